"""The questions that search is measured by, several of each class; the same for PostgreSQL's own full-text search."""

from dataclasses import dataclass, field
from typing import Any

from bench.search_catalog import MARKED, MARKED_HAN, Maker

FACETS = ("agency", "theme", "format", "level", "license", "keyword")
SEED = 20_261_125


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: as parameters of the API, and as conditions of SQL with their values."""

    parameters: dict[str, str]
    where: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Class:
    name: str
    asks: tuple[Ask, ...] = field(default=())


def classes() -> tuple[Class, ...]:
    maker = Maker(SEED)
    english, chinese = maker.english.items, maker.chinese.items
    common = [MARKED["common"][0], *english[2:9:2]]
    second = [MARKED["second"][0], *english[10:17:2]]
    biggest = [f"agency-{number}" for number in range(4)]
    return (
        Class("rare", _words([MARKED["rare"][0], *english[29_000:29_004]])),
        Class("mid", _words([MARKED["mid"][0], *english[150:154]])),
        Class("common", _words(common)),
        Class("two", _words([f"{one} {other}" for one, other in zip(common, second, strict=True)])),
        Class("cjk", _words([MARKED_HAN["cjk"][0], *chinese[5:25:5]])),
        Class("filters", tuple(_filtered(agency=agency, format="csv") for agency in biggest)),
        Class("big_filters", tuple(_filtered(level="published", theme=theme, license="CC-BY-4.0") for theme in THEMES)),
        Class("deep", _words(common[:2])),
        Class("none", _words(["zzyzzx", "qqxqqxq"])),
        Class("bbox", tuple(_boxed(west, 30.0) for west in (100.0, 105.5, 110.0, 116.0))),
    )


THEMES = ("transport", "environment", "economy")


def _words(texts: list[str]) -> tuple[Ask, ...]:
    match = ("words @@ plainto_tsquery('simple', %s)",)
    return tuple(Ask({"q": text}, match, (text,), text) for text in texts)


def _filtered(**values: str) -> Ask:
    conditions = {
        "agency": "agency_id = (SELECT id FROM catalog_agency WHERE slug = %s)",
        "format": "format = %s",
        "level": "release_level = %s",
        "theme": "themes @> ARRAY[%s]::varchar[]",
        "license": "license = %s",
    }
    return Ask(values, tuple(conditions[name] for name in values), tuple(values.values()))


def _boxed(west: float, south: float) -> Ask:
    box = (west, south, west + 2, south + 2)
    return Ask({"bbox": ",".join(map(str, box))}, ("box && box(point(%s, %s), point(%s, %s))",), box)


def statements(ask: Ask) -> list[tuple[str, tuple[Any, ...]]]:
    """Count, six facets, and the first twenty: what one search page asks."""
    where = " AND ".join(ask.where) or "true"
    source = f"FROM bench_search WHERE {where}"
    rank = "ts_rank(words, plainto_tsquery('simple', %s)) DESC" if ask.words else "modified DESC"
    ranked = (*ask.values, ask.words) if ask.words else ask.values
    single = [f"SELECT {column}, count(*) {source} GROUP BY 1 ORDER BY 2 DESC LIMIT 50" for column in SINGLE]
    several = [
        f"SELECT value, count(*) FROM (SELECT unnest({column}) AS value {source}) v GROUP BY 1 ORDER BY 2 DESC LIMIT 50"
        for column in ("themes", "keywords")
    ]
    return [
        (f"SELECT count(*) {source}", ask.values),
        *((statement, ask.values) for statement in (*single, *several)),
        (f"SELECT id {source} ORDER BY {rank}, id LIMIT 20", ranked),
    ]


SINGLE = ("agency_id", "format", "release_level", "license")
