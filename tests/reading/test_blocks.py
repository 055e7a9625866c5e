from pathlib import Path

import pytest

from catalog.reading.blocks import CHUNK, Blocks
from catalog.reading.limits import Limits
from catalog.reading.lost_characters import MARK
from tests.reading.files import make_file

LINE = "上海,2415\n"


def blocks_of(path: Path, encoding: str = "utf-8", limits: Limits | None = None) -> list[bytes]:
    blocks = Blocks(path, encoding, limits or Limits())
    found = list(iter(blocks.take, b""))
    assert blocks.position() == path.stat().st_size
    blocks.close()
    return found


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_blocks_end_where_lines_do_and_hold_the_whole_file(tmp_path: Path, ending: str) -> None:
    content = LINE.replace("\n", ending).encode() * 60_000 + b"end"
    blocks = blocks_of(make_file(tmp_path, content))
    assert b"".join(blocks) == content
    assert len(blocks) > 2
    assert all(block.endswith(ending.encode()) for block in blocks[:-1])
    assert max(len(block) for block in blocks) <= CHUNK + len(LINE.encode()) + 1


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-8-sig", "utf-16", "big5hkscs"])
def test_every_encoding_comes_out_as_utf8_without_a_mark(tmp_path: Path, encoding: str) -> None:
    text = LINE * 50_000
    named = "utf-16-le" if encoding == "utf-16" else encoding  # which begins with a byte order mark
    assert b"".join(blocks_of(make_file(tmp_path, text.encode(encoding)), named)) == text.encode()


def test_damage_is_kept_in_utf8_and_marked_in_other_encodings(tmp_path: Path) -> None:
    path = make_file(tmp_path, b"a\n\xff\n")
    assert blocks_of(path) == [b"a\n\xff\n"]
    assert blocks_of(path, "gb18030") == [f"a\n{MARK}\n".encode()]


def test_what_is_given_back_comes_first(tmp_path: Path) -> None:
    blocks = Blocks(make_file(tmp_path, b"1\n2\n"), "utf-8", Limits())
    assert blocks.take() == b"1\n2\n"
    blocks.give_back(b"2\n")
    assert (blocks.take(), blocks.take()) == (b"2\n", b"")
    blocks.close()


def test_line_longer_than_allowed_is_cut_and_not_gathered(tmp_path: Path) -> None:
    blocks = blocks_of(make_file(tmp_path, b"x" * (CHUNK * 8)), limits=Limits(max_row_chars=1_000))
    assert len(blocks) == 8
