"""docs/standards.md has a line for every field of every mapping, and none for a field that is not there."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from catalog.standards.croissant import to_croissant
from catalog.standards.dcat_ap import dataset_graph
from catalog.standards.dcat_us import to_dcat_us
from catalog.standards.dcat_us3 import to_dcat_us3
from catalog.standards.schema_org import to_schema_org
from tests.standards.make import ALL, SITE

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "standards.md").read_text(encoding="utf-8")


def _documented(heading: str, table: int = 0) -> set[str]:
    section = DOCUMENT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)[table]
    return {name for line in found.splitlines() for name in re.findall(r"`([^`]+)`", line.split("|")[1])}


def _keys(documents: Iterable[dict[str, object] | None]) -> set[str]:
    return {key for document in documents if document for key in document}


def _said_of(type_: str) -> set[str]:
    graphs = [dataset_graph(entry, SITE) for entry in ALL]
    return {key for graph in graphs for node in graph.nodes.values() if type_ in node["rdf:type"] for key in node}


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("DCAT-US 1.1", _keys(to_dcat_us(entry, SITE) for entry in ALL)),
        ("DCAT-US 3.0", _keys(to_dcat_us3(entry, SITE) for entry in ALL)),
        ("schema.org", _keys(to_schema_org(entry, SITE, "en") for entry in ALL)),
        ("Croissant", _keys(to_croissant(entry, SITE) for entry in ALL)),
    ],
)
def test_every_field_is_documented(heading: str, keys: set[str]) -> None:
    assert _documented(heading) == keys


@pytest.mark.parametrize(
    ("type_", "table", "also"), [("dcat:Dataset", 0, set()), ("dcat:Distribution", 1, {"foaf:page"})]
)
def test_every_property_is_documented(type_: str, table: int, also: set[str]) -> None:
    """`foaf:page` is of the API to a table's rows alone."""
    assert _documented("DCAT-AP 3", table) == _said_of(type_) - also
