"""Machine-readable (可机读): it parses, by format class and by its encoding, header and types."""

from dataclasses import dataclass

from catalog.checks.kinds import ERROR, KINDS
from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts, ResourceFacts
from catalog.openness.making import evidence, listed, met, partly, percent, short, unknown, unmet
from catalog.openness.marks import Evidence, Mark
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

HEADER_FAULTS = ("blank-header", "duplicate-header")
UTF8 = ("", "utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii")
RANK = (MET, PARTLY, UNMET)


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
    headers, wrong = _header_faults(resource), _wrong_share(resource)
    if headers:
        item = _said(resource, "bad-header", BAD_HEADER, headers=headers)
        return Judged(PARTLY, thresholds.FLAWED_VALUE.value, item, _mend(resource))
    if wrong > thresholds.WRONG_CELLS_PARTLY.value:
        item = _said(resource, "wrong-cells", WRONG_CELLS, percent=percent(wrong))
        return Judged(PARTLY, thresholds.FLAWED_VALUE.value, item, _mend(resource))
    utf8 = resource.encoding.lower() in UTF8
    value = 1 - thresholds.READING_COST.value * ((not utf8) + (not resource.has_schema))
    if not utf8:
        return Judged(MET, value, _said(resource, "other-encoding", OTHER_ENCODING, encoding=resource.encoding.upper()))
    code, text = ("best", BEST) if resource.has_schema else ("clean", CLEAN)
    return Judged(MET, value, _said(resource, code, text))


def _said(resource: ResourceFacts, code: str, text: Text, **figures: object) -> Evidence:
    form = FORMAT.get(resource.format, FORMAT["unknown"])
    return evidence(code, text, {"title": resource.title, "code": form.code, **figures}, {"format": form.label})


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
