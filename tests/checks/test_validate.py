import io
import json
import zipfile
from pathlib import Path

import duckdb
import pytest

from catalog.checks.kinds import ERROR, describe, severity
from catalog.checks.validate import Validation, validate_file
from catalog.reading import sniff as reading_sniff
from catalog.reading.limits import Limits
from catalog.reading.sniff import HEAD, sniff
from tests.reading.files import SHARED, make_file, make_xlsx, needs_shared_data, sheet_data

MALFORMED = sorted(path for path in (SHARED / "malformed").rglob("*") if path.is_file())
REAL = sorted(path for folder in ("cn", "hk", "encodings", "uk") for path in (SHARED / folder).glob("*.*"))


def validate(path: Path, folder: Path) -> Validation:
    workdir = folder / "work"
    workdir.mkdir()
    return validate_file(
        path,
        path.name,
        workdir=workdir,
        parquet=folder / "table.parquet",
        limits=Limits(),
        progress=lambda _: None,
    )


def codes(validation: Validation) -> list[str]:
    return [finding.code for finding in validation.findings]


def is_valid(validation: Validation) -> bool:
    return all(severity(finding) != ERROR for finding in validation.findings)


@needs_shared_data
@pytest.mark.parametrize("path", MALFORMED + REAL, ids=lambda path: path.name)
def test_real_file_ends_in_words(path: Path, tmp_path: Path) -> None:
    validation = validate(path, tmp_path)
    assert validation.staged is not None or validation.findings
    for finding in validation.findings:
        message, advice = describe(finding)
        assert message.en
        assert advice.zh
    if validation.staged:
        assert validation.staged.rows_read == validation.staged.rows_present


@needs_shared_data
def test_gb18030_file_is_valid_with_all_its_rows_and_the_encoding_is_said(tmp_path: Path) -> None:
    validation = validate(SHARED / "encodings" / "cn-areas.gb18030.csv", tmp_path)
    assert validation.staged is not None
    assert (validation.staged.rows_read, validation.sniffed.encoding) == (2978, "gb18030")
    assert codes(validation) == ["encoding"]
    assert is_valid(validation)


@needs_shared_data
def test_hong_kong_file_is_tabbed_utf16_under_a_csv_name(tmp_path: Path) -> None:
    validation = validate(SHARED / "hk" / "AQMN_EPD_20171107.csv", tmp_path)
    assert validation.staged is not None
    assert (validation.sniffed.format, validation.sniffed.encoding) == ("tsv", "utf-16-le")
    assert validation.staged.rows_read == 16
    assert "wrong-extension" in codes(validation)


@needs_shared_data
def test_the_wrong_cells_of_the_air_quality_snapshot_are_its_own(tmp_path: Path) -> None:
    """Its publisher writes “-;” where a station sent nothing: no number, and no mark that anybody else uses."""
    path = SHARED / "cn" / "airnow.geojson"
    features = json.loads(path.read_bytes())["features"]
    columns = {key: [one["properties"][key] for one in features] for key in features[0]["properties"]}
    nothing = {key: [row for row, cell in enumerate(cells, 1) if cell == "-;"] for key, cells in columns.items()}
    # Where one in twenty is such a cell, or cells are words, the column is text: nothing in it is wrong.
    numbers = {key for key, cells in columns.items() if sum(map(is_number, cells)) >= 0.95 * len(cells)}
    expected = {key: rows for key, rows in nothing.items() if rows and key in numbers}
    found = [finding for finding in validate(path, tmp_path).findings if finding.code == "type-mismatch"]
    counts: dict[str, int] = {}
    for finding in found:
        counts[finding.column_name] = counts.get(finding.column_name, 0) + finding.count
        assert (finding.cell, finding.row in nothing[finding.column_name]) == ("-;", True)
    assert counts == {key: len(rows) for key, rows in expected.items()}
    assert sum(counts.values()) == 295


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("code", "content", "name"),
    [
        ("empty-file", b"", "data.csv"),
        ("no-rows", b"a", "data.csv"),
        ("no-rows", b"a,b\n", "data.csv"),
        ("broken-file", b"PK\x03\x04 cut short", "data.xlsx"),
        ("broken-file", b'[{"a": 1}, {"a": ', "data.json"),
        (
            "broken-file",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "Workbook".encode("utf-16-le"),
            "data.xls",
        ),
    ],
)
def test_unusable_file_is_invalid(tmp_path: Path, code: str, content: bytes, name: str) -> None:
    validation = validate(make_file(tmp_path, content, name), tmp_path)
    assert code in codes(validation)
    assert not is_valid(validation)
    assert not (tmp_path / "table.parquet").exists()


def test_pdf_is_kept_and_says_what_to_publish_beside_it(tmp_path: Path) -> None:
    validation = validate(make_file(tmp_path, b"%PDF-1.7", "report.pdf"), tmp_path)
    assert (validation.staged, codes(validation), is_valid(validation)) == (None, ["no-table-pdf"], True)
    assert "CSV or XLSX" in describe(validation.findings[0])[1].en


