import pytest

from catalog.simplified import simplify


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("未經本局書面許可，不得轉載。", "未经本局书面许可，不得转载。"),
        ("简体 stays", "简体 stays"),
        ("Zoë, ascii and １２", "Zoë, ascii and １２"),
        ("", ""),
    ],
)
def test_only_traditional_characters_change(text: str, simplified: str) -> None:
    assert simplify(text) == simplified
