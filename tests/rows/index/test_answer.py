"""What the index answers is what the engine answers, row for row; and where it can't tell, it says so."""

from typing import Any

import pytest

from catalog.api.ckan.datastore_query import read_question
from catalog.rows.datastore import count_records, read_records, shown_columns
from catalog.rows.index import find
from catalog.rows.index.answer import page_of, records_of
from catalog.rows.index.reader import RowIndex
from catalog.rows.query import parse_query
from tests.rows.index.made import COLUMNS, indexed
from tests.rows.tables import Asked

KNOWN = shown_columns(COLUMNS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Asked, RowIndex]:
    return indexed(tmp_path_factory.mktemp("indexed"))


PAGES: list[list[tuple[str, str]]] = [
    [],
    [("offset", "2950")],
    [("offset", "5000")],
    [("limit", "1"), ("select", "remark,code")],
    [("limit", "0")],
    [("code", "SH-007")],
    [("code", "sh-007")],
    [("code", "SH"), ("limit", "10")],
    [("n", "17")],
    [("n", str(2**60))],
    [("price", "12.25"), ("code", "SH-001")],
    [("price", "3.5")],
    [("price", "0"), ("code", "SH-011")],
    [("day", "2014-03-01")],
    [("at", "2014-03-01T00:00:00")],
    [("first", "05:30:00"), ("code", "SH-020")],
    [("q", "SH-00")],
    [("q", "sensor"), ("code", "SH-030")],
    [("q", "ENSO SH-030")],
    [("q", "广场"), ("code__exact", "SH-101")],
    [("q", "x2")],
    [("q", "广场 SH-1")],
    [("q", "nowhere")],
    [("q", "-007")],
    [("q", "-00"), ("code", "SH-005")],
    [("q", "h-044")],
    [("q", "H-04"), ("n", "17")],
    [("q", "-mail"), ("code", "SH-012")],
    [("q", "(2)"), ("code", "SH-013")],
    [("q", ";e"), ("code", "SH-012")],
    [("q", "sensor, "), ("code", "SH-012")],
    [("q", "-"), ("code", "SH-012")],
    [("remark", "人民广场123号 设备校准"), ("code", "SH-044")],
]


@pytest.mark.parametrize("pairs", PAGES, ids=str)
def test_pages_are_the_engines(made: tuple[Asked, RowIndex], pairs: list[tuple[str, str]]) -> None:
    table, index = made
    found = page_of(index, COLUMNS, parse_query(pairs, COLUMNS))
    assert found is None or found == table.page(*pairs)
    assert found is not None or any(
        value in ("3.5", "x2", "SH", "0", "SH-00", "-", str(2**60)) for _name, value in pairs
    )


@pytest.mark.parametrize("pairs", [[("q", "ENSO SH-030")], [("q", "enso"), ("code", "SH-030")]], ids=str)
def test_text_in_many_words_narrows_nothing_and_is_looked_for(
    made: tuple[Asked, RowIndex], pairs: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "MOST_WORDS", 1)
    table, index = made
    assert page_of(index, COLUMNS, parse_query(pairs, COLUMNS)) == table.page(*pairs)


def test_every_row_can_be_looked_up_by_its_cells(made: tuple[Asked, RowIndex]) -> None:
    table, index = made
    answered = 0
    for row in index.rows(range(0, 3_000, 97)):
        pairs = [(column.name, str(cell)) for column, cell in zip(COLUMNS, row[1:], strict=True) if cell is not None]
        for pair in pairs:
            found = page_of(index, COLUMNS, parse_query([pair], COLUMNS))
            assert found is None or found == table.page(pair), pair
            answered += found is not None
    assert answered > 100


def test_a_cursor_of_the_index_goes_on_in_the_engine(made: tuple[Asked, RowIndex]) -> None:
    table, index = made
    first = page_of(index, COLUMNS, parse_query([("limit", "40")], COLUMNS))
    assert first is not None
    assert table.page(("limit", "40"), ("cursor", first.cursor)) == table.page(("limit", "40"), ("offset", "40"))


@pytest.mark.parametrize(
    "pair",
    [
        ("sort", "n"),
        ("n__gt", "5"),
        ("group_by", "code"),
        ("open", "true"),
        ("q", "Straße"),
        ("q", "…"),
        ("remark", ""),
    ],
)
def test_what_the_index_can_not_tell_is_left_to_the_engine(made: tuple[Asked, RowIndex], pair: tuple[str, str]) -> None:
    assert page_of(made[1], COLUMNS, parse_query([pair], COLUMNS)) is None


RECORDS: list[dict[str, Any]] = [
    {},
    {"offset": 2_950},
    {"offset": 9_000},
    {"limit": 0},
    {"limit": 3, "fields": "remark,_id"},
    {"filters": {"code": "SH-007"}},
    {"filters": {"code": "SH-007", "区县": "静安区"}},
    {"filters": {"n": "17"}},
    {"filters": {"day": "2014-03-01"}},
    {"q": "sensor"},
    {"q": "sensor", "offset": 300, "limit": 50},
    {"q": "sensor", "limit": 7, "offset": 3},
    {"q": "sensor", "limit": 0},
    {"q": "SENSOR moved"},
    {"q": "SH-007"},
    {"q": "007"},
    {"q": "广场"},
    {"q": "人民广场 SH-1"},
    {"q": "e-mail SH-010"},
    {"q": "sens:*", "plain": False},
    {"q": "under"},
    {"q": "under_score"},
    {"q": {"remark": "sensor"}, "filters": {"code": "SH-150"}},
    {"q": {"code": "007"}},
    {"q": "23:59:59 SH-201"},
    {"q": "true SH-202"},
    {"q": "sensor", "fields": "code"},
    {"q": "nowhere"},
    {"q": "12.25 SH-080"},
]


@pytest.mark.parametrize("asked", RECORDS, ids=str)
def test_records_are_the_engines(made: tuple[Asked, RowIndex], asked: dict[str, Any]) -> None:
    table, index = made
    query = read_question(asked, KNOWN).query
    found = records_of(index, KNOWN, query)
    assert found is not None
    records, count = found
    assert records == read_records(table.engine, table.parquet, KNOWN, query)
    assert count == count_records(table.engine, table.parquet, KNOWN, query)


@pytest.mark.parametrize(
    "asked",
    [
        {"sort": "n"},
        {"distinct": True},
        {"filters": {"n": [1, 2]}},
        {"filters": {"n": None}},
        {"filters": {"_id": 5}},
        {"filters": {"open": True}},
        {"filters": {"$or": [{"n": 1}, {"n": 2}]}},
        {"q": "ångström"},
        {"q": "..."},
        {"q": {"remark": "sensor"}},
    ],
    ids=str,
)
def test_other_questions_are_left_to_the_engine(made: tuple[Asked, RowIndex], asked: dict[str, Any]) -> None:
    assert records_of(made[1], KNOWN, read_question(asked, KNOWN).query) is None
