"""The check of translations."""

from babel.messages.catalog import Catalog

from catalog.management.commands.messages import disagreeing


def _catalog(**texts: str) -> Catalog:
    found = Catalog(locale="zh_Hans")
    for text, translation in texts.items():
        found.add(text, translation)
    return found


def test_one_text_has_one_translation_in_all_parts() -> None:
    assert disagreeing([_catalog(Show="显示", Rows="行"), _catalog(Show="查看", Rows="行")]) == [
        "two translations: 'Show'"
    ]
    assert disagreeing([_catalog(Show="显示"), _catalog(Hide="隐藏")]) == []
