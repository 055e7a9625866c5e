"""Machine-readable (可机读): a program can read the table: its format, its encoding, its header and its types."""

from dataclasses import dataclass

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts, ResourceFacts
from catalog.openness.making import evidence, met, partly, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import MACHINE_READABLE, MET, PARTLY, UNMET
from catalog.vocabulary.formats import FORMAT, GOOD, NONE

NO_FILE = Text("There is no file yet.", "还没有文件。")
WAITING = Text("“{title}” has not been validated yet.", "“{title}”尚未校验。")
FOR_PEOPLE = Text(
    "“{title}” is {format}: people can read it, programs can't.", "“{title}”是 {format}：人可以阅读，程序无法读取。"
)
WEAK = Text("“{title}” is {format}: programs read it with difficulty.", "“{title}”是 {format}：程序较难读取。")
BROKEN = Text("“{title}” did not pass validation.", "“{title}”未通过校验。")
NO_TABLE = Text("“{title}” is {format}, but no table could be read from it.", "“{title}”是 {format}，但未能读出表格。")
FLAWED = Text(
    "“{title}” is a table with a flawed header or many cells that do not fit.",
    "“{title}”是表格，但表头有误或许多单元格不符合类型。",
)
CLEAN = Text(
    "“{title}” is one clean table in {format} ({encoding}).", "“{title}”是一个规范的 {format} 表格（{encoding}）。"
)
BEST = Text("“{title}” is a clean table with a published schema.", "“{title}”是带有结构说明的规范表格。")

ADD_FILE = Text("Add a file with the data.", "请添加数据文件。")
WAIT = Text("Wait for the validation to end.", "请等待校验完成。")
AS_TABLE = Text("Publish the table as CSV, XLSX or JSON beside it.", "请同时以 CSV、XLSX 或 JSON 发布表格。")
MEND = Text("Mend what the validation report names, and upload the file again.", "请按校验报告修正后重新上传。")

HEADER_FAULTS = ("blank-header", "duplicate-header")
RANK = (MET, PARTLY, UNMET)


@dataclass(frozen=True, slots=True)
class Judged:
    mark: str
    value: float
    item: Evidence
    advice: Text


def measure(facts: DatasetFacts) -> Mark:
    """The best file decides: one good distribution is enough, the others may be for people."""
    if not facts.resources:
        return unmet(MACHINE_READABLE, [evidence("no-file", NO_FILE)], ADD_FILE)
    ready = [r for r in facts.resources if r.status not in ("queued", "running")]
    waiting = [evidence("waiting", WAITING, {"title": r.title}) for r in facts.resources if r not in ready]
    if not ready:
        return unknown(MACHINE_READABLE, waiting, WAIT)
    judged = [_judge(resource) for resource in ready]
    best = min(judged, key=lambda one: (RANK.index(one.mark), -one.value))
    items = [*(one.item for one in judged), *waiting]
    if best.mark == MET:
        return met(MACHINE_READABLE, items, best.value)
    if best.mark == PARTLY:
        return partly(MACHINE_READABLE, items, best.value, best.advice)
    return unmet(MACHINE_READABLE, items, best.advice)


def _judge(resource: ResourceFacts) -> Judged:
    form = FORMAT.get(resource.format, FORMAT["unknown"])
    figures = {"title": resource.title, "format": form.label.en, "encoding": resource.encoding.upper() or "–"}
    for applies, mark, value, code, text, advice in (
        (resource.status != "valid", UNMET, 0.0, "broken", BROKEN, MEND),
        (form.machine == NONE, UNMET, 0.0, "for-people", FOR_PEOPLE, AS_TABLE),
        (form.machine != GOOD, PARTLY, 0.5, "weak", WEAK, AS_TABLE),
        (resource.profile is None, PARTLY, 0.5, "no-table", NO_TABLE, AS_TABLE),
        (_is_flawed(resource), PARTLY, 0.6, "flawed", FLAWED, MEND),
        (resource.has_schema, MET, 1.0, "best", BEST, MEND),
    ):
        if applies:
            return Judged(mark, value, evidence(code, text, figures), advice)
    utf8 = resource.encoding.lower() in ("", "utf-8", "ascii")
    return Judged(MET, 0.9 if utf8 else 0.8, evidence("clean", CLEAN, figures), MEND)


def _is_flawed(resource: ResourceFacts) -> bool:
    if any(code in HEADER_FAULTS for code, _count in resource.problems):
        return True
    columns = resource.profile.columns if resource.profile else ()
    filled, wrong = sum(c.filled for c in columns), sum(c.wrong for c in columns)
    return bool(filled) and wrong / filled > thresholds.WRONG_CELLS_PARTLY
