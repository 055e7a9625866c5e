"""mlcroissant reads our records over HTTP, and checks the bytes by their SHA-256."""

import hashlib
from pathlib import Path

import httpx
import mlcroissant
import pytest

from catalog.models import Dataset

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_library_loads_the_records(
    table: Dataset, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlcroissant._src.core.constants.DOWNLOAD_PATH", tmp_path)
    described = mlcroissant.Dataset(jsonld=f"{site}/datasets/{table.slug}/croissant.json")
    issues = described.metadata.ctx.issues
    assert (set(issues.errors), set(issues.warnings)) == (set(), set())
    (records,) = described.metadata.record_sets
    rows = [{key.split("/")[1]: value for key, value in row.items()} for row in described.records(records.uuid)]
    assert [row["数量"] for row in rows] == [12, None, 5]
    assert [row["站点_名称"].decode() for row in rows] == ["人民广场", "外滩", "豫园"]
    assert [row["启用"] for row in rows] == [True, False, None]
    assert [str(row["开放"]) for row in rows] == ["08:30:00", "None", "09:00:00"]
    assert str(rows[0]["日期"])[:10] == "2026-01-01"


def test_every_file_has_the_hash_of_what_is_served(table: Dataset, site: str) -> None:
    described = httpx.get(f"{site}/datasets/{table.slug}/croissant.json").json()
    assert len(described["distribution"]) == 2
    for file in described["distribution"]:
        assert hashlib.sha256(httpx.get(file["contentUrl"]).content).hexdigest() == file["sha256"]
