"""One entry with everything that a dataset can have, and one that is as empty as a public dataset may be."""

from dataclasses import replace
from datetime import UTC, date, datetime

from catalog.standards.entry import Entry, Field, File, Mark, Openness, Publisher, Stored, Table
from catalog.standards.site import Site
from catalog.vocabulary.criteria import CRITERIA, MET, UNKNOWN

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
SITE = Site("https://data.example.org")
SQUARE = {"type": "Polygon", "coordinates": [[[120.5, 30], [122, 30], [122, 31.5], [120.5, 30]]]}

PUBLISHER = Publisher(
    slug="transport",
    name={"en": "Demo Transport Bureau", "zh-Hans": "演示交通局"},
    homepage="https://transport.example.org/",
    parent=Publisher("city", {"en": "Demo City", "zh-Hans": "演示市"}),
)
FIELDS = (Field("名称", "站点 名称", "string"), Field("stops", "Stops", "integer"), Field("opened", "Opened", "date"))
FILE = File(
    id="6f0d6a54-0000-4000-8000-000000000001",
    title={"en": "All stops", "zh-Hans": "全部站点"},
    description={"en": "One row a stop."},
    link="",
    created=NOW,
    modified=NOW,
    stored=Stored(3, "stops.csv", "csv", "text/csv; charset=gb18030", 1234, "ab" * 32, NOW),
    table=Table(12, "cd" * 32, FIELDS, date(2020, 1, 1), date(2025, 12, 31), (120.0, 30.0, 122.0, 31.5)),
)
LINK = replace(
    FILE, id="6f0d6a54-0000-4000-8000-000000000002", link="https://t.example.org/a b{c}.csv", stored=None, table=None
)
MARKS = (*(Mark(criterion.code, MET, 1.0) for criterion in CRITERIA[:7]), Mark(CRITERIA[7].code, UNKNOWN, None))

FULL = Entry(
    id="11111111-2222-4333-8444-555555555555",
    slug="bus-stops",
    publisher=PUBLISHER,
    title={"en": "Bus stops", "zh-Hans": "公交站点"},
    description={"en": "Where the buses stop, with coordinates, since 2020.", "zh-Hans": "公交车停靠的地点。"},
    themes=("transport", "regions"),
    keywords=("bus", "公交"),
    license="CC-BY-4.0",
    release_level="open",
    requested_level="open",
    state="public",
    frequency="monthly",
    provenance={"en": "From the depots."},
    collection_method={"zh-Hans": "实地测量"},
    collected_by_publisher=True,
    harvested_from="https://other.example.org/datasets/1",
    access_conditions={},
    contact_name="Data desk",
    contact_email="data@example.org",
    landing_page="https://transport.example.org/stops",
    languages=("en", "zh-Hans"),
    period_start=date(2020, 1, 1),
    period_end=None,
    spatial=SQUARE,
    declared_records=12,
    issued=NOW,
    modified=NOW,
    openness=Openness(NOW, "1", 0.875, 7, MARKS),
    files=(FILE, LINK),
)
BARE = replace(
    FULL,
    slug="bare",
    publisher=Publisher("water", {"zh-Hans": "水务局"}),
    title={"zh-Hans": "管道"},
    description={"zh-Hans": "管道。"},
    themes=(),
    license="on-request",
    release_level="published",
    frequency="unknown",
    provenance={},
    collection_method={},
    harvested_from="",
    access_conditions={"en": "Ask first. " * 40},
    landing_page="",
    languages=(),
    period_start=None,
    spatial=None,
    declared_records=None,
    openness=None,
    files=(),
)
# What people may type, or a harvested catalog may hold, at its worst.
HOSTILE = replace(
    FULL,
    slug="hostile",
    title={"en": '</script><script>alert("1")</script> \\ "quoted"\n\x0b\x07', "not a tag!": "x", "123": "y"},
    description={"en": "=1+1\r\n]]> & <b> 𝒳 \u2028"},
    keywords=("<b>", "a\x00b", "back\\slash", "=cmd()"),
    license='https://example.org/a b"<>{}|\\^`',
    landing_page="https://example.org/<x> y",
    harvested_from="https://example.org/\\u0000{}",
    contact_email="a b@example.org",
    access_conditions={"en": '<b>Ask</b> "first"'},
    languages=("x-klingon", "de-DE"),
)
ALL = (FULL, BARE, HOSTILE)
