"""A catalog of any size for measuring search, the same for the same seed: written by COPY into a database of its own.

Made up throughout. Words, agencies and keywords follow Zipf's law; a third of the datasets speak English, a third
Chinese, a third both; a tenth has been measured, three in ten have a table. `marked` words stand in a known share.
"""

import json
import random
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Any

from django.apps import apps
from django.db import connection

from catalog.vocabulary.criteria import CRITERIA

AGENCIES, KEYWORDS, ENGLISH, CHINESE = 3_000, 60_000, 30_000, 12_000
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "qi",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "xo",
    "yu",
    "za",
    "bri",
    "cle",
    "dro",
    "fra",
    "gli",
    "sho",
    "tra",
    "plo",
]
HAN = (
    "市区县省国家公共交通环境空气质量监测数据统计人口教育医疗卫生食品药品安全水利电力能源土地规划建设住房财政税务"
    "金融企业工商文化体育旅游气象农业林业渔业科技信息社会保障就业民政司法应急消防道路桥梁港口机场铁路地铁站点设施"
)
# Word, and the share of datasets that have it in the title or description.
MARKED = {
    "rare": ("palynology", 0.00002),
    "common": ("statistics", 0.22),
    "mid": ("groundwater", 0.012),
    "second": ("annual", 0.12),
}
MARKED_HAN = {"cjk": ("公交站点", 0.03)}
START = datetime(2016, 1, 1, tzinfo=UTC)
COLUMNS = {
    "catalog_agency": "id slug name description contact_name contact_email homepage created",
    "catalog_dataset": "id slug agency_id title description themes keywords license requested_level release_level "
    "state frequency provenance collection_method collected_by_publisher harvested_from access_conditions contact_name "
    "contact_email landing_page languages period_start period_end spatial issued modified created withdrawn_reason "
    "assessment_id",
    "catalog_assessment": "id dataset_id assessed rules score met gate_passes reasons",
    "catalog_criterionmark": "assessment_id position criterion mark value evidence advice",
    "catalog_resource": "id dataset_id title description url position version_id created modified",
    "catalog_version": "id resource_id number sha256 size media_type format filename origin origin_url created",
    "catalog_tableprofile": "version_id parquet rows rows_present columns encoding delimiter period_column total_rows",
    "bench_text": "id title body",
}


@dataclass(slots=True)
class Zipf:
    """Draws from `items`, the first far more often than the last."""

    items: list[Any]
    weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.items))))

    def draw(self, chance: random.Random, many: int) -> list[Any]:
        return chance.choices(self.items, cum_weights=self.weights, k=many)


