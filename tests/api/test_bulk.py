"""The whole catalog through the REST API, what changed since, and what left."""

import csv
import io
from datetime import timedelta
from typing import Any

import orjson
import pyarrow.parquet
import pytest
from django.utils import timezone

from catalog.bulk.snapshots import make
from catalog.models import Dataset, State
from tests.api.client import Api
from tests.make import NOW, make_agency, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def _slugs(body: bytes, extension: str) -> list[str]:
    if extension == "jsonl":
        return sorted(orjson.loads(line)["slug"] for line in body.splitlines())
    if extension == "csv":
        return sorted(row["slug"] for row in csv.DictReader(io.StringIO(body.decode(), newline="")))
    return sorted(pyarrow.parquet.read_table(io.BytesIO(body)).column("slug").to_pylist())


@pytest.fixture
def catalog() -> None:
    agency = make_agency()
    make_public_dataset(agency, "old")
    Dataset.objects.update(modified=NOW - timedelta(days=30))
    make_public_dataset(agency, "new")
    make_public_dataset(agency, "shared", requested_level="shared", release_level="shared")
    make_dataset(agency, "draft")


@pytest.mark.parametrize("extension", ["jsonl", "csv", "parquet"])
def test_every_format_holds_what_is_public(catalog: None, extension: str) -> None:
    live = Api().get(f"export/datasets.{extension}")
    assert (live["X-Snapshot"], _slugs(_body(live), extension)) == ("live", ["new", "old"])
    make(now=timezone.now())
    kept = Api().get(f"export/datasets.{extension}")
    assert _slugs(_body(kept), extension) == ["new", "old"]
    assert kept["Accept-Ranges"] == "bytes"
    assert Api().get(f"export/datasets.{extension}", **{"If-None-Match": kept["ETag"]}).status_code == 304
    assert kept["Content-Disposition"] == f'attachment; filename="datasets.{extension}"'


@pytest.mark.parametrize("extension", ["jsonl", "csv", "parquet"])
def test_only_what_changed_since(catalog: None, extension: str) -> None:
    make(now=timezone.now())
    answer = Api().get(f"export/datasets.{extension}?modified_after=2026-10-20")
    assert (answer["X-Snapshot"], _slugs(_body(answer), extension)) == ("live", ["new"])


def test_the_address_says_what_comes(catalog: None) -> None:
    assert Api().get("export/datasets.csv", Accept="text/csv").status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "field"),
    [
        ("export/datasets.xlsx", 404, None),
        ("export/datasets.jsonl?modified_after=yesterday", 400, "modified_after"),
        ("export/datasets.jsonl?modifed_after=2026-01-01", 400, "modifed_after"),
        ("deleted?since=x", 400, "since"),
        ("deleted?sinc=2026-01-01", 400, "sinc"),
        ("deleted?page=0", 400, "page"),
    ],
)
def test_what_is_asked_wrongly_is_named(path: str, status: int, field: str | None) -> None:
    answer = Api().get(path)
    assert answer.status_code == status
    assert field is None or answer.json()["errors"][0]["field"] == field


def test_what_left_is_told_with_when_and_why(catalog: None) -> None:
    before = timezone.now()
    Dataset.objects.filter(slug="old").update(
        state=State.WITHDRAWN, withdrawn_at=NOW, withdrawn_reason={"en": "It was wrong."}
    )
    Dataset.objects.filter(slug="new").update(requested_level="shared", release_level="shared")
    Dataset.objects.filter(slug__in=("draft", "shared")).delete()
    found = Api().get("deleted").json()
    assert [(row["slug"], row["reason"]) for row in found["results"]] == [("old", {"en": "It was wrong."}), ("new", {})]
    assert set(found["results"][0]) == {"id", "slug", "deleted", "reason"}
    assert Api().get("deleted").json()["count"] == 2
    after = (timezone.now() + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert Api().get(f"deleted?since={after}").json()["count"] == 0
    assert Api().get(f"deleted?since={before:%Y-%m-%dT%H:%M:%SZ}&page_size=1").json()["next"].endswith("page=2")


def test_what_came_back_is_not_deleted(catalog: None) -> None:
    for level in ("shared", "published", "shared", "published"):
        Dataset.objects.filter(slug="new").update(requested_level=level, release_level=level)
    assert Api().get("deleted").json()["count"] == 0
    Dataset.objects.filter(slug="new").update(requested_level="shared", release_level="shared")
    assert Api().get("deleted").json()["count"] == 1
