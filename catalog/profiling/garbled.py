"""Text that was decoded in the wrong encoding once and saved so: 鍖椾含 for 北京, åŒ—äº¬ for 北京, CafÃ© for Café."""

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb

from catalog.profiling.profile import STRING, Column
from catalog.reading.duck import quote_name, quote_text

SAMPLE = 500
COLUMNS = 50
LONGEST = 200
# What is left where bytes could not be decoded; the second is three such marks read as GBK.
LOST = re.compile("\ufffd|锟斤拷|烫烫烫")
# Wrong decodings that turn up: UTF-8 taken for one of these. Python's cp1252 refuses five bytes that Windows lets pass.
TAKEN_FOR = ("gb18030", "latin-1", "cp1252")
# A single character may well be a rare but true one; in two, chance is small: UTF-8 is a strict form.
FEWEST = 2
# The first character that UTF-8 writes in three bytes.
SHORTEST_OF_THREE = "\u0800"


def share_garbled(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]) -> float:
    """Of the cells and titles with more than ASCII in a sample, those that make sense only when decoded anew."""
    texts = [column.title for column in columns if not column.title.isascii()]
    texts += _cells(connection, parquet, [column for column in columns if column.type == STRING and column.filled])
    return sum(map(is_garbled, texts)) / len(texts) if texts else 0.0


def is_garbled(text: str) -> bool:
    return bool(LOST.search(text)) or any(_was_utf8(text, encoding) for encoding in TAKEN_FOR)


def _was_utf8(text: str, encoding: str) -> bool:
    """Taken back to the bytes that it was read from, it is sound UTF-8 with fewer characters."""
    beyond = sum(not character.isascii() for character in text)
    if beyond < FEWEST:
        return False
    try:
        again = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return False
    found = [character for character in again if not character.isascii()]
    # Many a pair of GBK bytes is by chance a Greek or Arabic letter in UTF-8 (联通, 未知); three bytes seldom fit.
    return encoding != "gb18030" or min(found) >= SHORTEST_OF_THREE


def _cells(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: Iterable[Column]) -> list[str]:
    source = quote_text(str(parquet.resolve()))
    cells: list[str] = []
    for column in list(columns)[:COLUMNS]:
        name = quote_name(column.name)
        found = connection.execute(
            f"SELECT DISTINCT substr({name}, 1, {LONGEST}) FROM (SELECT {name} FROM read_parquet({source}) "  # noqa: S608
            f"WHERE {name} IS NOT NULL AND NOT regexp_full_match({name}, '[\\x00-\\x7f]*') LIMIT {SAMPLE})"
        ).fetchall()
        cells += [text for (text,) in found]
    return cells
