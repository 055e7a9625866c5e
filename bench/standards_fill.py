"""`python -m bench.standards_fill SIZE`: datasets by COPY into this environment's database, if it has another number.

Each has texts in two languages, a file with a version and a table, and an assessment of eight marks.
"""

import json
import sys
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.search_catalog import left_out  # noqa: E402
from catalog.models import Agency, Dataset  # noqa: E402
from catalog.vocabulary.criteria import CRITERIA  # noqa: E402
from catalog.vocabulary.themes import THEMES  # noqa: E402

AGENCIES = 200
NOW = datetime(2026, 11, 1, tzinfo=UTC)
LONG = "Counted by hand at every stop of the line, once a month, by people of the depot. " * 5
LONG_ZH = "由车辆段人员每月在全线各站点人工统计，逐站记录上下客人数与候车时间。" * 5
COLUMNS = [{"name": f"c{n}", "title": f"Column {n}", "type": "string", "filled": 9, "samples": []} for n in range(12)]
BOX = {"type": "Polygon", "coordinates": [[[120.8, 30.6], [122.2, 30.6], [122.2, 31.9], [120.8, 31.9], [120.8, 30.6]]]}


def main() -> None:
    size = int(sys.argv[1])
    if Dataset.objects.count() == size:
        return
    with transaction.atomic():
        agencies = [
            Agency.objects.create(
                slug=f"bench-{number}", name={"en": f"Agency {number}", "zh-Hans": f"机构{number}"}
            ).pk
            for number in range(AGENCIES)
        ]
        for table, columns, rows in tables(size, agencies):
            copy(table, columns, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def tables(size: int, agencies: list[uuid.UUID]) -> Iterator[tuple[str, str, Iterable[Any]]]:
    numbers = range(1, size + 1)
    yield (
        "catalog_dataset",
        "id, slug, agency_id, title, description, themes, keywords, license, requested_level, release_level, state,"
        " frequency, provenance, collection_method, collected_by_publisher, harvested_from, access_conditions,"
        " contact_name, contact_email, landing_page, languages, period_start, spatial, issued, modified, created,"
        " withdrawn_reason, assessment_id",
        (dataset(number, agencies[number % AGENCIES]) for number in numbers),
    )
    yield (
        "catalog_assessment",
        "id, dataset_id, assessed, rules, score, met, gate_passes, reasons",
        ((number, key("d", number), NOW, "1", 0.8, 6, False, "[]") for number in numbers),
    )
    yield (
        "catalog_criterionmark",
        "assessment_id, position, criterion, mark, value, evidence, advice",
        (
            (number, position, criterion.code, "met", 0.75, '[{"code": "x", "figures": {}, "text": {}}]', "{}")
            for number in numbers
            for position, criterion in enumerate(CRITERIA)
        ),
    )
    yield (
        "catalog_resource",
        "id, dataset_id, title, description, url, position, version_id, created, modified",
        (
            (key("r", n), key("d", n), texts(f"File {n}"), texts("One row a stop."), "", 0, key("v", n), NOW, NOW)
            for n in numbers
        ),
    )
    yield (
        "catalog_version",
        "id, resource_id, number, sha256, size, media_type, format, filename, origin, origin_url, created",
        (
            (key("v", n), key("r", n), 1, f"{n:064x}", n, "text/csv", "csv", f"file-{n}.csv", "upload", "", NOW)
            for n in numbers
        ),
    )
    yield (
        "catalog_tableprofile",
        "version_id, parquet, rows, rows_present, columns, encoding, delimiter, period_column, total_rows",
        ((key("v", n), f"{n:064x}", n, n, json.dumps(COLUMNS), "utf-8", ",", "", 0) for n in numbers),
    )


def dataset(number: int, agency: uuid.UUID) -> tuple[Any, ...]:
    changed = NOW - timedelta(minutes=number % 500_000)
    theme = THEMES[number % len(THEMES)].code
    level = ("open", "published")[number % 2]
    title = json.dumps({"en": f"Passengers by stop {number}", "zh-Hans": f"各站点客流 {number}"})
    description = json.dumps({"en": LONG, "zh-Hans": LONG_ZH})
    return (
        *(key("d", number), f"passengers-{number}", agency, title, description),
        *([theme], ["passengers", "客流", f"line {number % 97}"], "CC-BY-4.0", "open", level, "public"),
        *("monthly", texts("From the depots."), texts("By hand."), True, "", "{}"),
        *("Data desk", "data@example.org", "", ["zh-Hans", "en"], "2020-01-01", json.dumps(BOX)),
        *(changed, changed, timezone.now(), "{}", number),
    )


def key(kind: str, number: int) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}{number}")


def texts(words: str) -> str:
    return json.dumps({"en": words, "zh-Hans": "每站一行。"})


def copy(table: str, columns: str, rows: Iterable[Any]) -> None:
    given = tuple(columns.replace(" ", "").split(","))
    others = left_out(table, given)
    values = tuple(others.values())
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join((*given, *others))}) FROM STDIN") as target,
    ):
        for row in rows:
            target.write_row((*row, *values))


if __name__ == "__main__":
    main()
