"""How much of a file is taken in before it is refused: what a hostile or mistaken upload may cost."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`max_row_chars` bounds one row of text, `max_record_bytes` one JSON record, `max_cells` the used area of a sheet.

    `max_inflated`, `max_ratio` and `max_members` bound what a ZIP (and so an XLSX) may become. `sample_per_kind` is how
    many places a kind of finding names.
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
    sample_per_kind: int = 100
    columns_from_records: int = 10_000
