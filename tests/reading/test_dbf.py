import struct
from pathlib import Path

import pytest

from catalog.reading.dbf import dbf_encoding
from tests.reading.files import make_file

NAMES = ("中文", "地址")
SIMPLIFIED, TRADITIONAL = "广州市天河区珠江新城", "廣州市天河區珠江新城"


def make_dbf(folder: Path, encoding: str, *, records: int = 30) -> Path:
    """A dBASE III table of two text fields of 40 bytes."""
    start, size = 32 + 32 * len(NAMES) + 1, 1 + 40 * len(NAMES)
    head = struct.pack("<4BIHH20x", 3, 114, 5, 1, records, start, size)
    fields = b"".join(struct.pack("<11sc4xB15x", name.encode(encoding), b"C", 40) for name in NAMES)
    text = TRADITIONAL if encoding.startswith("big5") else SIMPLIFIED
    record = b" " + text.encode(encoding).ljust(40) * len(NAMES)
    return make_file(folder, head + fields + b"\r" + record * records, "a.dbf")


@pytest.mark.parametrize(
    ("encoding", "claim", "expected"),
    [
        ("gb18030", "GBK", "gb18030"),
        ("gb18030", "936", "gb18030"),
        ("big5hkscs", "950", "big5hkscs"),
        ("utf-8", "UTF-8", "utf-8"),
        ("utf-8", "65001", "utf-8"),
        ("gb18030", None, "gb18030"),
        ("utf-8", None, "utf-8"),
        ("gb18030", "UTF-8", "gb18030"),
        ("gb18030", "no such encoding", "gb18030"),
        ("utf-8", "", "utf-8"),
    ],
)
def test_claim_is_followed_where_the_bytes_agree(
    tmp_path: Path, encoding: str, claim: str | None, expected: str
) -> None:
    cpg = tmp_path / "a.cpg"
    if claim is not None:
        cpg.write_text(claim)
    assert dbf_encoding(make_dbf(tmp_path, encoding), cpg, tmp_path) == expected


@pytest.mark.parametrize("content", [b"", b"\x03", b"\x03" * 9, b"\x03" * 40, b"\xff" * 5000])
def test_damaged_table_gives_some_encoding(tmp_path: Path, content: bytes) -> None:
    assert dbf_encoding(make_file(tmp_path, content, "a.dbf"), tmp_path / "a.cpg", tmp_path)
