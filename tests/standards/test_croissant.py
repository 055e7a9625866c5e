"""Croissant, by the library that reads it."""

from dataclasses import replace

import mlcroissant
import pytest

from catalog.standards.croissant import to_croissant
from catalog.standards.entry import Entry, Field, Table
from tests.standards.make import BARE, FILE, FULL, HOSTILE, SITE


@pytest.mark.parametrize("entry", [FULL, HOSTILE], ids=lambda entry: entry.slug)
def test_the_library_finds_no_fault(entry: Entry) -> None:
    issues = mlcroissant.Dataset(jsonld=to_croissant(entry, SITE)).metadata.ctx.issues
    assert (set(issues.errors), set(issues.warnings)) == (set(), set())


def test_without_a_table_there_is_nothing_to_describe() -> None:
    assert to_croissant(BARE, SITE) is None


def test_records_come_from_the_parquet_by_its_own_hash() -> None:
    found = to_croissant(FULL, SITE)
    assert found is not None
    original, parquet = found["distribution"]
    assert (original["sha256"], parquet["sha256"]) == ("ab" * 32, "cd" * 32)
    fields = found["recordSet"][0]["field"]
    assert [field["dataType"] for field in fields] == ["sc:Text", "sc:Integer", "sc:Date"]
    assert fields[0]["source"] == {"fileObject": {"@id": parquet["@id"]}, "extract": {"column": "名称"}}


def test_names_with_spaces_are_still_identifiers_each_once() -> None:
    fields = tuple(Field(name, name, "string") for name in ("a b", "a_b", "a/b", "<script>"))
    entry = replace(FULL, files=(replace(FILE, table=Table(1, "cd" * 32, fields)),))
    found = to_croissant(entry, SITE)
    assert found is not None
    names = [field["@id"].split("/")[1] for field in found["recordSet"][0]["field"]]
    assert names == ["a_b", "a_b_2", "a_b_3", "_script_"]
    mlcroissant.Dataset(jsonld=found)


def test_a_title_can_not_end_the_citation() -> None:
    found = to_croissant(replace(FULL, title={"en": "x}, url={https://evil.example"}), SITE)
    assert found is not None
    assert "title={x, url=https://evil.example}" in found["citeAs"]
