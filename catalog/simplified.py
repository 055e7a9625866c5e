"""Traditional Chinese in simplified characters, so that one rule reads both."""

from functools import lru_cache
from pathlib import Path

import opencc
from opencc import OpenCC


def simplify(text: str) -> str:
    """Whatever is not Chinese stays as it is."""
    if text.isascii() or _traditional().isdisjoint(text):
        return text
    simplified: str = _simplifier().convert(text)
    return simplified


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=1)
def _traditional() -> frozenset[str]:
    """Characters that simplification changes; the library reads every text letter by letter, and few need it."""
    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs = (line.split() for line in table.read_text(encoding="utf-8").splitlines())
    return frozenset(pair[0] for pair in pairs if len(pair) > 1 and pair[0] != pair[1])
