"""The first places of a kind, as SQL and as findings of their own; the last of them counts all the others."""

from catalog.reading.personal import excerpt
from catalog.reading.table import Finding

SAMPLE = 100
CELL = 200
# What `places_sql` selects: how many, their rows, their cells.
FIGURES = 3


def share_of_sample(columns: int) -> int:
    """How many places each of `columns` may name, so that all of them keep within the sample."""
    return max(1, SAMPLE // max(1, columns))


def places_sql(test: str, cell: str, most: int) -> str:
    """Counts the rows where `test` holds, and takes the first `most` of them with what stands in `cell`."""
    shown = f"substr({cell}::VARCHAR, 1, {CELL})"
    return (
        f"count(*) FILTER ({test}), min(_row, {most}) FILTER ({test}), arg_min({shown}, _row, {most}) FILTER ({test})"
    )


def place_findings(
    code: str, number: int, title: str, figures: tuple[object, ...], **more: object
) -> tuple[Finding, ...]:
    """`figures` are what `places_sql` selected for the column `number` (1-based); none where nothing was found."""
    count, rows, cells = figures
    if not isinstance(rows, list) or not isinstance(cells, list) or not rows:
        return ()
    return tuple(
        Finding(
            code,
            row,
            number,
            title,
            excerpt(cell or ""),
            count=int(str(count)) - len(rows) + 1 if place == len(rows) else 1,
            figures=more,
        )
        for place, (row, cell) in enumerate(zip(rows, cells, strict=True), start=1)
    )
