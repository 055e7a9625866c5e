"""How much of a file is taken in before it is refused: what a hostile or mistaken upload may cost."""

from dataclasses import dataclass
from pathlib import Path

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`max_row_chars` bounds one row of text, `max_record_bytes` one JSON record, `max_cells` the used area of a sheet.

    `max_inflated`, `max_ratio` and `max_members` bound what a ZIP (and so an XLSX) may become in memory, `max_unpacked`
    what a file inside a ZIP or GZIP may take on disk, in `scratch`; None for the system's own place for such files.
    `max_page` bounds an HTML page, which is held whole. `sample_per_kind` is how many places a kind of finding names.
    `child_seconds` and `child_bytes` are what a child process may take that reads a file with native code.
    """

    max_bytes: int = 4096 * MIB
    max_columns: int = 2_000
    max_rows: int = 20_000_000
    max_cell_chars: int = 1_000_000
    max_row_chars: int = 5_000_000
    max_record_bytes: int = 32 * MIB
    max_depth: int = 100
    max_inflated: int = 256 * MIB
    max_ratio: int = 200
    max_members: int = 10_000
    max_cells: int = 10_000_000
    max_unpacked: int = 1024 * MIB
    max_page: int = 64 * MIB
    child_seconds: int = 900
    child_bytes: int = 2048 * MIB
    scratch: Path | None = None
    sample_per_kind: int = 100
    columns_from_records: int = 10_000
