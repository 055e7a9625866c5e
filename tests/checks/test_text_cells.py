"""The rules of single cells, each with what it finds and what only resembles that."""

from pathlib import Path

import pytest

from catalog.checks.text_cells import TEXT_RULES
from tests.checks.checked import column, found, validated
from tests.reading.files import make_xlsx, sheet_data

BROKEN = "上海市浦东新区".encode()
CASES = [
    ("edge-blanks", "张江 "),
    ("edge-blanks", "　张江"),
    ("edge-blanks", "Zhangjiang\u00a0"),
    ("edge-blanks", "\tx"),
    ("edge-blanks", "zero\u200b"),
    ("mojibake", "cafÃ©"),
    ("mojibake", "donâ€™t"),
    ("mojibake", "锟斤拷锟斤拷"),
    ("mojibake", "ï»¿id"),
    ("mojibake", BROKEN.decode("cp1252")),
    ("mojibake", "浦东新区张江镇监测点".encode().decode("gbk", "replace")),
    ("mojibake", "北京".encode().decode("gb18030")),
    ("mojibake", "上海 2".encode().decode("gb18030", "replace")),
    ("mojibake", "浦东新".encode().decode("gb18030", "replace")),
    ("mojibake", "Правда".encode().decode("cp1252", "replace")),
    ("mojibake", "東京のタワー".encode().decode("cp1252", "replace")),
    ("mojibake", "서울".encode().decode("cp1252", "replace")),
    ("mojibake", "Müller und Söhne".encode().decode("cp1252")),
    ("spreadsheet-error", "#REF!"),
    ("spreadsheet-error", " #DIV/0! "),
    ("spreadsheet-error", "#N/A"),
]
SOUND = [
    "张 江",
    "Zhang Jiang",
    "café »",
    "qualité\u00a0» et année\u00a0–",
    "SÃO PAULO",
    "Ångström, naïve, façade",
    "漕溪北路浔阳钥匙",
    "烫发屯溪区",
    "#1 Main Street",
    "see #REF! in the guide",
    "№ 5",
    "联通未知营业厅",
    "未知",
    "Ω 値 한국어",
    "ÆØÅ æøå",
    "£5",
    "Ось «Північ»",
    "鏈條與鑰匙、骨董",
]


@pytest.mark.parametrize(("code", "cell"), CASES)
def test_faulty_cell_is_named_with_its_row(tmp_path: Path, code: str, cell: str) -> None:
    findings = found(tmp_path, column("名称", ["甲", "乙", f'"{cell}"', "丁"]), code)
    assert [(finding.row, finding.column, finding.column_name) for finding in findings] == [(4, 1, "名称")]


@pytest.mark.parametrize("cell", SOUND)
def test_sound_cell_is_left_alone(tmp_path: Path, cell: str) -> None:
    for rule in TEXT_RULES:
        assert found(tmp_path, column("名称", ["甲", f'"{cell}"']), rule.code) == []


def test_all_are_counted_and_the_first_hundred_named(tmp_path: Path) -> None:
    findings = found(tmp_path, column("name", ["x "] * 250), "edge-blanks")
    assert len(findings) == 100
    assert sum(finding.count for finding in findings) == 250
    assert [finding.row for finding in findings[:2]] == [2, 3]


def test_a_garbled_title_is_named_with_the_header_row(tmp_path: Path) -> None:
    titles = "名称,n".encode().decode("gb18030", "replace")
    (finding,) = found(tmp_path, f"a title\n{titles}\n甲,1\n", "mojibake")
    assert (finding.row, finding.column, finding.cell) == (2, 1, titles.partition(",")[0])


def test_character_lost_before_is_named(tmp_path: Path) -> None:
    sheet = make_xlsx(tmp_path, sheet_data(("name", "n"), ("caf\ufffd", 1), ("tea", 2)))
    validation = validated(tmp_path, sheet.read_bytes(), "lost.xlsx")
    assert [(finding.code, finding.row) for finding in validation.findings] == [("replacement-character", 2)]


def test_what_the_reader_could_not_decode_is_said_once(tmp_path: Path) -> None:
    content = "名称,数\n".encode() + b"abc\xff\xfe,1\n" + "上海,2\n".encode() * 50
    assert found(tmp_path, content, "replacement-character") == []


def test_formula_that_failed_among_figures_is_told_apart_from_other_wrong_cells(tmp_path: Path) -> None:
    cells: list[object] = [*range(60), "#DIV/0!", "#REF!", "many"]
    findings = validated(tmp_path, column("增长率", cells)).findings
    wrong = [(finding.code, finding.row, finding.cell, finding.count) for finding in findings if finding.row]
    assert wrong == [
        ("type-mismatch", 64, "many", 1),
        ("spreadsheet-error", 62, "#DIV/0!", 1),
        ("spreadsheet-error", 63, "#REF!", 1),
    ]


def test_text_that_lost_most_characters_before_is_still_a_table(tmp_path: Path) -> None:
    """As GBK that was taken for UTF-8 and saved so."""
    lost = "\ufffd\ufffd,\ufffd\ufffd\n" + "\ufffd\ufffd\ufffd,1\n" * 4
    codes = {finding.code for finding in validated(tmp_path, lost).findings}
    assert "replacement-character" in codes
    assert not codes & {"undecodable", "no-table-unknown"}
