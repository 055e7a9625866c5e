from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.reading.utf8 import CHUNK, is_utf8, is_utf8_file, whole_characters
from tests.reading.files import make_file

# The limits of what each leading byte allows, and what is beyond them.
EDGES = bytes.fromhex("00417f808f909fa0bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5ff")
BYTES = st.one_of(st.binary(max_size=12), st.lists(st.sampled_from(EDGES), max_size=8).map(bytes))
WIDE = "é中\U0001f6b2"


def decodes(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(before=st.text(max_size=5), data=BYTES, after=st.text(max_size=5))
@example("", b"\xed\xa0\x80", "")
@example("", b"\xf4\x90\x80\x80", "")
@example("", b"\xe0\x9f\xbf", "")
@example("", b"\xf0\x8f\xbf\xbf", "")
@example("", b"\xc1\xbf", "")
def test_bytes_are_utf8_where_they_can_be_decoded(before: str, data: bytes, after: str) -> None:
    content = before.encode() + data + after.encode()
    assert is_utf8(content) == decodes(content)


@given(text=st.text(min_size=1, max_size=5), cut=st.integers(0, 20))
def test_cut_character_is_told_from_whole_ones(text: str, cut: int) -> None:
    data = text.encode()
    data = data[: min(cut, len(data))]
    whole = whole_characters(data)
    assert decodes(data[:whole])
    assert (whole == len(data)) == decodes(data)


@pytest.mark.parametrize("before", [0, 1, 2, 3])
def test_characters_lie_across_chunks(tmp_path: Path, before: int) -> None:
    content = b"a" * before + WIDE.encode() * (2 * CHUNK // len(WIDE.encode()))
    assert is_utf8_file(make_file(tmp_path, content))


@pytest.mark.parametrize("place", [0, CHUNK - 1, CHUNK, 3 * CHUNK])
def test_one_wrong_byte_anywhere_is_seen(tmp_path: Path, place: int) -> None:
    content = bytearray(b"a" * (3 * CHUNK + 1))
    content[place] = 0xFF
    assert not is_utf8_file(make_file(tmp_path, bytes(content)))


def test_file_that_ends_within_a_character_is_not_utf8(tmp_path: Path) -> None:
    assert not is_utf8_file(make_file(tmp_path, "中".encode()[:2]))


def test_character_cut_at_the_end_of_the_last_whole_chunk_is_seen(tmp_path: Path) -> None:
    assert not is_utf8_file(make_file(tmp_path, b"a" * (2 * CHUNK - 2) + "中".encode()[:2]))


def test_byte_that_follows_no_character_is_seen_where_a_chunk_begins(tmp_path: Path) -> None:
    assert not is_utf8_file(make_file(tmp_path, b"a" * (CHUNK - 3) + "中".encode() + b"\x80"))
