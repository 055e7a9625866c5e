"""The rules of single cells, each with what it finds and what only resembles that."""

from pathlib import Path

import pytest

from catalog.checks.text_cells import TEXT_RULES
from tests.checks.checked import column, found

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