def test_personal_data_is_found_by_column_and_never_shown(tmp_path: Path) -> None:
    content = (
        "姓名,身份证,电话,邮箱\n张三,11010519491231002X,13800138000,zhang@example.cn\n李四,110105194912310021,0,无\n"
    )
    validation = validate(make_file(tmp_path, content), tmp_path)
    found = [(finding.column, finding.count, finding.figures["kind"]) for finding in validation.findings]
    assert found == [(1, 2, "name"), (2, 1, "resident-id"), (3, 1, "mobile"), (4, 1, "email")]
    assert validation.findings[1].cell == "#################x"
    shown = repr(validation)
    assert not any(secret in shown for secret in ("11010519491231002X", "13800138000", "zhang@example"))


@pytest.mark.parametrize("names", [("data.csv", "张三13800138000.csv"), ("data.pdf", "张三13800138000.pdf")])
def test_names_of_files_inside_are_masked_where_they_look_personal(tmp_path: Path, names: tuple[str, str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, rows in zip(names, (90, 2), strict=True):
            archive.writestr(name, "%PDF" if name.endswith("pdf") else "号码,n\n" + "11010519491231002X,1\n" * rows)
    shown = repr(validate(make_file(tmp_path, packed.getvalue(), "data.zip"), tmp_path))
    assert "13800138000" not in shown
    assert "张三###########" in shown


def test_total_rows_duplicates_and_empty_columns_are_found(tmp_path: Path) -> None:
    content = "区,数,备注\n天河,1,\n越秀,2,\n越秀,2,\n小计,5,\n"
    validation = validate(make_file(tmp_path, content), tmp_path)
    found = {finding.code: (finding.row, finding.column, finding.count) for finding in validation.findings}
    assert found == {"total-row": (5, None, 1), "duplicate-row": (3, None, 1), "empty-column": (None, 3, 1)}


@pytest.mark.parametrize("title", ["Statistics", "统计", "Totally", "设计"])
def test_words_that_only_resemble_a_total_are_no_total(tmp_path: Path, title: str) -> None:
    assert codes(validate(make_file(tmp_path, f"a,b\n{title},1\n"), tmp_path)) == []


def test_text_named_as_workbook_is_read_and_the_name_is_a_warning(tmp_path: Path) -> None:
    validation = validate(make_file(tmp_path, "a,b\n1,2\n3,4\n", "data.xlsx"), tmp_path)
    assert validation.staged is not None
    assert [(finding.code, severity(finding)) for finding in validation.findings] == [("wrong-extension", "warning")]


def test_workbook_is_validated_like_any_table(tmp_path: Path) -> None:
    validation = validate(make_xlsx(tmp_path, sheet_data(("name", "n"), ("a", 1), ("b", 2.5))), tmp_path)
    assert validation.staged is not None
    assert [column.type for column in validation.columns] == ["string", "number"]
    assert validation.findings == ()


def test_progress_reaches_the_files_size(tmp_path: Path) -> None:
    progress: list[int] = []
    path = make_file(tmp_path, "a,b\n" + "1,2\n" * 1_000_000)
    (tmp_path / "work").mkdir()
    validate_file(
        path,
        "data.csv",
        workdir=tmp_path / "work",
        parquet=tmp_path / "table.parquet",
        limits=Limits(),
        progress=progress.append,
    )
    assert progress == sorted(progress)
    assert len(progress) > 5
    assert progress[-1] == path.stat().st_size


LINE = "上海市,浦东新区世纪大道,7\n"
BEGINNING = ("市,街,数\n" + LINE * (HEAD // len(LINE.encode()) + 10)).encode()


@pytest.mark.parametrize(
    "later",
    [
        "上海市,浦东新区世纪大道,7\n".encode() * 2_000,
        "上海市,\ufffd,7\n".encode() * 2,
        b"\xff,b,7\n" + LINE.encode() * 2_000,  # in a block of plain rows
        b'"\xe4\xb8""b",,7\n,,\n' + LINE.encode() * 20,  # in one of others
        LINE.encode("gb18030") * 50_000,
        ("\n区,街,数\n" + LINE * 40_000).encode() + LINE.encode("gb18030") * 40_000,  # in those of another table
        b'\xff,"b\n' + LINE.encode(),  # quotes that never close as well
    ],
)
def test_what_is_supposed_by_the_beginning_ends_as_what_the_whole_file_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, later: bytes
) -> None:
    path = make_file(tmp_path, BEGINNING + later)
    assert sniff(path, path.name, supposing=True).supposed
    (tmp_path / "supposing").mkdir()
    supposing = validate(path, tmp_path / "supposing")
    monkeypatch.setattr(reading_sniff, "suppose_encoding", lambda _head: "")
    (tmp_path / "whole").mkdir()
    whole = validate(path, tmp_path / "whole")
    assert whole.sniffed == supposing.sniffed
    assert not supposing.sniffed.supposed
    assert (whole.findings, whole.columns) == (supposing.findings, supposing.columns)
    assert rows_of(whole) == rows_of(supposing)


def rows_of(validation: Validation) -> list[tuple[object, ...]]:
    assert validation.staged is not None
    return duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(validation.staged.parquet)]).fetchall()
