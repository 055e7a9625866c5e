"""One public dataset as every standard sees it: plain values, read once, written in many notations."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from catalog.geometry import Box, box_of, union
from catalog.language import LanguageMap


@dataclass(frozen=True, slots=True)
class Publisher:
    """`parent` is the agency that this one is part of, by name and slug; None for none."""

    slug: str
    name: LanguageMap
    homepage: str = ""
    contact_name: str = ""
    contact_email: str = ""
    parent: "Publisher | None" = None


@dataclass(frozen=True, slots=True)
class Stored:
    """The bytes that we serve for a file; `modified` is when the content last changed, as far as anyone said."""

    number: int
    filename: str
    format: str
    media_type: str
    size: int
    sha256: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table; `type` is Table Schema's."""

    name: str
    title: str
    type: str


@dataclass(frozen=True, slots=True)
class Table:
    """The typed table made of a file; `parquet` is its Parquet's SHA-256. `fields` is empty where not asked for."""

    rows: int
    parquet: str
    fields: tuple[Field, ...] = ()
    period_start: date | None = None
    period_end: date | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A distribution. `link`: where the agency itself keeps it, "" for an upload. `stored`: None before any copy."""

    id: str
    title: LanguageMap
    description: LanguageMap
    link: str
    created: datetime
    modified: datetime
    stored: Stored | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """`value` is a fraction, None where the mark is unknown. `evidence` and `advice` are empty where not asked for."""

    criterion: str
    mark: str
    value: float | None
    evidence: tuple[dict[str, Any], ...] = ()
    advice: LanguageMap = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Openness:
    """`marks` is empty where they were not asked for. `reasons` keep the gate to `open` shut."""

    assessed: datetime
    rules: str
    score: float
    met: int
    marks: tuple[Mark, ...] = ()
    gate_passes: bool = False
    reasons: tuple[LanguageMap, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """`license` is an SPDX identifier, a code of ours, or a URI. `period` and `spatial` are the agency's own words.

    `issued` is when it was first public; what never was, and is in nobody's catalog, has its creation there.
    """

    id: str
    slug: str
    publisher: Publisher
    title: LanguageMap
    description: LanguageMap
    themes: tuple[str, ...]
    keywords: tuple[str, ...]
    license: str
    release_level: str
    requested_level: str
    state: str
    frequency: str
    provenance: LanguageMap
    collection_method: LanguageMap
    collected_by_publisher: bool
    harvested_from: str
    access_conditions: LanguageMap
    contact_name: str
    contact_email: str
    landing_page: str
    languages: tuple[str, ...]
    period_start: date | None
    period_end: date | None
    spatial: dict[str, Any] | None
    declared_records: int | None
    issued: datetime
    modified: datetime
    openness: Openness | None = None
    files: tuple[File, ...] = ()
    ever_public: bool = True

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(file.table for file in self.files if file.table)

    @property
    def covered_from(self) -> date | None:
        """What the agency says, else the first day found in the tables."""
        return self.period_start or min((t.period_start for t in self.tables if t.period_start), default=None)

    @property
    def covered_to(self) -> date | None:
        return self.period_end or max((t.period_end for t in self.tables if t.period_end), default=None)

    @property
    def box(self) -> Box | None:
        """Around the agency's own area, else around the positions found in the tables."""
        return box_of(self.spatial) or union([table.box for table in self.tables if table.box])

    @property
    def contact(self) -> tuple[str, str]:
        """Name and e-mail of who answers for the dataset, else for its agency; "" for what nobody gave."""
        name = self.contact_name or self.publisher.contact_name
        return name, self.contact_email or self.publisher.contact_email
