"""What the checks look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from catalog.checks.keys import Key
from catalog.profiling.personal import PersonalColumn
from catalog.profiling.profile import STRING, Column
from catalog.reading.duck import quote_text
from catalog.reading.table import Sniffed


@dataclass(frozen=True, slots=True)
class Subject:
    """A staged table: its Parquet file, open for questions through `connection`.

    `rows` are in the file; its titles stand in `header_row`. `wrong_rows` holds the rows where a cell did not fit, by
    the number of the column; `wrong_cells` what was in them, see `keep_wrong_cells`, None where there are none.
    `contacts` names the columns that the agency has marked as how its people are reached at work. What `survey` fills
    in: `suspects` names the text columns where some cell looks odd, with the codes of what was seen there (a rule of
    such cells needs to look at no other); `first` are the filled cells of each text column among the first rows;
    `keys` the columns that may tell rows apart; `personal` those with personal data.
    """

    sniffed: Sniffed
    columns: tuple[Column, ...]
    parquet: Path
    connection: duckdb.DuckDBPyConnection
    rows: int
    header_row: int = 1
    wrong_rows: Mapping[int, frozenset[int]] = field(default_factory=dict)
    wrong_cells: Path | None = None
    contacts: frozenset[str] = frozenset()
    suspects: Mapping[str, frozenset[str]] = field(default_factory=dict)
    keys: tuple[Key, ...] = ()
    personal: tuple[PersonalColumn, ...] = ()
    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The table in SQL."""
        return f"read_parquet({quote_text(str(self.parquet.resolve()))})"

    @property
    def numbered(self) -> tuple[tuple[int, Column], ...]:
        """Columns that hold anything, with their numbers from 1."""
        return tuple((number, column) for number, column in enumerate(self.columns, 1) if column.filled)

    @property
    def texts(self) -> tuple[tuple[int, Column], ...]:
        return tuple((number, column) for number, column in self.numbered if column.type == STRING)
