from pathlib import Path

import duckdb
import pytest

from catalog.reading.duck import locked_down
from catalog.reading.limits import Limits
from catalog.reading.normalize import Normalized, write_rows
from catalog.reading.segments import Segments
from catalog.reading.table import Row, Sniffed, Table
from catalog.reading.text_rows import TextRows

HOSTILE = ('say "hi"', "two\nlines", "back\r\nand forth", "comma, semicolon; tab\t", "'; DROP TABLE x; --", " ", "\\N")


def written(table: Table, segments: Segments, limits: Limits) -> TextRows:
    normalized = write_rows(table, segments, limits, lambda _: None)
    segments.end()
    return TextRows(tuple(segments.paths), len(table.header), normalized)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "^"])
def test_cells_come_back_as_they_were(tmp_path: Path, delimiter: str) -> None:
    cells = [(cell, None, "北京") for cell in HOSTILE]
    rows = (Row(number, row) for number, row in enumerate(cells, start=2))
    table = Table(Sniffed("csv", "utf-8", delimiter), ("a", "b", "c"), rows)
    with locked_down(tmp_path) as connection, Segments(tmp_path, 2) as segments:
        text = written(table, segments, Limits())
        found = connection.execute(f"SELECT * FROM {text.sql}").fetchall()  # noqa: S608
    assert found == [(number, *row) for number, row in enumerate(cells, start=2)]


def test_line_longer_than_duckdbs_own_limit_is_read(tmp_path: Path) -> None:
    long = "x" * 3_000_000
    table = Table(Sniffed("csv", "utf-8", ","), ("a", "b"), iter((Row(2, (long, "1")),)))
    limits = Limits(max_cell_chars=5_000_000)
    with locked_down(tmp_path) as connection, Segments(tmp_path, 2) as segments:
        text = written(table, segments, limits)
        assert connection.execute(f"SELECT length(c1), c2 FROM {text.sql}").fetchall() == [(3_000_000, "1")]  # noqa: S608


def test_line_breaks_in_cells_of_many_files_are_no_row_ends(tmp_path: Path) -> None:
    """A file read from its midst would be misread: every line of a cell looks like a row."""
    cell = "\n".join(f"{number},{number}" for number in range(50_000))
    rows = [(str(number), cell) for number in range(8)]
    table = Table(Sniffed("csv", "utf-8", ","), ("a", "b"), (Row(number, row) for number, row in enumerate(rows, 2)))
    with locked_down(tmp_path) as connection, Segments(tmp_path, 2) as segments:
        text = written(table, segments, Limits())
        found = connection.execute(f"SELECT c1, md5(c2) = md5(?), _row FROM {text.sql}", [cell]).fetchall()  # noqa: S608
        assert len(text.paths) > 1
    assert found == [(str(number), True, number + 2) for number in range(8)]


@pytest.mark.parametrize("cell", ["{}", '"{}"', '"a""{}"', "longer than twelve bytes {}"])
@pytest.mark.parametrize(
    "wrong",
    [b"\xff", b"\x80", b"\xc3", b"\xc0\x80", b"\xe0\x80\x80", b"\xe4\xb8", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"],
)
def test_bytes_that_are_no_utf8_are_refused(tmp_path: Path, cell: str, wrong: bytes) -> None:
    """So that reading blocks of plain rows this way proves that they are UTF-8."""
    with locked_down(tmp_path) as connection, Segments(tmp_path, 2) as segments:
        segments.write(b"2," + cell.encode().replace(b"{}", wrong) + b",x\n")
        segments.end()
        text = TextRows(tuple(segments.paths), 2, Normalized(",", 1, 100, (1, 1), (1, 1), (1, 1), 2, ()))
        with pytest.raises(duckdb.Error, match="unicode"):
            connection.execute(f"SELECT * FROM {text.sql}").fetchall()  # noqa: S608
