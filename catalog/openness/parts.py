"""What completeness is made of where there are tables: rows, cells, what names the rows, repeats, gaps, the count."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.language import Text
from catalog.openness import complete_thresholds as thresholds
from catalog.openness.facts import DatasetFacts, ResourceFacts
from catalog.openness.links import to_column, to_problems
from catalog.openness.making import clamp, evidence, percent, short
from catalog.openness.marks import Evidence
from catalog.openness.shape import is_series
from catalog.openness.threshold import Threshold
from catalog.profiling.profile import Column, Profile
from catalog.vocabulary.criteria import MET, PARTLY, UNMET

ROWS = Text("{rows:,} of {present:,} rows could be read.", "{present:,} 行中可读取 {rows:,} 行。")
CELLS = Text(
    "{percent:g}% of {cells:,} cells are filled and fit their column.",
    "{cells:,} 个单元格中有 {percent:g}% 已填写且符合列类型。",
)
FILLER = Text(
    " {filler:,} cells hold only a placeholder (未知, N/A, 9999 …) and count as empty.",
    "其中 {filler:,} 个只有占位内容（未知、N/A、9999 等），按空白计。",
)
REQUIRED = Text(
    "{percent:g}% of the cells are filled in “{column}”, which tells the rows apart.",
    "用于区分各行的“{column}”列有 {percent:g}% 的单元格已填写。",
)
REPEATS = Text(
    "{repeats:,} of {rows:,} rows repeat another row in every cell.", "{rows:,} 行中有 {repeats:,} 行与其他行完全相同。"
)
GAPS = Text(
    "{gaps:,} dates or times are missing from the series in the column “{column}”.",
    "“{column}”列的时间序列缺少 {gaps:,} 个时点。",
)
DECLARED = Text(
    "{rows:,} different records are there; {declared:,} were declared.",
    "实有 {rows:,} 条不重复的记录，声明 {declared:,} 条。",
)
ONE_ROW = Text(
    "There is one row only, and no number of records was declared: whether rows are missing can't be told.",
    "只有一行，且未声明记录数，无法判断是否缺少记录。",
)

MEND_ROWS = Text(
    "Mend the rows that the validation report names: no row is then lost.", "请修正校验报告列出的行，使所有行都能读取。"
)
FILL_CELLS = Text(
    "Fill the empty cells and correct the wrong ones that the report names: at {share} of cells this part is met.",
    "请补全空白单元格并改正报告列出的错误；比例达到 {share} 即达到要求。",
)
FILL_REQUIRED = Text(
    "Fill the column “{column}” in every row: at {share} of its cells this part is met.",
    "请填写每一行的“{column}”列；比例达到 {share} 即达到要求。",
)
DROP_REPEATS = Text(
    "Delete the repeated rows, or add the column that tells them apart (a number, a time): this part is then met.",
    "请删除重复的行，或增加能区分它们的列（如编号、时间），即达到要求。",
)
FILL_GAPS = Text(
    "Add the missing dates: the series is then whole. If there was nothing to record, say so in the description.",
    "请补充缺少的时点，使时间序列完整；如当时确无数据，请在说明中写明。",
)
REACH_COUNT = Text(
    "Publish the missing records, or correct the declared number: the two then agree.",
    "请发布缺少的记录，或更正声明的数量，使两者一致。",
)
DECLARE_COUNT = Text(
    "Publish all records, or declare that there is only one: this part is then met.",
    "请发布全部记录；如确实只有一条，请声明记录数，即达到要求。",
)

# Columns that name, number or date the rows; without a published schema, titles are all that tells.
NAMING = re.compile(r".{0,6}(?:编号|编码|代码|名称)|(?:\w+[ _])?(?:id|code|name)", re.IGNORECASE)
DATING = re.compile(r"日期|时间|年份|月份|date|time|year", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that completeness is made of; `advice` is what to do if its mark is not met."""

    mark: str
    value: float
    item: Evidence
    advice: Text


def parts_of(facts: DatasetFacts, tables: Sequence[ResourceFacts]) -> Iterator[Part]:
    profiles = [resource.profile for resource in tables if resource.profile]
    yield _rows(tables, profiles)
    yield _cells(tables, profiles)
    yield from _required(tables)
    yield from _repeats(tables)
    yield from _gaps(facts, tables)
    yield from _declared(facts, tables)


def grade(value: float, at_met: Threshold, at_partly: Threshold) -> str:
    return MET if value >= at_met.value else PARTLY if value >= at_partly.value else UNMET


def _rows(tables: Sequence[ResourceFacts], profiles: Sequence[Profile]) -> Part:
    rows, present = sum(p.rows for p in profiles), sum(p.rows_present for p in profiles)
    share = clamp(rows / present) if present else 0.0
    mark = grade(share, thresholds.ROWS_MET, thresholds.ROWS_PARTLY)
    item = evidence("rows", ROWS, {"rows": rows, "present": present}, link=to_problems(tables[0]))
    return Part(mark, share, item, MEND_ROWS)


def filler_of(resource: ResourceFacts) -> dict[str, int]:
    """Cells by column that are filled and say nothing."""
    return dict(resource.substance.filler) if resource.substance else {}


def _good(column: Column, filler: dict[str, int]) -> int:
    return max(0, column.filled - column.wrong - filler.get(column.name, 0))


