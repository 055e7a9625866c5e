"""The whole catalog in one file, streamed."""

import csv
import io
from pathlib import Path

import orjson
import pyarrow.parquet
import pytest

from catalog.bulk.documents import CSV, DATA_JSON, DCAT_US_3, DOCUMENTS, JSONL, ROWS, Document, stream, to_parquet
from catalog.bulk.records import NAMES
from tests.standards.make import ALL, FULL, SITE

LISTS = (DATA_JSON, DCAT_US_3)


@pytest.mark.parametrize("document", LISTS, ids=lambda document: document.name)
@pytest.mark.parametrize("number", [0, 1, 2, 500])
def test_a_list_is_whole_json_however_long(document: Document, number: int) -> None:
    assert len(orjson.loads(b"".join(stream(document, [FULL] * number, SITE)))["dataset"]) == number


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_pieces_stay_small(document: Document) -> None:
    pieces = list(stream(document, (FULL for _ in range(2000)), SITE))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 100_000


def test_json_lines_hold_one_dataset_each() -> None:
    lines = b"".join(stream(JSONL, ALL, SITE)).split(b"\n")
    assert ([orjson.loads(line)["slug"] for line in lines[:-1]], lines[-1]) == (["bus-stops", "bare", "hostile"], b"")


def test_csv_is_read_back_as_it_was() -> None:
    rows = list(csv.DictReader(io.StringIO(b"".join(stream(CSV, ALL, SITE)).decode(), newline="")))
    assert [row["slug"] for row in rows] == ["bus-stops", "bare", "hostile"]
    assert rows[2]["description_en"] == "'=1+1\r\n]]> & <b> 𝒳 \u2028"


def test_parquet_has_types_and_lists(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_bytes(b"".join(stream(ROWS, ALL, SITE)))
    to_parquet(tmp_path / "rows.jsonl", tmp_path / "datasets.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "datasets.parquet")
    assert tuple(table.column_names) == NAMES
    first = table.to_pylist()[0]
    assert (first["keywords"], first["rows"], str(first["period_start"])) == (["bus", "公交"], 12, "2020-01-01")
    assert first["modified"] == FULL.modified


def test_an_empty_catalog_is_still_a_parquet_file(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_bytes(b"")
    to_parquet(tmp_path / "rows.jsonl", tmp_path / "datasets.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "datasets.parquet")
    assert (tuple(table.column_names), table.num_rows) == (NAMES, 0)
