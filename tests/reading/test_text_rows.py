from pathlib import Path

import pytest

from catalog.reading.duck import locked_down
from catalog.reading.limits import Limits
from catalog.reading.normalize import write_rows
from catalog.reading.table import Row, Sniffed, Table
from catalog.reading.text_rows import TextRows

HOSTILE = ('say "hi"', "two\nlines", "back\r\nand forth", "comma, semicolon; tab\t", "'; DROP TABLE x; --", " ", "\\N")


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "^"])
@pytest.mark.parametrize("parallel", [True, False])
def test_cells_come_back_as_they_were(tmp_path: Path, delimiter: str, parallel: bool) -> None:
    cells = [(cell, None, "北京") for cell in HOSTILE]
    rows = (Row(number, row) for number, row in enumerate(cells, start=2))
    table = Table(Sniffed("csv", "utf-8", delimiter), ("a", "b", "c"), rows)
    target = tmp_path / "rows.csv"
    text = TextRows(target, 3, write_rows(table, target, Limits(), lambda _: None), parallel)
    with locked_down(tmp_path) as connection:
        found = connection.execute(f"SELECT * FROM {text.sql}").fetchall()  # noqa: S608
    assert found == [(number, *row) for number, row in enumerate(cells, start=2)]


def test_line_longer_than_duckdbs_own_limit_is_read(tmp_path: Path) -> None:
    long = "x" * 3_000_000
    table = Table(Sniffed("csv", "utf-8", ","), ("a", "b"), iter((Row(2, (long, "1")),)))
    limits = Limits(max_cell_chars=5_000_000)
    target = tmp_path / "rows.csv"
    text = TextRows(target, 2, write_rows(table, target, limits, lambda _: None))
    with locked_down(tmp_path) as connection:
        assert connection.execute(f"SELECT length(c1), c2 FROM {text.sql}").fetchall() == [(3_000_000, "1")]  # noqa: S608
