from pathlib import Path

import pytest

from catalog.storage.ranges import ByteRange, NotSatisfiable, iter_file, parse_range

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "start", "length"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-499", 0, 500),
        ("bytes=500-999", 500, 500),
        ("bytes=999-999", 999, 1),
        ("bytes=500-", 500, 500),
        ("bytes=0-", 0, 1000),
        ("bytes=500-5000", 500, 500),
        ("bytes=0-" + "9" * 100, 0, 1000),
        ("bytes=-1", 999, 1),
        ("bytes=-1000", 0, 1000),
        ("bytes=-5000", 0, 1000),
        ("Bytes=0-0", 0, 1),
        ("bytes= 0-0 ", 0, 1),
        ("bytes=0000-0000", 0, 1),
    ],
)
def test_one_range_is_taken(header: str, start: int, length: int) -> None:
    assert parse_range(header, SIZE) == ByteRange(start, length)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=a-b",
            "bytes=1",
            "bytes=5-2",
            "bytes=--1",
            "bytes=1--2",
            "bytes=+1-2",
        ),
        *("bytes=0-0,5-9", "bytes=0-0, -1", "items=0-5", "bytes 0-5", "bytes=0 - 5", "bytes=0x0-0x5", "bytes=1.0-2"),
        *("bytes=١-٢", "bytes=１-２", "bytes=2000-1500", "bytes=" + "1" * 5000 + "-", "bytes=0-5\n"),
    ],
)
def test_what_is_no_single_range_is_ignored(header: str) -> None:
    assert parse_range(header, SIZE) is None


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-1001", "bytes=" + "9" * 100 + "-", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_satisfied(header: str) -> None:
    with pytest.raises(NotSatisfiable):
        parse_range(header, SIZE)


@pytest.mark.parametrize("header", ["bytes=0-", "bytes=0-0", "bytes=-0"])
def test_an_empty_file_has_no_first_byte(header: str) -> None:
    with pytest.raises(NotSatisfiable):
        parse_range(header, 0)


def test_the_end_of_an_empty_file_is_the_whole_of_it() -> None:
    assert parse_range("bytes=-5", 0) is None


@pytest.mark.parametrize(
    ("start", "length", "chunk", "pieces"),
    [
        (0, 10, 64, [b"0123456789"]),
        (0, 10, 4, [b"0123", b"4567", b"89"]),
        (3, 4, 64, [b"3456"]),
        (3, 4, 2, [b"34", b"56"]),
        (9, 1, 64, [b"9"]),
        (0, 0, 64, []),
        (8, 100, 64, [b"89"]),
    ],
)
def test_a_range_of_a_file_comes_in_chunks(
    tmp_path: Path, start: int, length: int, chunk: int, pieces: list[bytes]
) -> None:
    path = tmp_path / "digits"
    path.write_bytes(b"0123456789")
    assert list(iter_file(path, start, length, chunk)) == pieces
