"""Ranges: what is read, what is refused, and which data an area meets."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from catalog.search.engine.manifest import Position
from catalog.search.engine.question import Question
from catalog.search.engine.reader import Reader, answer
from catalog.search.engine.writer import build, swap
from catalog.search.entries import write_segment
from catalog.search.filters.filter import BadFilter
from catalog.search.filters.registry import FILTER
from tests.search.documents import make_document

DOCUMENTS = {
    "shanghai": make_document(
        1,
        bbox=(121.0, 31.0, 122.0, 31.6),
        openness=1.0,
        modified=datetime(2026, 3, 1, tzinfo=UTC),
        period_start=date(2020, 1, 1),
        period_end=date(2020, 12, 31),
    ),
    "fiji": make_document(
        2, bbox=(177.0, -19.0, 179.9, -16.0), openness=0.25, modified=datetime(2024, 1, 1, tzinfo=UTC)
    ),
    "nowhere": make_document(3, openness=0.5, period_start=date(2021, 6, 1)),
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    root: Path = tmp_path_factory.mktemp("index")
    swap(root, build(root, iter([list(DOCUMENTS.values())]), Position(1, 1), make=write_segment))
    return Reader(root)


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("bbox", "121.5,31.2,121.6,31.3", {"shanghai"}),
        ("bbox", "-180,-90,180,90", {"shanghai", "fiji"}),
        ("bbox", "178,-20,-178,-15", {"fiji"}),
        ("bbox", "0,0,1,1", set()),
        ("place", "上海", {"shanghai"}),
        ("place", "China", {"shanghai"}),
        ("place", "Fiji", {"fiji"}),
        ("openness_min", "0.5", {"shanghai", "nowhere"}),
        ("openness_max", "0.25", {"fiji"}),
        ("modified_after", "2026-02-01", {"shanghai"}),
        ("modified_before", "2024-01-01T00:00:00Z", {"fiji"}),
        ("period_start", "2021-01-01", {"nowhere"}),
        ("period_end", "2020-06-01", {"shanghai"}),
    ],
)
def test_what_fits(reader: Reader, name: str, value: str, found: set[str]) -> None:
    question = Question(filters={name: FILTER[name].parse((value,))})
    ids = {str(hit.id) for hit in answer(reader.generation(), question).hits}
    assert {key for key, document in DOCUMENTS.items() if document.id in ids} == found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bbox", "1,2,3"),
        ("bbox", "a,b,c,d"),
        ("bbox", "0,10,1,5"),
        ("bbox", "nan,0,1,1"),
        ("bbox", "0,0,1,1e999"),
        ("place", "Nowhereville"),
        ("openness_min", "1.5"),
        ("openness_max", "nan"),
        ("openness_max", ""),
        ("modified_after", "yesterday"),
        ("modified_before", "99999-01-01"),
        ("period_start", "2020"),
        ("period_end", "31.12.2020"),
    ],
)
def test_what_is_refused(name: str, value: Any) -> None:
    with pytest.raises(BadFilter) as refused:
        FILTER[name].parse((value,))
    assert refused.value.name == name
    assert refused.value.text.zh != refused.value.text.en
