"""Machine-readable (可机读): it parses, by format class and by its encoding, header and types."""

from dataclasses import dataclass

from catalog.checks.kinds import ERROR, KINDS
from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts, ResourceFacts
from catalog.openness.links import to_problems
from catalog.openness.making import evidence, listed, met, partly, percent, short, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.openness.shape import titles_that_are_data
from catalog.profiling.profile import STRING
from catalog.vocabulary.criteria import MACHINE_READABLE, MET, PARTLY, UNMET
from catalog.vocabulary.formats import FORMAT, GOOD, NONE

NO_FILE = Text("There is no file yet.", "还没有文件。")
WAITING = Text("“{title}” has not been validated yet.", "“{title}”尚未校验。")
STOPPED = Text("The validation of “{title}” could not be finished on our side.", "“{title}”的校验因平台原因未能完成。")
BROKEN = Text("“{title}” did not pass validation.", "“{title}”未通过校验。")
FOR_PEOPLE = Text(
    "“{title}” is {format}: people can read it, programs can't.", "“{title}”是 {format}：人可以阅读，程序无法读取。"
)
NO_TABLE = Text("“{title}” is {format}, but no table could be read from it.", "“{title}”是 {format}，但未能读出表格。")
WEAK = Text("“{title}” is {format}: programs read it with difficulty.", "“{title}”是 {format}：程序较难读取。")
BAD_HEADER = Text(
    "“{title}” has {headers:,} blank or repeated column names.", "“{title}”有 {headers:,} 个列名为空或重复。"
)
WRONG_CELLS = Text(
    "In “{title}”, {percent:g}% of the filled cells do not fit their column.",
    "“{title}”中 {percent:g}% 的已填单元格不符合列类型。",
)
NO_HEADER = Text(
    "In “{title}”, {titles:,} of {columns:,} column names are values: the header seems to be missing.",
    "“{title}”的 {columns:,} 个列名中有 {titles:,} 个是数据，似乎缺少表头。",
)
TWO_HEADERS = Text("“{title}” has a second row of header among its data.", "“{title}”的数据中混有第二行表头。")
GARBLED = Text(
    "In “{title}”, {percent:g}% of the text cells were saved in a wrong encoding and can't be read.",
    "“{title}”中 {percent:g}% 的文字单元格因编码错误成为乱码。",
)
CARRIES = Text(
    "“{title}” is a table that carries a document or leads to one: there is no data in its cells.",
    "“{title}”只是装入文档或指向文档的表格，单元格中没有数据。",
)
PICTURE = Text(
    "“{title}” is a workbook with {pictures:,} pictures and hardly a row: programs can't read a picture of a table.",
    "“{title}”是含 {pictures:,} 张图片、几乎没有数据行的工作簿；程序无法读取表格图片。",
)
CLEAN = Text("“{title}” is one clean table in {format}.", "“{title}”是一个规范的 {format} 表格。")
OTHER_ENCODING = Text(
    "“{title}” is one clean table in {format}, encoded in {encoding}, not UTF-8.",
    "“{title}”是一个规范的 {format} 表格，但编码为 {encoding}，不是 UTF-8。",
)
BEST = Text(
    "“{title}” is one clean table in {format}, with a published schema.",
    "“{title}”是一个规范的 {format} 表格，并公布了结构说明。",
)

ADD_FILE = Text(
    "Add a file with the data as CSV, XLSX or JSON: if it is one clean table, this is met.",
    "请添加 CSV、XLSX 或 JSON 数据文件；若为规范表格即达到此项。",
)
WAIT = Text("Wait for the validation to end: this is then measured.", "请等待校验完成，届时即可衡量此项。")
AGAIN = Text("Start the validation again: this is then measured.", "请重新开始校验，之后即可衡量此项。")
AS_TABLE = Text(
    "Publish the same table as CSV, XLSX or JSON beside it: one clean file is enough to meet this.",
    "请同时以 CSV、XLSX 或 JSON 发布同一表格；有一个规范文件即达到此项。",
)
MEND = Text(
    "Mend what the validation report of “{title}” names, and upload the file again: this can then be met.",
    "请按“{title}”的校验报告修正后重新上传，即可达到此项。",
)

# Read in a wrong encoding once, or not read at all.
GARBLED_CODES = ("mojibake", "replacement-character", "undecodable")
HEADER_FAULTS = ("blank-header", "duplicate-header")
# What the checks tell of cells that do not fit their column.
WRONG_CODES = ("type-mismatch", "spreadsheet-error")
UTF8 = ("", "utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii")
RANK = (MET, PARTLY, UNMET)
# Beside a picture, so few rows are its caption.
CAPTION_ROWS = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """One file. `mark` is met, partly or unmet; `advice` is what to do for this file if it is not met."""

    mark: str
    value: float
    item: Evidence
    advice: Text = AS_TABLE


def measure(facts: DatasetFacts) -> Mark:
    """The best file decides: one good distribution is enough, the others may be for people."""
    if not facts.resources:
        return unmet(MACHINE_READABLE, [evidence("no-file", NO_FILE)], ADD_FILE)
    judged = [_judge(resource) for resource in facts.resources if resource.status in ("valid", "invalid")]
    judged.sort(key=lambda one: (RANK.index(one.mark), -one.value))
    pending = [resource for resource in facts.resources if resource.status not in ("valid", "invalid")]
    items = listed([*(one.item for one in judged), *(_pending(resource) for resource in pending)])
    best = judged[0] if judged else None
    if best and best.mark == MET:
        return met(MACHINE_READABLE, items, best.value)
    if best and best.mark == PARTLY:
        return partly(MACHINE_READABLE, items, best.value, best.advice)
    if best is None or pending:
        stopped = any(resource.status == "failed" for resource in pending)
        return unknown(MACHINE_READABLE, items, AGAIN if stopped else WAIT)
    return unmet(MACHINE_READABLE, items, best.advice)