class Maker:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        english = {"".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4))) for _ in range(2 * ENGLISH)}
        chinese = {"".join(self.chance.choices(HAN, k=2)) for _ in range(3 * CHINESE)}
        self.english = Zipf(sorted(english)[:ENGLISH])
        self.chinese = Zipf(sorted(chinese)[:CHINESE])
        for words in (self.english, self.chinese):
            self.chance.shuffle(words.items)
        self.agencies = Zipf([self._uuid() for _ in range(AGENCIES)])
        self.keywords = Zipf([self._keyword() for _ in range(KEYWORDS)])
        self.themes = Zipf(
            ["transport", "environment", "economy", "health", "education", "society", "energy", "science", "regions"]
        )
        self.formats = Zipf(["csv", "xlsx", "json", "pdf", "geojson", "xml", "zip", "html"])
        self.licenses = Zipf(["CC-BY-4.0", "CC0-1.0", "OGL-UK-3.0", "ODbL-1.0", "US-PD", "all-rights-reserved"])

    def _uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def _keyword(self) -> str:
        words = self.english if self.chance.random() < 0.5 else self.chinese
        return (" " if words is self.english else "").join(words.draw(self.chance, self.chance.randint(1, 2)))

    def agency_rows(self) -> Iterator[tuple[Any, ...]]:
        for number, key in enumerate(self.agencies.items):
            name = {
                "en": f"Office of {' '.join(self.english.draw(self.chance, 2))} {number}",
                "zh-Hans": f"第{number}局",
            }
            yield key, f"agency-{number}", json.dumps(name), "{}", "", "", "", START

    def texts(self) -> tuple[dict[str, str], dict[str, str], str, str]:
        """Title and description, and both with spaces between their words, for PostgreSQL, which can't cut Chinese."""
        title: dict[str, str] = {}
        about: dict[str, str] = {}
        title_words: list[str] = []
        about_words: list[str] = []
        kind = self.chance.random()
        for found, into, english, chinese in (
            (title, title_words, (3, 7), (3, 6)),
            (about, about_words, (12, 35), (8, 25)),
        ):
            if kind < 2 / 3:
                drawn = self._drawn(self.english, self.chance.randint(*english), MARKED)
                found["en"] = " ".join(drawn).capitalize()
                into.extend(drawn)
            if kind > 1 / 3:
                drawn = self._drawn(self.chinese, self.chance.randint(*chinese), MARKED_HAN)
                found["zh-Hans"] = "".join(drawn)
                into.extend(drawn)
        return title, about, " ".join(title_words), " ".join(about_words)

    def _drawn(self, words: Zipf, many: int, marked: dict[str, tuple[str, float]]) -> list[str]:
        drawn: list[str] = words.draw(self.chance, many)
        drawn += [word for word, share in marked.values() if self.chance.random() < share]
        self.chance.shuffle(drawn)
        return drawn

    def box(self) -> str | None:
        if self.chance.random() < 0.5:
            return None
        west, south = self.chance.uniform(73, 134), self.chance.uniform(18, 53)
        size = self.chance.uniform(0.01, 3)
        ring = [[west, south], [west + size, south], [west + size, south + size], [west, south]]
        return json.dumps({"type": "Polygon", "coordinates": [ring]})

    def rows(self, number: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """All rows of one dataset, by table."""
        chance = self.chance
        key, resource, version = self._uuid(), self._uuid(), self._uuid()
        title, about, title_words, about_words = self.texts()
        modified = START + timedelta(seconds=chance.randrange(340_000_000))
        measured, tabular = chance.random() < 0.1, chance.random() < 0.3
        met = chance.randint(2, 8)
        level = "open" if measured and met == 8 else "published"
        keywords = list(dict.fromkeys(self.keywords.draw(chance, chance.randint(1, 7))))
        themes = list(dict.fromkeys(self.themes.draw(chance, chance.randint(1, 3))))
        start = (START + timedelta(days=chance.randrange(2000))).date() if chance.random() < 0.5 else None
        yield (
            "catalog_dataset",
            (
                *(
                    key,
                    f"dataset-{number}",
                    self.agencies.draw(chance, 1)[0],
                    json.dumps(title),
                    json.dumps(about),
                    themes,
                ),
                *(keywords, self.licenses.draw(chance, 1)[0], "open", level, "public"),
                *(chance.choice(("daily", "weekly", "monthly", "annual", "unknown")), "{}", "{}", False, "", "{}"),
                *("Desk", "desk@example.org", "", ["zh-Hans"] if "zh-Hans" in title else ["en"]),
                *(start, start and start + timedelta(days=chance.randrange(1, 900)), self.box()),
                *(modified, modified, modified, "{}", number if measured else None),
            ),
        )
        if measured:
            yield "catalog_assessment", (number, key, modified, "1", met / 8, met, met == 8, "[]")
            for position, criterion in enumerate(CRITERIA):
                mark = "met" if position < met else "unmet"
                yield "catalog_criterionmark", (number, position, criterion.code, mark, None, "[]", "{}")
        yield "catalog_resource", (resource, key, "{}", "{}", "", 0, version, modified, modified)
        form = self.formats.draw(chance, 1)[0]
        digest = f"{number:064x}"
        yield (
            "catalog_version",
            (version, resource, 1, digest, 1000, "text/csv", form, f"file.{form}", "upload", "", modified),
        )
        if tabular:
            names = self.english.draw(chance, 6)
            columns = json.dumps([{"name": name, "title": name, "type": "string"} for name in names])
            yield "catalog_tableprofile", (version, digest, 100, 100, columns, "utf-8", ",", "", 0)
        yield "bench_text", (key, title_words, f"{about_words} {' '.join(keywords)}")


def fill(size: int, seed: int = 20_261_125) -> None:
    """Empties the catalog of this database first."""
    maker = Maker(seed)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica; SET synchronous_commit = off")
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_text (id uuid, title text, body text)")
        cursor.execute(f"TRUNCATE {', '.join(COLUMNS)}, catalog_outbox CASCADE")
        _copy(cursor, "catalog_agency", list(maker.agency_rows()))
        waiting: dict[str, list[tuple[Any, ...]]] = {}
        for number in range(1, size + 1):
            for table, row in maker.rows(number):
                waiting.setdefault(table, []).append(row)
            if number % 20_000 == 0 or number == size:
                for table, rows in waiting.items():
                    _copy(cursor, table, rows)
                waiting.clear()
                print(f"\r{number:,} datasets written", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        cursor.execute("SET session_replication_role = DEFAULT")


def _copy(cursor: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
    others = _left_out(table)
    values = tuple(others.values())
    with cursor.copy(f"COPY {table} ({', '.join((*COLUMNS[table].split(), *others))}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row((*row, *values))


@lru_cache
def _left_out(table: str) -> dict[str, Any]:
    """What COLUMNS leaves out and the table must have, as its model begins it."""
    fields = [field for model in apps.get_models() if model._meta.db_table == table for field in model._meta.fields]
    missing = [one for one in fields if not (one.null or one.primary_key or one.has_db_default())]
    left_out = [one for one in missing if one.column not in COLUMNS[table].split()]
    return {str(one.column): one.get_db_prep_save(one.get_default(), connection) for one in left_out}


def index_for_postgres() -> None:
    """What PostgreSQL needs for the same work, as one would make it."""
    statements = (
        "DROP TABLE IF EXISTS bench_search",
        "CREATE TABLE bench_search AS SELECT d.id, d.agency_id, d.themes, d.keywords, d.license, d.release_level, "
        "d.frequency, d.modified, v.format, (ST.box) AS box, "
        "setweight(to_tsvector('simple', t.title), 'A') || to_tsvector('simple', t.body) AS words "
        "FROM catalog_dataset d JOIN bench_text t USING (id) JOIN catalog_resource r ON r.dataset_id = d.id "
        "JOIN catalog_version v ON v.id = r.version_id "
        "CROSS JOIN LATERAL (SELECT CASE WHEN d.spatial IS NULL THEN NULL ELSE box("
        "point((d.spatial#>>'{coordinates,0,0,0}')::float, (d.spatial#>>'{coordinates,0,0,1}')::float), "
        "point((d.spatial#>>'{coordinates,0,2,0}')::float, (d.spatial#>>'{coordinates,0,2,1}')::float)) END AS box) ST",
        "CREATE INDEX ON bench_search USING gin (words)",
        "CREATE INDEX ON bench_search USING gin (keywords)",
        "CREATE INDEX ON bench_search USING gin (themes)",
        "CREATE INDEX ON bench_search (agency_id)",
        "CREATE INDEX ON bench_search (format)",
        "CREATE INDEX ON bench_search (license)",
        "CREATE INDEX ON bench_search (modified DESC, id)",
        "CREATE INDEX ON bench_search USING gist (box)",
        "ANALYZE",
    )
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
