"""Answers small enough to be read by a model: text cut at a length, and the cut shown."""

from collections.abc import Mapping
from typing import Any

from catalog.language import LanguageMap
from catalog.standards.terms import ELLIPSIS

LONGEST_CELL = 500


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + ELLIPSIS


def cut_map(texts: Mapping[str, str], most: int) -> LanguageMap:
    return {language: cut(text, most) for language, text in texts.items()}


def cut_cell(value: Any) -> Any:
    return cut(value, LONGEST_CELL) if isinstance(value, str) else value
