"""Complete (完整): rows read of rows present, filled cells, gaps in the period, declared records, metadata."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts, ResourceFacts
from catalog.openness.fields import named
from catalog.openness.making import clamp, evidence, met, partly, percent, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.openness.thresholds import Threshold
from catalog.profiling.profile import Profile
from catalog.vocabulary.criteria import COMPLETE, MET, PARTLY, UNMET

NO_FILE = Text("There is no file yet.", "还没有文件。")
NO_TABLE = Text("No table was read, so rows and cells can't be counted.", "未读取到表格，无法统计行和单元格。")
UNREAD = Text("{unread:,} of {files:,} files could not be read.", "{files:,} 个文件中有 {unread:,} 个无法读取。")
ROWS = Text("{rows:,} of {present:,} rows could be read.", "{present:,} 行中可读取 {rows:,} 行。")
CELLS = Text(
    "{percent:g}% of {cells:,} cells are filled and fit their column.",
    "{cells:,} 个单元格中有 {percent:g}% 已填写且符合列类型。",
)
GAPS = Text(
    "{gaps:,} dates or times are missing from the series in the column “{column}”.",
    "“{column}”列的时间序列缺少 {gaps:,} 个时点。",
)
DECLARED = Text(
    "{rows:,} records are there; {declared:,} were declared.", "实有 {rows:,} 条记录，声明 {declared:,} 条。"
)
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
MEND_ROWS = Text(
    "Mend the rows that the validation report names: no row is then lost.", "请修正校验报告列出的行，使所有行都能读取。"
)
FILL_CELLS = Text(
    "Fill the empty cells and correct the wrong ones that the report names: at {share} of cells this part is met.",
    "请补全空白单元格并改正报告列出的错误；比例达到 {share} 即达到要求。",
)
FILL_GAPS = Text(
    "Add the missing dates: the series is then whole. If there was nothing to record, say so in the description.",
    "请补充缺少的时点，使时间序列完整；如当时确无数据，请在说明中写明。",
)
REACH_COUNT = Text(
    "Publish the missing records, or correct the declared number: the two then agree.",
    "请发布缺少的记录，或更正声明的数量，使两者一致。",
)
FILL_METADATA = Text("Fill in: {fields}. The description is then complete.", "请填写：{fields}，使说明完整。")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that completeness is made of; `advice` is what to do if its mark is not met."""

    mark: str
    value: float
    item: Evidence
    advice: Text


def measure(facts: DatasetFacts) -> Mark:
    tables = [resource for resource in facts.resources if resource.profile]
    metadata = _metadata(facts)
    if not facts.resources:
        return unmet(COMPLETE, [evidence("no-file", NO_FILE), metadata.item], ADD_FILE)
    if not tables:
        return _without_table(facts, metadata)
    profiles = [resource.profile for resource in tables if resource.profile]
    rows, cells, gaps = _rows(profiles), _cells(profiles), _gaps(facts, profiles)
    return _together([*_unread(facts), rows, cells, *gaps, *_declared(facts, tables), metadata])


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


def _grade(value: float, at_met: Threshold, at_partly: Threshold) -> str:
    return MET if value >= at_met.value else PARTLY if value >= at_partly.value else UNMET


def _unread(facts: DatasetFacts) -> list[Part]:
    """Files whose every row is lost. A file that nobody has read yet is neither lost nor won."""
    unread = sum(resource.status == "invalid" and resource.profile is None for resource in facts.resources)
    if not unread:
        return []
    files = len(facts.resources)
    item = evidence("unread", UNREAD, {"unread": unread, "files": files})
    return [Part(UNMET if unread == files else PARTLY, 1 - unread / files, item, MEND_FILES)]


def _rows(profiles: Sequence[Profile]) -> Part:
    rows, present = sum(p.rows for p in profiles), sum(p.rows_present for p in profiles)
    share = clamp(rows / present) if present else 0.0
    mark = _grade(share, thresholds.ROWS_MET, thresholds.ROWS_PARTLY)
    return Part(mark, share, evidence("rows", ROWS, {"rows": rows, "present": present}), MEND_ROWS)


def _cells(profiles: Sequence[Profile]) -> Part:
    cells = sum(p.rows * len(p.columns) for p in profiles)
    good = sum(max(0, column.filled - column.wrong) for p in profiles for column in p.columns)
    share = clamp(good / cells) if cells else 0.0
    item = evidence("cells", CELLS, {"percent": percent(share), "filled": good, "cells": cells})
    mark = _grade(share, thresholds.CELLS_MET, thresholds.CELLS_PARTLY)
    return Part(mark, share, item, FILL_CELLS.fill({"share": thresholds.CELLS_MET.shown}))


def _gaps(facts: DatasetFacts, profiles: Sequence[Profile]) -> list[Part]:
    """Nothing is said where no step of time can be told; nothing is graded where no regular update is promised."""
    told = [profile for profile in profiles if profile.gaps is not None]
    if not told:
        return []
    gaps = sum(profile.gaps or 0 for profile in told)
    share = clamp(gaps / max(1, gaps + sum(profile.rows for profile in told)))
    regular = facts.every is not None or facts.frequency == "never"
    # A gap alone never makes it unmet: it may be that nothing happened that day.
    mark = PARTLY if regular and share > thresholds.GAPS_MET.value else MET
    columns = ", ".join(sorted({profile.period_column for profile in told}))
    item = evidence("gaps", GAPS, {"gaps": gaps, "column": columns})
    return [Part(mark, 1 - share if regular else 1.0, item, FILL_GAPS)]


def _declared(facts: DatasetFacts, tables: Sequence[ResourceFacts]) -> list[Part]:
    if not facts.declared_records:
        return []
    rows = _records(tables)
    share = clamp(rows / facts.declared_records)
    item = evidence("declared", DECLARED, {"rows": rows, "declared": facts.declared_records})
    mark = _grade(share, thresholds.DECLARED_MET, thresholds.DECLARED_PARTLY)
    return [Part(mark, share, item, REACH_COUNT)]


def _records(tables: Sequence[ResourceFacts]) -> int:
    """The rows of all tables; the same table in a second format (as many rows, the same header) counts once."""
    shapes = Counter(
        (profile.rows, tuple(column.title for column in profile.columns), resource.format)
        for resource in tables
        if (profile := resource.profile)
    )
    most: dict[tuple[int, tuple[str, ...]], int] = {}
    for (rows, header, _format), count in shapes.items():
        most[rows, header] = max(count, most.get((rows, header), 0))
    return sum(rows * count for (rows, _header), count in most.items())


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
