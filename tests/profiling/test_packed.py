import gzip
from pathlib import Path

import pytest

from catalog.profiling.packed import count_pictures, digest_packed
from tests.reading.files import make_file
from tests.truth.content import PNG, READINGS, sheet, xlsx_of, zip_of

MEMBERS = {"a.csv": READINGS, "b.csv": READINGS[:200]}


def packed(folder: Path, content: bytes, format_: str = "zip") -> str:
    return digest_packed(make_file(folder, content, "file"), format_)


def test_packing_again_changes_nothing(tmp_path: Path) -> None:
    again = zip_of(dict(reversed(MEMBERS.items())), level=1)
    assert again != zip_of(MEMBERS)
    assert packed(tmp_path, again) == packed(tmp_path, zip_of(MEMBERS))


@pytest.mark.parametrize("members", [{"a.csv": READINGS}, {**MEMBERS, "b.csv": READINGS[:199]}, {"c.csv": READINGS}])
def test_other_members_change_it(tmp_path: Path, members: dict[str, bytes]) -> None:
    assert packed(tmp_path, zip_of(members)) != packed(tmp_path, zip_of(MEMBERS))


def test_gzip_is_known_by_what_it_holds(tmp_path: Path) -> None:
    one, again, other = gzip.compress(READINGS, 9, mtime=1), gzip.compress(READINGS, 1, mtime=2), gzip.compress(b"x")
    assert packed(tmp_path, one, "gzip") == packed(tmp_path, again, "gzip") != packed(tmp_path, other, "gzip")


@pytest.mark.parametrize("content", [b"", b"PK", zip_of(MEMBERS)[:-30], b"no archive at all"])
def test_an_archive_that_can_not_be_read_has_no_digest_and_no_pictures(tmp_path: Path, content: bytes) -> None:
    assert packed(tmp_path, content) == ""
    assert count_pictures(tmp_path / "file") == 0


def test_pictures_in_a_workbook_are_counted(tmp_path: Path) -> None:
    pictures = {f"xl/media/image{n}.png": PNG for n in range(2)}
    book = make_file(tmp_path, xlsx_of(sheet([("a",)]), extra=pictures), "book.xlsx")
    assert count_pictures(book) == 2
    assert count_pictures(make_file(tmp_path, xlsx_of(sheet([("a",)])), "plain.xlsx")) == 0
