"""What a reader makes of a file: a table of text cells, and what was wrong on the way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalog.reading.plain import Plain


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row as a spreadsheet shows it, 1-based, headers and preamble counted. A None cell is empty."""

    number: int
    cells: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a file. `code` is a key of `catalog.checks.kinds.KINDS`, which holds its sentences.

    `row` and `column` (1-based) are None where the fault is the whole file's. `count` is how often it was seen: the
    first places of a kind are findings of their own, the last of these counts all the others too, so that the sum of
    `count` over a code is the whole. `cell` is a short excerpt, never personal data.
    """

    code: str
    row: int | None = None
    column: int | None = None
    column_name: str = ""
    cell: str = ""
    count: int = 1
    figures: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the bytes say of themselves, whatever the file's name claims. "" where it does not apply.

    `sound`: every byte was seen to be valid in the encoding, or is `supposed` to be: then whoever reads the file sees
    that it is so, or raises NotAsSupposed.
    `inside` is what the name claims of the file that is packed in this one: "csv" for data.csv.gz.
    """

    format: str
    encoding: str = ""
    delimiter: str = ""
    claimed: str = ""
    sound: bool = False
    inside: str = ""
    supposed: bool = False


class NotAsSupposed(Exception):
    """Some byte is not valid in the encoding: which one it is must be told from the whole file."""


class Unreadable(Exception):
    """The file has no table that can be read; `finding` says why, and so what to do. It ends the job as invalid."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class NoTable:
    """An honest file that is simply no table (PDF, image, ZIP): it can be published, but not queried."""

    sniffed: Sniffed
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Table:
    """A header and a stream of rows, read once. `findings` fills while the rows are read: look at it afterwards.

    `position` tells how many bytes of the source have been read so far; None where the reader cannot tell.
    `geometry` is the index of the column that holds GeoJSON geometry. `lost` counts the source's rows that gave no row
    here, each of which a finding names. `texts` are the indices of columns that the source itself declares to be text:
    digits in them are codes. `pieces`, where a reader has it, is another way to the same rows, read in place
    of them: blocks of rows at once where they need no look at single cells.
    """

    sniffed: Sniffed
    header: tuple[str, ...]
    rows: Iterator[Row]
    findings: list[Finding] = field(default_factory=list)
    header_row: int = 1
    position: Callable[[], int] | None = None
    geometry: int | None = None
    lost: int = 0
    texts: frozenset[int] = frozenset()
    pieces: Callable[[], Iterator[Row | Plain]] | None = None


@dataclass(frozen=True, slots=True)
class Staged:
    """A table on disk, typed by DuckDB: `parquet` holds every row of the source, in its order.

    `rows_present` counts the rows of the source, `rows_read` those in the Parquet file; they differ only by rows that a
    finding names.
    """

    parquet: Path
    rows_present: int
    rows_read: int