def _cells(tables: Sequence[ResourceFacts], profiles: Sequence[Profile]) -> Part:
    cells = sum(p.rows * len(p.columns) for p in profiles)
    filler = sum(sum(filler_of(resource).values()) for resource in tables)
    good = sum(_good(column, filler_of(r)) for r in tables if r.profile for column in r.profile.columns)
    share = clamp(good / cells) if cells else 0.0
    figures = {"percent": percent(share), "filled": good, "cells": cells, "filler": filler}
    text = Text(CELLS.en + FILLER.en, CELLS.zh + FILLER.zh) if filler else CELLS
    item = evidence("cells", text, figures, link=f"{tables[0].path}#columns" if tables[0].path else "")
    mark = grade(share, thresholds.CELLS_MET, thresholds.CELLS_PARTLY)
    return Part(mark, share, item, FILL_CELLS.fill({"share": thresholds.CELLS_MET.shown}))


def _required(tables: Sequence[ResourceFacts]) -> Iterator[Part]:
    """The worst of the columns that tell rows apart; they count more than any other, so they are looked at alone."""
    shares = [
        (clamp(_good(column, filler_of(resource)) / resource.profile.rows), column.title, resource, column)
        for resource in tables
        if resource.profile and resource.profile.rows
        for column in naming_columns(resource.profile)
    ]
    if not shares:
        return
    share, title, resource, column = min(shares, key=lambda one: one[0])
    figures = {"percent": percent(share), "column": title or column.name}
    item = evidence("required", REQUIRED, figures, link=to_column(resource, column.name))
    mark = grade(share, thresholds.REQUIRED_MET, thresholds.REQUIRED_PARTLY)
    advice = FILL_REQUIRED.fill({"column": short(title or column.name), "share": thresholds.REQUIRED_MET.shown})
    yield Part(mark, share, item, advice)


def naming_columns(profile: Profile) -> tuple[Column, ...]:
    """The first that names or numbers the rows (a former name may well be blank), and those that date them."""
    naming = [column for column in profile.columns if NAMING.fullmatch(column.title.strip())][:1]
    dating = [column for column in profile.columns if DATING.fullmatch(column.title.strip())]
    return (*naming, *dating) or profile.columns[:1]


def _repeats(tables: Sequence[ResourceFacts]) -> Iterator[Part]:
    """By the worst table: copies of its rows may swell one file beside a sound one."""
    counted = [(_repeated(one), one.profile.rows, one) for one in tables if one.profile]
    counted = [(repeats, rows, resource) for repeats, rows, resource in counted if repeats and rows]
    if not counted:
        return
    repeats, rows, resource = max(counted, key=lambda one: one[0] / one[1])
    share = clamp(repeats / rows)
    mark = MET if share <= thresholds.REPEATS_MET.value else PARTLY
    mark = UNMET if share > thresholds.REPEATS_PARTLY.value else mark
    figures = {"repeats": repeats, "rows": rows}
    item = evidence("repeats", REPEATS, figures, link=to_problems(resource, "duplicate-row"))
    yield Part(mark, 1 - share, item, DROP_REPEATS)


def _gaps(facts: DatasetFacts, tables: Sequence[ResourceFacts]) -> Iterator[Part]:
    """Nothing is said where no step of time can be told; nothing is graded where no regular update is promised."""
    told = [(resource, *found) for resource in tables if (found := _gaps_in(resource)) is not None]
    if not told:
        return
    gaps, rows = sum(one[1] for one in told), sum(one[2] for one in told)
    share = clamp(gaps / max(1, gaps + rows))
    regular = facts.every is not None or facts.frequency == "never"
    # A gap alone never makes it unmet: it may be that nothing happened that day.
    mark = PARTLY if regular and share > thresholds.GAPS_MET.value else MET
    columns = ", ".join(sorted({one[3] for one in told}))
    item = evidence("gaps", GAPS, {"gaps": gaps, "column": columns}, link=to_column(told[0][0], told[0][3]))
    yield Part(mark, 1 - share if regular else 1.0, item, FILL_GAPS)


def _gaps_in(resource: ResourceFacts) -> tuple[int, int, str] | None:
    """Missing moments, those there, and the column; None where the dates are no series: those of births, say."""
    profile, substance = resource.profile, resource.substance
    if profile is None:
        return None
    if substance is None:
        return None if profile.gaps is None else (profile.gaps, profile.rows, profile.period_column)
    if substance.series is None or not is_series(substance):
        return None
    series = substance.series
    # Days are counted by the profile, which knows of working days.
    gaps = profile.gaps if profile.gaps is not None and profile.period_column == series.column else series.gaps
    return gaps, series.moments, series.column


def _declared(facts: DatasetFacts, tables: Sequence[ResourceFacts]) -> Iterator[Part]:
    rows = _records(tables)
    if not facts.declared_records:
        if rows == 1:
            yield Part(PARTLY, 0.5, evidence("one-row", ONE_ROW), DECLARE_COUNT)
        return
    share = clamp(rows / facts.declared_records)
    item = evidence("declared", DECLARED, {"rows": rows, "declared": facts.declared_records})
    mark = grade(share, thresholds.DECLARED_MET, thresholds.DECLARED_PARTLY)
    yield Part(mark, share, item, REACH_COUNT)


def _records(tables: Sequence[ResourceFacts]) -> int:
    """The rows of all tables; the same table in a second format (as many rows, the same header) counts once."""
    shapes = Counter(
        (profile.rows - _repeated(resource), tuple(column.title for column in profile.columns), resource.format)
        for resource in tables
        if (profile := resource.profile)
    )
    most: dict[tuple[int, tuple[str, ...]], int] = {}
    for (rows, header, _format), count in shapes.items():
        most[rows, header] = max(count, most.get((rows, header), 0))
    return sum(rows * count for (rows, _header), count in most.items())


def _repeated(resource: ResourceFacts) -> int:
    """Rows that repeat another in every cell, as the validation told the publisher."""
    return sum(count for code, count in resource.problems if code == "duplicate-row")
