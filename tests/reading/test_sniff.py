import gzip
import zipfile
from pathlib import Path

import pytest

from catalog.reading.sniff import claimed_format, sniff
from tests.reading.files import make_file, make_xlsx, sheet_data

CHINESE = "城市,人口\n上海,2415\n北京市,2115\n广州市天河区,1270\n"
HONG_KONG = "地區,車站\n觀塘區,藍田站\n灣仔區,銅鑼灣站\n"

CONTENTS = [
    ("pdf", b"%PDF-1.7\n..."),
    ("pdf", b"\n\n%PDF-1.4"),
    ("png", b"\x89PNG\r\n\x1a\n...."),
    ("jpeg", b"\xff\xd8\xff\xe0...."),
    ("gif", b"GIF89a...."),
    ("tiff", b"II*\x00...."),
    ("gzip", gzip.compress(b"a,b\n1,2\n")),
    ("rar", b"Rar!\x1a\x07\x00..."),
    ("7z", b"7z\xbc\xaf\x27\x1c..."),
    ("parquet", b"PAR1....PAR1"),
    ("html", b"<!DOCTYPE html><html><table><tr><td>1"),
    ("html", b"<table><tr><td>1</td></tr></table>"),
    ("xml", b'<?xml version="1.0"?><rows><row/></rows>'),
    ("json", b'[{"a": 1}, {"a": 2}]'),
    ("json", b'{\n  "a": [\n 1]}'),
    ("jsonl", b'{"a": 1}\n{"a": 2}\n'),
    ("geojson", b'{"type": "FeatureCollection", "features": []}'),
    ("csv", b"a,b\n1,2\n3,4\n"),
    ("csv", b"[id],[name]\n1,2\n"),
    ("tsv", b"a\tb\n1\t2\n3\t4\n"),
    ("txt", b"To whom it may concern,\nthere is no table here.\nNone, really, none, at all.\n"),
    ("unknown", bytes(range(256)) * 40),
    ("unknown", b"\x00\x00\x00\x01\x00\x00" * 100),
]


@pytest.mark.parametrize(("format_", "content"), CONTENTS)
def test_format_is_told_by_content_under_any_name(tmp_path: Path, format_: str, content: bytes) -> None:
    assert sniff(make_file(tmp_path, content, "upload.bin"), "upload.bin").format == format_


def test_workbook_is_told_from_other_zip_files(tmp_path: Path) -> None:
    workbook = make_xlsx(tmp_path, sheet_data(("a", "b"), (1, 2)))
    plain = tmp_path / "plain.zip"
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("data.csv", "a,b\n1,2\n")
    assert (sniff(workbook, "x").format, sniff(plain, "x").format) == ("xlsx", "zip")


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("utf-8", CHINESE.encode()),
        ("utf-8-sig", CHINESE.encode("utf-8-sig")),
        ("utf-16-le", b"\xff\xfe" + CHINESE.encode("utf-16-le")),
        ("utf-16-be", b"\xfe\xff" + CHINESE.encode("utf-16-be")),
        ("utf-16-le", CHINESE.encode("utf-16-le")),
        ("utf-16-be", CHINESE.encode("utf-16-be")),
        ("gb18030", CHINESE.encode("gb18030")),
        ("big5hkscs", HONG_KONG.encode("big5hkscs")),
        ("utf-8", CHINESE.encode() * 20 + "南京,\n".encode()[:2] + b",1\n"),
    ],
)
def test_encoding_is_told_by_decoding(tmp_path: Path, encoding: str, content: bytes) -> None:
    assert sniff(make_file(tmp_path, content), "data.csv").encoding == encoding


def test_western_single_byte_text_is_read_as_western(tmp_path: Path) -> None:
    content = "ville,région\nBesançon,Franche-Comté\nSète,Hérault\nOrléans,Loiret\n".encode("latin-1")
    sniffed = sniff(make_file(tmp_path, content), "data.csv")
    assert content.decode(sniffed.encoding).splitlines()[1] == "Besançon,Franche-Comté"


def test_late_byte_beyond_the_head_decides_the_encoding(tmp_path: Path) -> None:
    content = b"a,b\n" + b"1,2\n" * 200_000 + "上海,北京\n".encode("gb18030")
    assert sniff(make_file(tmp_path, content), "data.csv").encoding == "gb18030"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_sniffed(tmp_path: Path, delimiter: str) -> None:
    content = "\n".join(delimiter.join(row) for row in (("a", "b", "c"), ("1,5", "2", "3"), ("x", "y", "z")))
    path = make_file(tmp_path, content.replace("1,5", '"1,5"' if delimiter == "," else "1,5"))
    assert sniff(path, "data.csv").delimiter == delimiter


@pytest.mark.parametrize(
    ("filename", "claimed"), [("a.CSV", "csv"), ("a.geo.json", "json"), ("a.b.xlsx", "xlsx"), ("a", ""), ("a.exe", "")]
)
def test_name_claims_a_format(filename: str, claimed: str) -> None:
    assert claimed_format(filename) == claimed
