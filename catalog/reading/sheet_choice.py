"""Which sheet of a workbook holds its table: not the cover, not the notes, not what is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from catalog.reading.table import Finding, Unreadable

# The table's share of a sheet is estimated from so many rows.
ROWS_LOOKED_AT = 50
MOST_NAMED, NAME = 8, 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """`cells` is how many cells the sheet's table is thought to have; 0 for a sheet that is none."""

    position: int
    name: str
    visible: bool
    rows: int
    cells: float


def choose_sheet(workbook: CalamineWorkbook) -> tuple[CalamineSheet, Finding | None]:
    """The visible sheet with the largest table, and what the others hold. Raises Unreadable where all are blank."""
    found = list(_candidates(workbook))
    if not any(one.rows for one in found):
        raise Unreadable(Finding("blank-file"))
    best = max(found, key=lambda one: (one.cells > 0, one.visible, one.cells, one.rows, -one.position))
    others = [one for one in found if one is not best]
    finding = None
    if others:
        figures = {"sheet": best.name, "sheets": len(others), "others": ", ".join(map(_said, others[:MOST_NAMED]))}
        finding = Finding("other-sheets", figures=figures)
    return workbook.get_sheet_by_index(best.position), finding


def _candidates(workbook: CalamineWorkbook) -> Iterator[Candidate]:
    for position, about in enumerate(workbook.sheets_metadata):
        visible = about.visible == SheetVisibleEnum.Visible
        if about.typ != SheetTypeEnum.WorkSheet:
            yield Candidate(position, about.name, visible, 0, 0)
            continue
        sheet = workbook.get_sheet_by_index(position)
        yield Candidate(position, about.name, visible, sheet.height, _table_cells(sheet))


def _table_cells(sheet: CalamineSheet) -> float:
    first = sheet.to_python(nrows=ROWS_LOOKED_AT)
    filled = [sum(1 for cell in row if cell != "") for row in first]
    inside = sum(count for count in filled if count > 1)
    return inside / len(first) * sheet.height if first else 0


def _said(one: Candidate) -> str:
    hidden = "" if one.visible else ", hidden"
    return f"{one.name[:NAME]} ({one.rows}{hidden})"
