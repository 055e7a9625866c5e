"""Complete (完整): rows read of rows present, filled cells, gaps in the period, declared records, metadata."""

from catalog.language import Text
from catalog.openness import complete_thresholds as thresholds
from catalog.openness.facts import DatasetFacts
from catalog.openness.fields import named
from catalog.openness.links import to_problems
from catalog.openness.making import clamp, evidence, met, partly, unknown, unmet
from catalog.openness.marks import Mark
from catalog.openness.parts import Part, parts_of
from catalog.vocabulary.criteria import COMPLETE, MET, PARTLY, UNMET

NO_FILE = Text("There is no file yet.", "还没有文件。")
NO_TABLE = Text("No table was read, so rows and cells can't be counted.", "未读取到表格，无法统计行和单元格。")
UNREAD = Text("{unread:,} of {files:,} files could not be read.", "{files:,} 个文件中有 {unread:,} 个无法读取。")
METADATA = Text(
    "{mandatory} of {of_mandatory} mandatory and {recommended} of {of_recommended} recommended fields are filled.",
    "必填项 {of_mandatory} 项中已填 {mandatory} 项，推荐项 {of_recommended} 项中已填 {recommended} 项。",
)

ADD_FILE = Text("Add a file with the data: then this can be measured.", "请添加数据文件，之后即可衡量此项。")
ADD_TABLE = Text(
    "Publish the table as CSV or XLSX: then its rows can be counted, and this is measured.",
    "请以 CSV 或 XLSX 发布表格，以便统计行数并衡量此项。",
)
MEND_FILES = Text(
    "Mend the files that could not be read, as their validation reports say: their rows then count.",
    "请按校验报告修正无法读取的文件，其中的行即可计入。",
)
FILL_METADATA = Text("Fill in: {fields}. The description is then complete.", "请填写：{fields}，使说明完整。")


def measure(facts: DatasetFacts) -> Mark:
    tables = [resource for resource in facts.resources if resource.profile]
    metadata = _metadata(facts)
    if not facts.resources:
        return unmet(COMPLETE, [evidence("no-file", NO_FILE), metadata.item], ADD_FILE)
    if not tables:
        return _without_table(facts, metadata)
    return _together([*_unread(facts), *parts_of(facts, tables), metadata])


def _without_table(facts: DatasetFacts, metadata: Part) -> Mark:
    """The description alone can show that something is missing, never that nothing is."""
    unread = _unread(facts)
    items = [*(part.item for part in unread), evidence("no-table", NO_TABLE), metadata.item]
    if any(part.mark == UNMET for part in unread):
        return unmet(COMPLETE, items, MEND_FILES)
    if metadata.mark == UNMET:
        return unmet(COMPLETE, items, metadata.advice)
    return unknown(COMPLETE, items, ADD_TABLE)


def _together(parts: list[Part]) -> Mark:
    """As good as its worst part; the advice is for that part."""
    items = [part.item for part in parts]
    value = sum(part.value for part in parts) / len(parts)
    for mark, make in ((UNMET, unmet), (PARTLY, partly)):
        worst = next((part for part in parts if part.mark == mark), None)
        if worst is not None:
            return make(COMPLETE, items, value=value, advice=worst.advice)
    return met(COMPLETE, items, value)


def _unread(facts: DatasetFacts) -> list[Part]:
    """Files whose every row is lost. A file that nobody has read yet is neither lost nor won."""
    unread = sum(resource.status == "invalid" and resource.profile is None for resource in facts.resources)
    if not unread:
        return []
    files = len(facts.resources)
    first = next(r for r in facts.resources if r.status == "invalid" and r.profile is None)
    item = evidence("unread", UNREAD, {"unread": unread, "files": files}, link=to_problems(first))
    return [Part(UNMET if unread == files else PARTLY, 1 - unread / files, item, MEND_FILES)]


def _metadata(facts: DatasetFacts) -> Part:
    mandatory = facts.mandatory_fields - len(facts.missing_mandatory)
    recommended = facts.recommended_fields - len(facts.missing_recommended)
    figures = {
        "mandatory": mandatory,
        "of_mandatory": facts.mandatory_fields,
        "recommended": recommended,
        "of_recommended": facts.recommended_fields,
    }
    share = recommended / facts.recommended_fields if facts.recommended_fields else 1.0
    mark = UNMET if facts.missing_mandatory else MET if share >= thresholds.RECOMMENDED_MET.value else PARTLY
    value = clamp((mandatory + recommended) / max(1, facts.mandatory_fields + facts.recommended_fields))
    fields = named(facts.missing_mandatory or facts.missing_recommended)
    advice = Text(FILL_METADATA.en.format(fields=fields.en), FILL_METADATA.zh.format(fields=fields.zh))
    return Part(mark, value, evidence("metadata", METADATA, figures), advice)
