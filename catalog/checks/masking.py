"""Nothing of a person stands in what is said about a table: not in findings, not in a column's statistics."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from catalog.profiling.personal import PersonalColumn
from catalog.profiling.profile import Column
from catalog.reading.personal import excerpt, mask
from catalog.reading.table import Finding

TITLE = 300


def mask_columns(columns: tuple[Column, ...], personal: tuple[PersonalColumn, ...]) -> tuple[Column, ...]:
    """Those with personal data say so, and show the shape of their samples alone."""
    kinds = {found.number: found.kind for found in personal}
    return tuple(
        _masked(column, kinds[number]) if number in kinds else column for number, column in enumerate(columns, 1)
    )


def _masked(column: Column, kind: str) -> Column:
    return replace(
        column,
        personal=kind,
        minimum=None,
        maximum=None,
        mean=None,
        samples=tuple(dict.fromkeys(mask(sample) for sample in column.samples)),
    )


def mask_findings(
    findings: Iterable[Finding], columns: tuple[Column, ...], personal: tuple[PersonalColumn, ...]
) -> tuple[Finding, ...]:
    """Excerpts were masked by form where they were made; here, by what is known of the whole table since.

    An excerpt of no certain column may hold the cells of any. Findings get the column's title too, which readers do not
    always know.
    """
    numbers = {found.number for found in personal}
    return tuple(_mask_finding(finding, columns, numbers) for finding in findings)


def _mask_finding(finding: Finding, columns: tuple[Column, ...], numbers: set[int]) -> Finding:
    title, cell = finding.column_name, finding.cell
    if finding.column is not None and not title and finding.column <= len(columns):
        title = columns[finding.column - 1].title
    known = finding.column is not None and finding.column <= len(columns)
    if cell and (finding.column in numbers or (numbers and not known)):
        cell = mask(cell)
    return replace(finding, column_name=excerpt(title, TITLE), cell=cell, figures=_mask_figures(finding.figures))


def _mask_figures(figures: Mapping[str, object]) -> dict[str, object]:
    """Figures are also the names of files, sheets and layers, which say what their maker wished."""
    return {name: excerpt(value, len(value)) if isinstance(value, str) else value for name, value in figures.items()}
