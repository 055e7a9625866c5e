"""What a demo dataset is made of. Nothing here touches the database: `seeds.load` does, as the demo's people would."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

Map = dict[str, str]


@dataclass(frozen=True, slots=True)
class SeedAgency:
    slug: str
    name: Map
    description: Map
    contact_name: str
    contact_email: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that a generator writes; `make` gets the path to write to, and today, which recent data must reach."""

    make: Callable[[Path, date], None]
    filename: str


@dataclass(frozen=True, slots=True)
class Packaged:
    """A file of an npm package that set-up installed, by its path below node_modules."""

    path: str
    filename: str


@dataclass(frozen=True, slots=True)
class Committed:
    """A small file of facts that lies in seeds/files."""

    filename: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the pipeline fetches."""

    url: str


@dataclass(frozen=True, slots=True)
class SeedResource:
    """`age_days` is how old the content is said to be."""

    title: Map
    source: Made | Packaged | Committed | Link
    age_days: int = 0
    description: Map = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeedDataset:
    """`fields` are set as the publisher would. `end`: draft, submitted, returned, public or withdrawn.

    `comment` is what the reviewer says when it is returned or withdrawn.
    """

    slug: str
    agency: str
    title: Map
    description: Map
    keywords: tuple[str, ...]
    themes: tuple[str, ...]
    resources: tuple[SeedResource, ...]
    license: str = "CC-BY-4.0"
    level: str = "open"
    frequency: str = "annual"
    end: str = "public"
    comment: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


def t(en: str, zh: str) -> Map:
    return {"en": en, "zh-Hans": zh}


def own_data(en: str, zh: str) -> dict[str, Any]:
    """The attestation that the agency collected the data itself, and how."""
    return {
        "collected_by_publisher": True,
        "collection_method": t(en, zh),
        "provenance": t(
            "Made for this demonstration by a seeded script; no real place or person is meant.",
            "由固定随机种子的脚本为演示生成，不指向真实地点或人员。",
        ),
    }


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A GeoJSON polygon around a box of degrees."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


# The made-up city lies where no city is: in the East China Sea.
DEMO_CITY = (123.0, 29.0, 123.5, 29.4)
