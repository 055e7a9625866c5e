import gzip
import io
import zipfile
from pathlib import Path

import pytest

from catalog.reading.limits import MIB, Limits
from catalog.reading.read import read
from catalog.reading.table import NoTable
from tests.reading.files import make_file, read_table, unreadable_code
from tests.reading.made import zipped

CSV = b"a,b\n1,2\n3,4\n"


def codes(path: Path) -> list[str]:
    found = read(path, path.name, Limits())
    return [finding.code for finding in found.findings]


def test_the_one_table_in_a_zip_is_read(tmp_path: Path) -> None:
    path = make_file(
        tmp_path, zipped(data_csv="城,数\n甲,1\n".encode("gb18030") * 30, liesmich_txt=b"read"), "data.zip"
    )
    table = read_table(path)
    assert (table.sniffed.format, table.sniffed.encoding, table.header) == ("zip", "gb18030", ("城", "数"))
    assert next(table.rows).cells == ("甲", "1")
    told = {finding.code: finding.figures for finding in table.findings}
    assert told["packed-table"] == {"member": "data.csv", "inner": "csv"}
    assert told["other-files"] == {"member": "data.csv", "others": "liesmich.txt"}


def test_the_largest_of_several_tables_is_read_and_data_before_descriptions(tmp_path: Path) -> None:
    members = {"small_csv": CSV, "large_csv": CSV + b"5,6\n" * 50, "about_json": b'[{"a": "' + b"x" * 9000 + b'"}]'}
    table = read_table(make_file(tmp_path, zipped(**members), "data.zip"))
    assert sum(1 for _ in table.rows) == 52
    (others,) = [finding for finding in table.findings if finding.code == "other-files"]
    assert (others.count, others.figures["others"]) == (2, "small.csv, about.json")


def test_a_broken_file_beside_a_sound_one_is_named_and_left_out(tmp_path: Path) -> None:
    members = {"broken_xlsx": b"PK\x03\x04" + b"no workbook" * 90, "empty_csv": b"a,b\n" + b"\n" * 99, "data_csv": CSV}
    table = read_table(make_file(tmp_path, zipped(**members), "data.zip"))
    assert [row.cells for row in table.rows] == [("1", "2"), ("3", "4")]
    told = {finding.code: (finding.count, finding.figures["others"]) for finding in table.findings[1:]}
    assert told["broken-files"] == (2, "broken.xlsx, empty.csv")


def test_many_files_beside_the_table_are_no_bomb(tmp_path: Path) -> None:
    """What is too much to be looked at for persons is left out."""
    persons = b"number\n" + b"11010519491231002X\n" * 90
    content = zipped(data_csv=CSV + b"5,6\n" * 600, a_csv=persons + b"\n", b_csv=persons, c_csv=persons[:99])
    table = read_table(make_file(tmp_path, content, "data.zip"), Limits(max_unpacked=2_500))
    assert sum(1 for _ in table.rows) == 602
    told = [finding.figures["place"] for finding in table.findings if finding.code == "personal-elsewhere"]
    assert told == ["a.csv", "c.csv"]


def test_a_zip_of_broken_files_says_what_is_wrong_with_the_largest(tmp_path: Path) -> None:
    content = zipped(data_csv=b"a,b\n", broken_xlsx=b"PK\x03\x04" + b"no workbook" * 90)
    assert unreadable_code(make_file(tmp_path, content, "a.zip")) == "broken-file"


def test_names_in_gbk_are_shown_as_their_maker_saw_them(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xxxx.csv", CSV)
    path = make_file(tmp_path, made.getvalue().replace(b"xxxx", "数据".encode("gb18030")), "data.zip")
    (packed,) = [finding for finding in read_table(path).findings if finding.code == "packed-table"]
    assert packed.figures["member"] == "数据.csv"


def test_zip_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    found = read(make_file(tmp_path, zipped(inner_zip=zipped(data_csv=CSV)), "a.zip"), "a.zip", Limits())
    assert isinstance(found, NoTable)
    assert [(finding.code, finding.figures["inside"]) for finding in found.findings] == [("no-table-zip", "inner.zip")]


def test_zip_of_documents_names_them(tmp_path: Path) -> None:
    found = read(make_file(tmp_path, zipped(report_pdf=b"%PDF-1.4"), "a.zip"), "a.zip", Limits())
    assert [(finding.code, finding.figures["inside"]) for finding in found.findings] == [("no-table-zip", "report.pdf")]


def test_encrypted_member_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped(data_csv=CSV))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(signature) + flags] |= 1
    assert unreadable_code(make_file(tmp_path, bytes(content), "a.zip")) == "encrypted-file"


@pytest.mark.parametrize("name", ["a.zip", "a.csv.gz"])
def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, name: str) -> None:
    blanks = b" " * 30 * MIB
    content = gzip.compress(blanks) if name.endswith("gz") else zipped(data_csv=blanks)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert unreadable_code(make_file(tmp_path, content, name), Limits(scratch=scratch)) == "zip-bomb"
    assert sum(file.stat().st_size for file in scratch.rglob("*") if file.is_file()) < 10 * MIB


def test_paths_inside_lead_nowhere(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../../../escaped.csv", CSV)
    scratch = tmp_path / "deep" / "scratch"
    scratch.mkdir(parents=True)
    path = make_file(tmp_path, made.getvalue(), "a.zip")
    table = read(path, path.name, Limits(scratch=scratch))
    assert not isinstance(table, NoTable)
    assert sum(1 for _ in table.rows) == 2
    assert not list(tmp_path.rglob("escaped.csv"))
    assert not list(scratch.iterdir()), "nothing is left when the table has been read"


@pytest.mark.parametrize(
    ("content", "name"), [(CSV, "a.csv.gz"), (b'[{"a": 1}]', "a.json.gz"), (b'{"a":1}\n{"a":2}\n', "x.gz")]
)
def test_gzip_of_a_table_is_read(tmp_path: Path, content: bytes, name: str) -> None:
    table = read_table(make_file(tmp_path, gzip.compress(content), name))
    assert table.sniffed.format == "gzip"
    assert next(table.rows).cells[0] == "1"


def test_gzip_tells_the_name_that_it_keeps(tmp_path: Path) -> None:
    path = tmp_path / "upload.gz"
    with path.open("wb") as file, gzip.GzipFile("stations.csv", "wb", fileobj=file) as packed:
        packed.write(CSV)
    (finding,) = read_table(path).findings
    assert finding.figures == {"member": "stations.csv", "inner": "csv"}


def test_gzip_cut_short_is_broken(tmp_path: Path) -> None:
    assert unreadable_code(make_file(tmp_path, gzip.compress(CSV * 500)[:-20], "a.csv.gz")) == "broken-file"


def test_gzip_of_something_else_says_what_it_is(tmp_path: Path) -> None:
    assert codes(make_file(tmp_path, gzip.compress(b"%PDF-1.4"), "a.gz")) == ["no-table-gzip"]
