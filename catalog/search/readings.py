"""How a Chinese word may sound, of whose characters some have more than one reading: 行 is xing and hang.

By pypinyin's table of characters (https://pypinyin.readthedocs.io): its phrases know the right reading, and hold four
times as much memory. Words that no dataset has are hardly ever among them, and a web process has to hold what it reads.
"""

import importlib.util
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

import orjson

TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
MOST = 32


def readings(word: str) -> Iterator[str]:
    """As they are typed, the most usual one first; none where a character is not in the table."""
    sounds = [_sounds(character) for character in word]
    return islice(map("".join, product(*sounds)), MOST)


@lru_cache(maxsize=10_000)
def _sounds(character: str) -> tuple[str, ...]:
    """Without tones, and ü as v: 绿 is lv and lu."""
    marked = unicodedata.normalize("NFD", _table().get(str(ord(character)), ""))
    plain = unicodedata.normalize("NFC", marked.translate(TONES)).replace("ü", "v")
    return tuple(dict.fromkeys(plain.split(","))) if plain else ()


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """By a character's number: its readings with tones, separated by commas. Importing it would import the phrases."""
    found = importlib.util.find_spec("pypinyin")
    assert found and found.origin  # noqa: S101  it is among the requirements
    table: dict[str, str] = orjson.loads((Path(found.origin).parent / "pinyin_dict.json").read_bytes())
    return table
