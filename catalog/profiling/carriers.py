"""Cells that carry a document or lead to one, in place of data: a base64 PDF, a picture, a link to a file."""

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.profile import STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row

# How a data: address and base64 of PDF, PNG, JPEG, GIF, ZIP (and so XLSX) and OLE2 (XLS, DOC) begin.
DOCUMENT = r"(data:[a-z]+/[a-z0-9.+-]+;base64,|JVBERi0|iVBORw0KGgo|/9j/|R0lGOD|UEsDB|0M8R4KGxGuE).*"
LINK = re.compile(r"\s*(https?|ftp)://\S+\s*", re.IGNORECASE)
SHORTEST = 200
# A longer table of links may be an honest list of links.
FEW_ROWS = 3
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Carriers:
    """`documents` are rows with a whole document in a cell. `only_links`: the few rows are nothing but links."""

    documents: int
    only_links: bool


def find_carriers(
    connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...], rows: int
) -> Carriers:
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    texts = [quote_name(column.name) for column in columns if column.type == STRING and column.filled][:MOST_COLUMNS]
    if not texts:
        return Carriers(0, False)
    tests = " OR ".join(f"(length({text}) >= {SHORTEST} AND regexp_matches({text}, '^{DOCUMENT}'))" for text in texts)
    (documents,) = single_row(connection, f"SELECT count(*) FILTER ({tests}) FROM {source}")  # noqa: S608
    return Carriers(int(str(documents)), rows <= FEW_ROWS and _only_links(connection, source, columns))


def _only_links(connection: duckdb.DuckDBPyConnection, source: str, columns: tuple[Column, ...]) -> bool:
    """Whether half of what the rows say, or more, is where something else is."""
    names = ", ".join(f"{quote_name(column.name)}::VARCHAR" for column in columns[:MOST_COLUMNS])
    rows = connection.execute(f"SELECT {names} FROM {source}").fetchall()  # noqa: S608
    cells = [cell for row in rows for cell in row if cell and cell.strip()]
    return bool(cells) and 2 * sum(bool(LINK.fullmatch(cell)) for cell in cells) >= len(cells)
