"""What the index knows of a dataset; performs no I/O and knows nothing of the engine."""

from dataclasses import dataclass
from datetime import date, datetime

from catalog.geometry import Box


@dataclass(frozen=True, slots=True)
class Document:
    """`bbox` is west, south, east, north in degrees; `marks` are pairs of criterion and mark."""

    id: str
    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    keywords: tuple[str, ...]
    agency: str
    agency_names: tuple[str, ...]
    themes: tuple[str, ...]
    formats: tuple[str, ...]
    license: str
    level: str
    frequency: str
    languages: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]
    openness: float
    modified: datetime
    created: datetime
    column_names: tuple[str, ...] = ()
    has_rows: bool = False
    period_start: date | None = None
    period_end: date | None = None
    bbox: Box | None = None
