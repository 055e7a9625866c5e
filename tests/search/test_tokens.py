"""The same word, however it is written."""

import pytest

from catalog.search.tokens import document_tokens, fold, identifiers, needed, pinyin, runs


def _needed(text: str) -> set[str]:
    return {token for run in runs(text) for token in needed(run)}


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Bus stops", "bus STOP"),
        ("公交站点", "公交站"),
        ("區縣代碼", "区县"),
        ("区县代码", "區縣"),
        ("ＡＰＩ　数据", "api"),
        ("statistics of stations", "station statistic"),
        ("GB/T 2260-2007", "2260-2007"),
        ("PM2.5", "pm2.5"),
        ("2024年人口统计", "2024 人口"),
        ("Kaimen开门", "kaimen 门"),
        ("Straßen", "straßen"),
    ],
)
def test_what_is_written_is_found(written: str, asked: str) -> None:
    assert _needed(asked) <= set(document_tokens(written))


@pytest.mark.parametrize(("written", "asked"), [("公交站点", "交公"), ("1024", "102"), ("bus", "busy")])
def test_what_is_not_written_is_not_found(written: str, asked: str) -> None:
    assert not _needed(asked) <= set(document_tokens(written))


def test_identifiers_stay_whole() -> None:
    assert identifiers("see GB/T-2260 and 2024-05") == ["gb/t-2260", "2024-05"]
    assert "gb/t-2260" in document_tokens("GB/T-2260")


def test_folding_changes_script_width_and_case_alone() -> None:
    assert fold("臺灣ＡＢＣ，Naïve") == "台湾abc,naïve"


def test_pinyin_comes_whole_and_as_initials() -> None:
    assert pinyin("公交") == ("gongjiao", "gj")
