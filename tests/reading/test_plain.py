"""Blocks proved to be plain give exactly what reading row by row gives, whatever the file holds."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.reading.limits import Limits
from catalog.reading.normalize import Normalized, write_rows
from catalog.reading.plain import Shape, prove, whole_records
from catalog.reading.read import read_sniffed
from catalog.reading.segments import Segments
from catalog.reading.table import Finding, Sniffed, Table, Unreadable

LIMITS = Limits(max_row_chars=400, max_cell_chars=60, sample_per_kind=5)
PIECES = (
    "a",
    "北京",
    "1",
    "2014-05-03",
    " ",
    "\u3000",
    "",
    '"',
    '""',
    ",",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\ufffd",
    "来源：",
    "é",
    "\xa0",
)
CELL = st.lists(st.sampled_from(PIECES), max_size=3).map("".join)
ROUGH = st.lists(st.sampled_from((*PIECES, "a,b,c\n", '"x",y,z\n', "1,2,3\n", ",,\n", "\n\n")), max_size=60).map(
    "".join
)


def written(row: list[str], quoted: bool) -> str:
    target = StringIO()
    csv.writer(target, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator="").writerow(row)
    return target.getvalue()


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Mostly well-formed, with here and there a row that is not."""
    width = draw(st.integers(1, 4))
    row = st.lists(CELL, min_size=width, max_size=width)
    good = st.tuples(row, st.booleans()).map(lambda made: written(*made))
    lines = draw(st.lists(st.one_of(good, good, good, ROUGH.map(lambda text: text[:40])), min_size=1, max_size=40))
    ending = draw(st.sampled_from(("\n", "\r\n")))
    header = ",".join("hijk"[:width])
    return ending.join([header, *lines]) + draw(st.sampled_from(("", ending, ending * 2)))


Read = tuple[list[list[str]], Normalized, list[Finding], int] | str


def read_by(way: str, content: bytes, *, sound: bool) -> Read:
    """Everything that reading tells, or the code of its refusal."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.csv"
        path.write_bytes(content)
        try:
            table = read_sniffed(path, Sniffed("csv", "utf-8", ",", "csv", sound), LIMITS)
            assert isinstance(table, Table)
            if way == "careful":
                table.pieces = None
            with Segments(Path(folder), 2) as segments:
                normalized = write_rows(table, segments, LIMITS, lambda _: None)
                segments.end()
                text = b"".join(path.read_bytes() for path in segments.paths).decode()
        except Unreadable as refused:
            return refused.finding.code
        rows = [[str(int(number)), *cells] for number, *cells in csv.reader(StringIO(text, newline=""))]
        return rows, replace(normalized, longest=0, typed=(), short=()), table.findings, table.lost


def same_both_ways(content: bytes, *, sound: bool, chunk: int) -> None:
    with patch("catalog.reading.blocks.CHUNK", chunk):
        assert read_by("fast", content, sound=sound) == read_by("careful", content, sound=sound)


@settings(max_examples=400, deadline=None)
@given(text=tables(), chunk=st.integers(16, 200))
@example(text="h,i\n1,2\n\n来源：x\n", chunk=16)
@example(text='h,i\n1,"a\n' + "1,2\n" * 200, chunk=32)
@example(text="h,i\n" + "1,2\n" * 30 + "\nx,y,z\n1,2,3\n" + "4,5,6\n" * 40, chunk=32)
@example(text="h,i\n" + "1,2\n" * 30 + "1", chunk=32)
def test_tables_read_the_same_both_ways(text: str, chunk: int) -> None:
    same_both_ways(text.encode(), sound=True, chunk=chunk)


@settings(max_examples=300, deadline=None)
@given(text=ROUGH, chunk=st.integers(8, 100))
def test_any_text_reads_the_same_both_ways(text: str, chunk: int) -> None:
    same_both_ways(b"h,i,j\n" + b"1,2,3\n" * 25 + text.encode(), sound=True, chunk=chunk)


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=300), chunk=st.integers(8, 100))
def test_any_bytes_read_the_same_both_ways(data: bytes, chunk: int) -> None:
    same_both_ways(b"h,i,j\n" + b"1,2,3\n" * 25 + data + b"\n" + b"4,5,6\n" * 25, sound=False, chunk=chunk)


SHAPE = Shape(",", 2, 1000)


def test_ordinary_rows_are_proved() -> None:
    proved = prove('1,北京\r\n"a, ""b""\nc",z\r\n,x\r\n'.encode(), SHAPE)
    assert proved is not None
    assert proved.block.decode() == '1,北京\n"a, ""b""\nc",z\n,x\n'
    assert proved.starts.tolist() == [0, 9, 24]
    assert proved.breaks.tolist() == [18]
    assert list(proved.filled) == [2, 3]


def test_quoted_nothing_is_an_empty_cell() -> None:
    proved = prove(b'"",a\n"","y"\nx,""\n', SHAPE)
    assert proved is not None
    assert list(proved.filled) == [1, 2]


def test_cells_of_many_rows_are_counted_by_column() -> None:
    proved = prove(b"1,some words of text\n" * 150 + b",x\n" * 40, SHAPE)
    assert proved is not None
    assert list(proved.filled) == [150, 190]
    assert list(proved.typed) == [150, 0]
    assert list(proved.short) == [190, 40]


@pytest.mark.parametrize(
    "block",
    [
        b"1\n",
        b"1,2,3\n",
        b"1,2\n\n",
        b",\n",
        b" ,\t\n",
        b"note,\n",
        b'1,"a"b\n',
        b'1,a"b"\n',
        b'1,"a\n',
        b"1,\0\n",
        b"1,2\r3,4\n",
        b"1,2",
    ],
)
def test_what_needs_a_look_is_not_proved(block: bytes) -> None:
    assert prove(b"1,2\n" + block, SHAPE) is None


def test_block_ends_with_its_last_whole_record() -> None:
    block = b'1,2\n3,"a\nb\n'
    assert block[: whole_records(block)] == b"1,2\n"
    assert prove(block[:4], SHAPE) is not None


@pytest.mark.parametrize(("row", "plain"), [("a,b", False), ("a,c", True), ("a,bb", True), ('"a","b"', False)])
def test_block_with_the_header_in_it_is_not_plain(row: str, plain: bool) -> None:
    block = f"x,y\n{row}\nz,w\n".encode()
    assert (prove(block, Shape(",", 2, 100, (b"a,b", b'"a","b"'))) is not None) is plain
    assert prove(block, Shape(",", 2, 100)) is not None
