"""Header rows that belong together become one: "2014" above "male" is "2014 / male"."""

from catalog.reading.table import Row
from catalog.reading.tally import Tally

BETWEEN = " / "


def join_rows(rows: list[Row], headers: int, tally: Tally) -> list[Row]:
    """`rows` with the first `headers` of them joined into the last of these; titles above a table are no part of it."""
    start = next((index for index in range(headers) if _filled(rows[index]) > 1), headers)
    if headers - start < 2:
        return rows
    parts = rows[start:headers]
    width = max(len(row.cells) for row in parts)
    titles = tuple(
        _joined([row.cells[column] if column < len(row.cells) else None for row in parts]) for column in range(width)
    )
    tally.add("joined-header", parts[0].number, last=parts[-1].number)
    return [*rows[:start], Row(parts[-1].number, titles), *rows[headers:]]


def _joined(cells: list[str | None]) -> str | None:
    """Each part once: a cell that spans both rows stands in both."""
    words = [cell.strip() for cell in cells if cell and cell.strip()]
    return BETWEEN.join(dict.fromkeys(words)) or None


def _filled(row: Row) -> int:
    return len({cell for cell in row.cells if cell and not cell.isspace()})
