"""A table on a page: its columns and some rows, ready for a template."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from catalog.models import Version
from catalog.profiling.profile import Column
from catalog.rows.page import Page
from catalog.rows.query import RowsQuery
from catalog.rows.serve import read_page, table_of

ROWS = 8
LONGEST = 120
NUMERIC = ("integer", "number")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Preview:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int
    cursor: str = ""


def preview_of(version: Version | None) -> Preview | None:
    """The first rows; None for what has no table."""
    table = table_of(version)
    if table is None:
        return None
    query = RowsQuery(columns=table.columns, limit=ROWS)
    return of_page(read_page(table, query))


def of_page(page: Page) -> Preview:
    numeric = [column.type in NUMERIC for column in page.columns]
    rows = tuple(
        tuple(Cell(_shown(value), number) for value, number in zip(row, numeric, strict=True)) for row in page.rows
    )
    return Preview(page.columns, rows, page.count, page.cursor)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