def _pending(resource: ResourceFacts) -> Evidence:
    if resource.status == "failed":
        return evidence("stopped", STOPPED, {"title": resource.title})
    return evidence("waiting", WAITING, {"title": resource.title})


def _judge(resource: ResourceFacts) -> Judged:
    form = FORMAT.get(resource.format, FORMAT["unknown"])
    if resource.status == "invalid" or _has_error(resource):
        return Judged(UNMET, 0.0, _said(resource, "broken", BROKEN), _mend(resource))
    if form.machine == NONE:
        return Judged(UNMET, 0.0, _said(resource, "for-people", FOR_PEOPLE))
    if form.machine != GOOD:
        return Judged(PARTLY, thresholds.WEAK_VALUE.value, _said(resource, "weak", WEAK))
    if resource.profile is None:
        return Judged(PARTLY, thresholds.WEAK_VALUE.value, _said(resource, "no-table", NO_TABLE))
    return _judge_table(resource)


def _judge_table(resource: ResourceFacts) -> Judged:
    empty = _no_data(resource)
    if empty:
        return Judged(UNMET, 0.0, empty)
    flaw = _header_flaw(resource) or _cell_flaw(resource)
    if flaw:
        return Judged(PARTLY, thresholds.FLAWED_VALUE.value, flaw, _mend(resource))
    utf8 = resource.encoding.lower() in UTF8
    value = 1 - thresholds.READING_COST.value * ((not utf8) + (not resource.has_schema))
    if not utf8:
        return Judged(MET, value, _said(resource, "other-encoding", OTHER_ENCODING, encoding=resource.encoding.upper()))
    code, text = ("best", BEST) if resource.has_schema else ("clean", CLEAN)
    return Judged(MET, value, _said(resource, code, text))


def _no_data(resource: ResourceFacts) -> Evidence | None:
    """A document in a table's clothes; None for a table that is one."""
    found = resource.substance
    if found is None or resource.profile is None:
        return None
    rows = resource.profile.rows
    if found.only_links or found.documents >= max(1, rows * thresholds.CARRIED_UNMET.value):
        return _said(resource, "carries", CARRIES)
    if found.pictures and rows <= CAPTION_ROWS:
        return _said(resource, "picture", PICTURE, pictures=found.pictures)
    return None


def _header_flaw(resource: ResourceFacts) -> Evidence | None:
    headers, profile = _header_faults(resource), resource.profile
    if headers:
        code = next(code for code, _count in resource.problems if code in HEADER_FAULTS)
        return _said(resource, "bad-header", BAD_HEADER, problem=code, headers=headers)
    titles = titles_that_are_data(profile) if profile else 0
    if profile and titles and titles >= len(profile.columns) * thresholds.HEADER_PARTLY.value:
        return _said(resource, "no-header", NO_HEADER, titles=titles, columns=len(profile.columns))
    if resource.substance and resource.substance.second_header:
        return _said(resource, "two-headers", TWO_HEADERS)
    return None


def _cell_flaw(resource: ResourceFacts) -> Evidence | None:
    wrong = _wrong_share(resource)
    if wrong > thresholds.WRONG_CELLS_PARTLY.value:
        code = next((code for code, _count in resource.problems if code in WRONG_CODES), "")
        return _said(resource, "wrong-cells", WRONG_CELLS, problem=code, percent=percent(wrong))
    garbled = _garbled_share(resource)
    if garbled > thresholds.GARBLED_PARTLY.value:
        code = next(code for code, _count in resource.problems if code in GARBLED_CODES)
        return _said(resource, "garbled", GARBLED, problem=code, percent=percent(garbled))
    return None


def _said(resource: ResourceFacts, code: str, text: Text, problem: str = "", **figures: object) -> Evidence:
    """`problem` is the kind of finding that the evidence rests on, which its link shows."""
    form = FORMAT.get(resource.format, FORMAT["unknown"])
    link = to_problems(resource, problem) if problem else resource.path
    return evidence(
        code, text, {"title": resource.title, "code": form.code, **figures}, {"format": form.label}, link=link
    )


def _mend(resource: ResourceFacts) -> Text:
    return MEND.fill({"title": short(resource.title)})


def _has_error(resource: ResourceFacts) -> bool:
    return any(KINDS[code].severity == ERROR for code, _count in resource.problems if code in KINDS)


def _header_faults(resource: ResourceFacts) -> int:
    return sum(count for code, count in resource.problems if code in HEADER_FAULTS)


def _wrong_share(resource: ResourceFacts) -> float:
    columns = resource.profile.columns if resource.profile else ()
    filled, wrong = sum(column.filled for column in columns), sum(column.wrong for column in columns)
    return wrong / filled if filled else 0.0


def _garbled_share(resource: ResourceFacts) -> float:
    """Of the filled cells of text and the column titles, those that a check says are garbled."""
    columns = resource.profile.columns if resource.profile else ()
    texts = len(columns) + sum(column.filled for column in columns if column.type == STRING)
    garbled = sum(count for code, count in resource.problems if code in GARBLED_CODES)
    return min(1.0, garbled / texts) if texts else 0.0
