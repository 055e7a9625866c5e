import resource
from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from tests.reading.files import cells_of, make_file, read_table, stage_file, unreadable_code

SMALL = Limits(max_row_chars=2_000, max_cell_chars=1_000)


def test_rows_carry_the_number_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = make_file(tmp_path, 'id,text\n1,"two\nlines"\n\n2,x\n')
    assert [(row.number, row.cells) for row in read_table(path).rows] == [
        (2, ("1", "two\nlines")),
        (3, ()),
        (4, ("2", "x")),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(tmp_path: Path, ending: str) -> None:
    assert cells_of(make_file(tmp_path, ending.join(("a,b", "1,2", "3,4")))) == [("1", "2"), ("3", "4")]


@pytest.mark.parametrize(
    ("faulty", "cells"),
    [
        ('3,"open', ("3", '"open')),
        ('3,"a"b', ("3", "ab")),
        ('"3,x', ('"3', "x")),
    ],
)
def test_stray_quote_costs_no_other_row(tmp_path: Path, faulty: str, cells: tuple[str, str]) -> None:
    table = read_table(make_file(tmp_path, f'a,b\n1,2\n{faulty}\n4,"5"\n6,7\n'))
    rows = [row.cells for row in table.rows]
    assert rows == [("1", "2"), cells, ("4", "5"), ("6", "7")]
    assert [(finding.code, finding.row) for finding in table.findings] == [("stray-quote", 3)]


def test_quote_that_never_closes_is_given_up_after_one_rows_worth(tmp_path: Path) -> None:
    path = make_file(tmp_path, 'a,b\n1,"open\n' + "2,3\n" * 5_000)
    table = read_table(path, SMALL)
    assert sum(1 for _ in table.rows) == 5_001
    assert [(finding.code, finding.row) for finding in table.findings] == [("stray-quote", 2)]


def test_quotes_that_pair_up_wrongly_without_end_are_refused(tmp_path: Path) -> None:
    path = make_file(tmp_path, "a,b\n1,2\n" + 'a","\n' * 20_000)
    assert unreadable_code(path, SMALL) == "quotes-broken"


def test_open_quote_before_fifty_megabytes_stays_within_memory(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    with path.open("w") as file:
        file.write('"a,b\n')
        for _ in range(50):
            file.write("some text,12345\n" * 65_536)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    table = read_table(path)
    assert sum(1 for _ in table.rows) == 50 * 65_536
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 150 * 1024


def test_single_endless_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert unreadable_code(path) == "row-too-long"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 * 1024


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("empty-file", b""),
        ("no-rows", b"a"),
        ("no-rows", b"a,b,c\n"),
        ("no-rows", b"a,b\n,\n ,\n"),
        ("blank-file", b"\n\n  \n,,\n"),
        ("too-many-columns", b",".join(b"c%d" % n for n in range(10_000)) + b"\n" + b"1," * 9_999 + b"1\n"),
    ],
)
def test_file_without_a_table_says_why(tmp_path: Path, code: str, content: bytes) -> None:
    assert unreadable_code(make_file(tmp_path, content)) == code


def test_nul_bytes_and_damage_are_named_by_row_and_column(tmp_path: Path) -> None:
    content = "城市,人\n".encode() + "上海,北京\n".encode() * 9 + b"a\x00b,2\n" + b"x,\xe4\xb8\n"
    staging = stage_file(make_file(tmp_path, content), tmp_path)
    assert staging.staged.rows_read == 11
    assert {(finding.code, finding.row, finding.column) for finding in staging.findings} == {
        ("nul-byte", 11, 1),
        ("undecodable", 12, 2),
    }


def test_title_above_the_header_is_skipped_and_said(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, "Air quality 2014\n\nstation,pm25\nA,35\n"))
    assert (table.header, table.header_row, [row.number for row in table.rows]) == (("station", "pm25"), 3, [4])
    assert [finding.code for finding in table.findings] == ["preamble"]


def test_cells_beyond_a_short_header_are_kept_where_most_rows_have_them(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, "a,b\n1,2,3\n4,5,6\n7,8,9\n"))
    assert table.header == ("a", "b", "")
    assert next(table.rows).cells == ("1", "2", "3")
