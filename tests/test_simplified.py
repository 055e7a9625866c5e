import pytest

from catalog.simplified import simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("臺灣", "台湾"),
        ("不得用於商業用途", "不得用于商业用途"),
        ("乾淨的頭髮與發展", "干净的头发与发展"),
        ("已经是简体", "已经是简体"),
        ("Zürich ＡＢＣ", "Zürich ＡＢＣ"),
        ("", ""),
    ],
)
def test_only_traditional_characters_change(text: str, expected: str) -> None:
    assert simplified(text) == expected
