import gzip
import io
import zlib

import pytest

from catalog.fetching.decoding import PIECE, is_plain, unpack
from catalog.fetching.fetch import Limits, fetch
from catalog.fetching.refusals import FetchFailed
from tests.fetching.server import sends, serving

TABLE = b"route,stops\n" + b"1,12\n" * 50_000


def pieces(packed: bytes, size: int) -> list[bytes]:
    return [packed[at : at + size] for at in range(0, len(packed), size)]


@pytest.mark.parametrize("size", [1, 7, 4096, 10**6])
@pytest.mark.parametrize("encoding", ["gzip", "x-gzip"])
def test_a_packed_answer_is_unpacked_however_it_is_cut(encoding: str, size: int) -> None:
    assert b"".join(unpack(pieces(gzip.compress(TABLE), size), encoding)) == TABLE


@pytest.mark.parametrize("size", [1, 10**6])
def test_members_one_after_another_are_one_file(size: int) -> None:
    packed = gzip.compress(b"a,b\n") + gzip.compress(b"1,2\n") + b"\0" * 512
    assert b"".join(unpack(pieces(packed, size), "gzip")) == b"a,b\n1,2\n"


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(TABLE)[:-1], "gzip"),
        (gzip.compress(TABLE)[:100], "gzip"),
        (TABLE, "gzip"),
        (gzip.compress(TABLE)[:-8] + bytes(8), "gzip"),
        (b"", "gzip"),
        (zlib.compress(TABLE), "deflate"),
        (TABLE, "br"),
        (gzip.compress(gzip.compress(TABLE)), "gzip, gzip"),
    ],
)
def test_what_cannot_be_unpacked_is_a_failure(packed: bytes, encoding: str) -> None:
    with pytest.raises(FetchFailed) as failed:
        b"".join(unpack([packed], encoding))
    assert failed.value.code == "encoding"


def test_a_bomb_comes_in_small_pieces() -> None:
    bomb = gzip.compress(bytes(8 * 1024**2))
    assert max(len(piece) for piece in unpack([bomb], "gzip")) <= PIECE


@pytest.mark.parametrize(
    ("encoding", "media_type", "plain"),
    [
        ("", "text/csv", True),
        ("identity", "text/csv", True),
        ("gzip", "text/csv", False),
        ("gzip", "application/gzip", True),
        ("x-gzip", "application/x-gzip", True),
        ("br", "application/gzip", False),
    ],
)
def test_a_gzip_file_labelled_as_packed_is_the_file(encoding: str, media_type: str, plain: bool) -> None:
    assert is_plain(encoding, media_type) is plain


def test_a_bomb_is_stopped_at_the_limit_of_unpacked_bytes() -> None:
    bomb = gzip.compress(bytes(64 * 1024**2))
    limits = Limits(max_bytes=1024**2, total_seconds=5)
    into = io.BytesIO()
    with serving({"/": sends(bomb, Content_Encoding="gzip")}) as server, pytest.raises(FetchFailed) as failed:
        fetch(server.url("/"), into, allow=server.allow, limits=limits)
    assert len(bomb) < limits.max_bytes
    assert failed.value.code == "too-large"
    assert len(into.getvalue()) <= limits.max_bytes


def test_the_bytes_kept_are_the_unpacked_ones() -> None:
    into = io.BytesIO()
    with serving({"/": sends(gzip.compress(TABLE), Content_Encoding="gzip", Content_Type="text/csv")}) as server:
        fetched = fetch(server.url("/"), into, allow=server.allow)
    assert (into.getvalue(), fetched.size, fetched.declared_size) == (TABLE, len(TABLE), None)
