"""Complete (完整): no row lost, cells filled, no gaps in time, the declared count reached."""

from dataclasses import dataclass

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts
from catalog.openness.making import clamp, evidence, met, partly, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.profiling.profile import Profile
from catalog.vocabulary.criteria import COMPLETE, MET, PARTLY, UNMET

NO_DATA = Text("There is no file yet.", "还没有文件。")
NO_TABLE = Text("No file holds a table, so rows and cells can't be counted.", "没有文件含有表格，无法统计行和单元格。")
ROWS = Text("{rows} of {present} rows could be read.", "{present} 行中可读取 {rows} 行。")
CELLS = Text("{percent}% of the cells are filled and fit their column.", "{percent}% 的单元格已填写且符合列类型。")
GAPS = Text("{gaps} steps are missing in the column “{column}”.", "“{column}”列缺少 {gaps} 个时间点。")
DECLARED = Text("{rows} rows are there, {declared} were declared.", "实有 {rows} 行，声明 {declared} 行。")
METADATA = Text(
    "{mandatory} of {of_mandatory} mandatory and {recommended} of {of_recommended} recommended fields are filled.",
    "必填项 {of_mandatory} 项中已填 {mandatory} 项，推荐项 {of_recommended} 项中已填 {recommended} 项。",
)
ADD_FILE = Text("Add a file with the data.", "请添加数据文件。")
ADD_TABLE = Text(
    "Publish the table as CSV or XLSX: then its rows can be counted, and this criterion measured.",
    "请以 CSV 或 XLSX 发布表格，以便统计行数并衡量此项。",
)
MEND_ROWS = Text(
    "Mend the rows named in the validation report: they could not be read.", "请修正校验报告列出的无法读取的行。"
)
FILL_CELLS = Text("Fill the empty and wrong cells that the report names.", "请补全报告列出的空白和错误单元格。")
FILL_GAPS = Text("Add the missing dates, or say why there are none.", "请补充缺失的日期，或说明原因。")
REACH_COUNT = Text(
    "Publish the missing records, or correct the declared number.", "请发布缺少的记录，或更正声明的数量。"
)
FILL_METADATA = Text("Fill in: {fields}.", "请填写：{fields}。")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that completeness is made of; `advice` is what to do if its mark is not met."""

    mark: str
    value: float
    item: Evidence
    advice: Text


def measure(facts: DatasetFacts) -> Mark:
    profiles = [resource.profile for resource in facts.resources if resource.profile]
    metadata = _metadata(facts)
    if not facts.resources:
        return unmet(COMPLETE, [evidence("no-file", NO_DATA), metadata.item], ADD_FILE)
    if not profiles:
        items = [evidence("no-table", NO_TABLE), metadata.item]
        if metadata.mark == UNMET:
            return unmet(COMPLETE, items, metadata.advice)
        return unknown(COMPLETE, items, ADD_TABLE)
    return _together([_rows(profiles), _cells(profiles), *_gaps(profiles), *_declared(facts, profiles), metadata])


def _together(parts: list[Part]) -> Mark:
    """As good as its worst part; the advice is for that part."""
    items = [part.item for part in parts]
    value = clamp(sum(part.value for part in parts) / len(parts))
    for mark, make in ((UNMET, unmet), (PARTLY, partly)):
        worst = next((part for part in parts if part.mark == mark), None)
        if worst is not None:
            return make(COMPLETE, items, value=value, advice=worst.advice)
    return met(COMPLETE, items, value)


def _grade(value: float, at_met: float, at_partly: float) -> str:
    return MET if value >= at_met else PARTLY if value >= at_partly else UNMET


def _rows(profiles: list[Profile]) -> Part:
    rows, present = sum(p.rows for p in profiles), sum(p.rows_present for p in profiles)
    share = rows / present if present else 0.0
    item = evidence("rows", ROWS, {"rows": rows, "present": present})
    return Part(_grade(share, thresholds.ROWS_MET, thresholds.ROWS_PARTLY), share, item, MEND_ROWS)


def _cells(profiles: list[Profile]) -> Part:
    cells = sum(p.rows * len(p.columns) for p in profiles)
    good = sum(max(0, column.filled - column.wrong) for p in profiles for column in p.columns)
    share = clamp(good / cells) if cells else 0.0
    item = evidence("cells", CELLS, {"percent": round(100 * share, 1), "filled": good, "cells": cells})
    return Part(_grade(share, thresholds.CELLS_MET, thresholds.CELLS_PARTLY), share, item, FILL_CELLS)


def _gaps(profiles: list[Profile]) -> list[Part]:
    """Nothing is said where no step of time can be told."""
    parts = []
    for profile in profiles:
        if profile.gaps is None:
            continue
        share = profile.gaps / max(1, profile.gaps + profile.rows)
        # A gap alone never makes it unmet: it may be that nothing happened that day.
        mark = MET if share <= thresholds.GAPS_MET else PARTLY
        item = evidence("gaps", GAPS, {"gaps": profile.gaps, "column": profile.period_column})
        parts.append(Part(mark, clamp(1 - share), item, FILL_GAPS))
    return parts


def _declared(facts: DatasetFacts, profiles: list[Profile]) -> list[Part]:
    if not facts.declared_records:
        return []
    rows = sum(p.rows for p in profiles)
    share = clamp(rows / facts.declared_records)
    item = evidence("declared", DECLARED, {"rows": rows, "declared": facts.declared_records})
    return [Part(_grade(share, thresholds.ROWS_MET, thresholds.CELLS_PARTLY), share, item, REACH_COUNT)]


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
    mark = UNMET if facts.missing_mandatory else MET if share >= thresholds.RECOMMENDED_MET else PARTLY
    value = clamp((mandatory + recommended) / max(1, facts.mandatory_fields + facts.recommended_fields))
    names = ", ".join((*facts.missing_mandatory, *facts.missing_recommended))
    return Part(mark, value, evidence("metadata", METADATA, figures), FILL_METADATA.fill({"fields": names}))
