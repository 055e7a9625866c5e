"""What a table holds: its columns, their types and their statistics."""

from dataclasses import dataclass
from datetime import date

# The types of Table Schema (https://specs.frictionlessdata.io/table-schema/#types-and-formats) that we tell apart.
STRING, INTEGER, NUMBER, BOOLEAN = "string", "integer", "number", "boolean"
DATE, DATETIME, TIME, GEOJSON = "date", "datetime", "time", "geojson"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is unique in its table and is what the row API calls the column; `title` is the header as written.

    `filled` counts cells that are not empty, `wrong` those that did not fit `type` and are empty in the typed table.
    `minimum` and `maximum` are text in the type's own notation; None for an empty column. `distinct` is approximate.
    """

    name: str
    title: str
    type: str
    filled: int
    wrong: int = 0
    distinct: int = 0
    minimum: str | None = None
    maximum: str | None = None
    mean: float | None = None
    samples: tuple[str, ...] = ()
    personal: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """`rows_present` rows lay in the source, `rows` of them in the table. `period` is the span of the period column.

    `gaps` counts the missing steps in the period column, None where no step can be told. `bbox` is west, south, east,
    north in degrees (WGS 84).
    """

    rows: int
    rows_present: int
    columns: tuple[Column, ...]
    period_column: str = ""
    period_start: date | None = None
    period_end: date | None = None
    bbox: tuple[float, float, float, float] | None = None
    total_rows: int = 0
    gaps: int | None = None
