"""The rows around a fault, read from a real table."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.profiling.profile import Column
from catalog.reading.duck import locked_down, quote_text
from catalog.reports.around import COLUMNS, Around, Fault, rows_around
from catalog.rows.engine import Engine

PHONE = "13812345678"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "work").mkdir()
    yield Engine(tmp_path, tmp_path / "work")


def table(tmp_path: Path, select: str) -> Path:
    parquet = tmp_path / "table.parquet"
    with locked_down(tmp_path / "work", tmp_path) as connection:
        connection.execute(f"COPY ({select}) TO {quote_text(str(parquet))} (FORMAT parquet)")
    return parquet


def look(
    engine: Engine, parquet: Path, names: tuple[str, ...], *faults: Fault, personal: str = ""
) -> dict[Fault, Around]:
    columns = tuple(Column(name, name.upper(), "string", filled=1, personal=personal) for name in names)
    return rows_around(engine, parquet, columns, faults)


def test_the_faulty_cell_is_marked_with_what_stood_there(engine: Engine, tmp_path: Path) -> None:
    parquet = table(tmp_path, "SELECT * FROM (VALUES (2, 'x', '1'), (3, 'y', NULL), (4, 'z', '3')) t(_row, a, b)")
    fault = Fault(3, 2, "many")
    around = look(engine, parquet, ("a", "b"), fault)[fault]
    assert [(row.number, row.is_fault) for row in around.rows] == [(2, False), (3, True), (4, False)]
    assert [(cell.text, cell.is_fault) for cell in around.rows[1].cells] == [("y", False), ("many", True)]
    assert [(heading.letter, heading.title) for heading in around.headings] == [("A", "A"), ("B", "B")]


def test_personal_data_is_masked(engine: Engine, tmp_path: Path) -> None:
    parquet = table(tmp_path, f"SELECT 2 AS _row, 'call {PHONE}' AS a")
    fault = Fault(2, None, "")
    assert look(engine, parquet, ("a",), fault)[fault].rows[0].cells[0].text == "call ###########"
    hidden = look(engine, parquet, ("a",), fault, personal="mobile")[fault].rows[0].cells[0].text
    assert PHONE not in hidden
    assert hidden.startswith("cal*")


def test_a_row_that_gave_none_is_left_out(engine: Engine, tmp_path: Path) -> None:
    parquet = table(tmp_path, "SELECT 2 AS _row, 'x' AS a")
    assert look(engine, parquet, ("a",), Fault(7, 1, "")) == {}
    assert look(engine, parquet, ("a",)) == {}


def test_a_wide_table_shows_the_neighbours_of_the_fault(engine: Engine, tmp_path: Path) -> None:
    names = tuple(f"c{number}" for number in range(1, 101))
    parquet = table(tmp_path, f"SELECT 2 AS _row, {', '.join(f'{n} AS c{n}' for n in range(1, 101))}")
    first, middle, last = Fault(2, 1, ""), Fault(2, 50, ""), Fault(2, 100, "")
    found = look(engine, parquet, names, first, middle, last)
    titles = [[heading.title for heading in found[fault].headings] for fault in (first, middle, last)]
    assert titles == [
        [f"C{number}" for number in range(1, COLUMNS + 1)],
        [f"C{number}" for number in range(47, 54)],
        [f"C{number}" for number in range(94, 101)],
    ]
    assert all(any(cell.is_fault for cell in found[fault].rows[0].cells) for fault in (first, middle, last))
