import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from catalog.reading.archive import END, inflate, member_name, open_archive, unpack
from catalog.reading.limits import MIB, Limits
from catalog.reading.table import Unreadable
from tests.reading.files import make_file
from tests.reading.made import zipped


def refusal(path: Path, limits: Limits | None = None) -> str:
    limits = limits or Limits()
    with pytest.raises(Unreadable) as refused, open_archive(path, limits) as archive:
        for _ in inflate(archive, limits):
            pass
    return refused.value.finding.code


def test_members_come_whole(tmp_path: Path) -> None:
    content = random.Random(1).randbytes(1_000_000)
    with open_archive(make_file(tmp_path, zipped(a_bin=content, b_txt=b"x"), "a.zip"), Limits()) as archive:
        parts: dict[str, bytes] = {}
        for name, chunk in inflate(archive, Limits()):
            parts[name] = parts.get(name, b"") + chunk
        unpack(archive, archive.getinfo("a.bin"), tmp_path / "out", Limits())
    assert parts == {"a.bin": content, "b.txt": b"x"}
    assert (tmp_path / "out").read_bytes() == content


@pytest.mark.parametrize("limits", [Limits(max_inflated=MIB), Limits(max_ratio=10), Limits(max_members=1)])
def test_more_than_allowed_is_a_bomb(tmp_path: Path, limits: Limits) -> None:
    path = make_file(tmp_path, zipped(a_txt=b" " * 4 * MIB, b_txt=b"x"), "a.zip")
    assert refusal(path, limits) == "zip-bomb"


def test_directory_that_claims_too_much_is_not_read(tmp_path: Path) -> None:
    content = bytearray(zipped(a_txt=b"x"))
    struct.pack_into("<I", content, content.rfind(END) + 12, 1 << 30)
    assert refusal(make_file(tmp_path, bytes(content), "a.zip"), Limits(max_members=100)) == "zip-bomb"


def test_size_in_the_directory_is_not_believed(tmp_path: Path) -> None:
    content = bytearray(zipped(a_txt=b" " * 4 * MIB))
    struct.pack_into("<I", content, content.rfind(b"PK\x01\x02") + 24, 10)
    assert refusal(make_file(tmp_path, bytes(content), "a.zip")) in ("zip-bomb", "broken-file")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_inflate_without_bound_are_refused(tmp_path: Path, method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("a.txt", b"x" * 1000)
    assert refusal(make_file(tmp_path, made.getvalue(), "a.zip")) == "broken-file"


@pytest.mark.parametrize("kept", [10, 60, -1, -20])
def test_archive_cut_short_is_broken(tmp_path: Path, kept: int) -> None:
    content = zipped(a_txt=b"hello " * 50)
    assert refusal(make_file(tmp_path, content[:kept], "a.zip")) == "broken-file"


@pytest.mark.parametrize(
    ("raw", "flags", "shown"),
    [
        ("数据.csv".encode("gb18030"), 0, "数据.csv"),
        ("数据.csv".encode(), 0, "数据.csv"),
        ("数据.csv".encode(), 0x800, "数据.csv"),
        (b"data.csv", 0, "data.csv"),
    ],
)
def test_names_are_shown_as_their_maker_saw_them(raw: bytes, flags: int, shown: str) -> None:
    member = zipfile.ZipInfo(raw.decode("utf-8" if flags else "cp437"))
    member.flag_bits = flags
    assert member_name(member) == shown
