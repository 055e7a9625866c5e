"""What can be suggested, and how it may be typed: by its letters from any word on, by pinyin, by initials.

Each is a term `key NUL surface`: all that begin with what was typed lie side by side in the index. Whether a document
that may be seen has it is asked of the postings of the value itself, so what nobody may see is not suggested.
"""

from collections.abc import Iterable
from functools import lru_cache

from catalog.search.document import Document
from catalog.search.engine.entry import KEY, SOUND, SURFACE
from catalog.search.tokens import IS_HAN, han_words, pinyin, runs, stem

AGENCY, KEYWORD, COLUMN = "a", "k", "c"
LONGEST_SURFACE = 80
MOST_STARTS = 6
MOST_COLUMNS = 100
LEAST_WORD, LONGEST_WORD = 4, 24
LONGEST_RUN = 6


def suggestible(document: Document) -> Iterable[bytes]:
    """Agencies are named by their slug before the name, so that the suggestion can lead to them."""
    for name in document.agency_names:
        yield from _keys(name, AGENCY + document.agency + "\t" + name)
    for word in document.keywords:
        yield from _keys(word, KEYWORD + word)
    for column in document.column_names[:MOST_COLUMNS]:
        yield from _keys(column, COLUMN + column)


@lru_cache(maxsize=50_000)
def _keys(text: str, surface: str) -> tuple[bytes, ...]:
    """Nothing for texts that are too long to be a name."""
    if not 0 < len(text) <= LONGEST_SURFACE:
        return ()
    return tuple(KEY + f"{key}\0{surface}".encode() for key in typed(text))


def typed(text: str) -> Iterable[str]:
    """All that one may begin to type for `text`."""
    found = runs(text)
    for start in range(min(len(found), MOST_STARTS)):
        yield " ".join(found[start:])
    for run in found[:MOST_STARTS]:
        if IS_HAN.match(run):
            yield from pinyin(run)


def surfaces(texts: Iterable[str]) -> Iterable[bytes]:
    """Words as they are written, with their stems: to correct others by, and to find what begins so."""
    for text in texts:
        for run in runs(text):
            if LEAST_WORD <= len(run) <= LONGEST_WORD and run.isascii() and run.isalpha():
                yield SURFACE + f"{run}\0{stem(run)}".encode()


def sounds(texts: Iterable[str]) -> Iterable[bytes]:
    """Chinese words by how they sound: `gongjiao` and `gj` for 公交."""
    for text in texts:
        for run in runs(text):
            if len(run) > 1 and IS_HAN.match(run):
                yield from _sounds(run)


@lru_cache(maxsize=50_000)
def _sounds(run: str) -> tuple[bytes, ...]:
    words = {*han_words(run), run} if len(run) <= LONGEST_RUN else set(han_words(run))
    return tuple(SOUND + f"{key}\0{word}".encode() for word in sorted(words) for key in dict.fromkeys(pinyin(word)))
