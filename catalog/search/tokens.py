"""Words of Chinese and English text, the same when a document is written and when it is looked for.

Full-width and case are folded (NFKC), traditional characters to simplified ones. Chinese is cut into dictionary words
for meaning, pairs of characters for recall, and single characters; English words are stemmed; numbers and identifiers
stay whole.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

import rjieba
from opencc import OpenCC
from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+(?:['’][^\W_{HAN}]+)*")
IS_HAN = re.compile(rf"[{HAN}]")
LONGEST = 64


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=1)
def _stemmer() -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()


def fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return _simplifier().convert(folded) if IS_HAN.search(folded) else folded


def runs(text: str) -> list[str]:
    """The stretches of Chinese characters and of other letters and digits, folded."""
    return [run[:LONGEST] if not IS_HAN.match(run) else run for run in RUN.findall(fold(text))]


def document_tokens(text: str) -> list[str]:
    """Everything that `text` can be found by."""
    return [token for run in runs(text) for token in (_han_tokens(run) if IS_HAN.match(run) else [_stem(run)])]


def query_tokens(text: str) -> list[str]:
    """What a document must have, all of it: of Chinese the pairs, so that no cut into words stands in the way."""
    return list(dict.fromkeys(token for run in runs(text) for token in _needed(run)))


def _needed(run: str) -> list[str]:
    if not IS_HAN.match(run):
        return [_stem(run)]
    return _pairs(run) or [run]


def _han_tokens(run: str) -> list[str]:
    words = [word for word in rjieba.cut_for_search(run) if len(word) > 2]
    return [*words, *_pairs(run), *run]


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)]


def _stem(word: str) -> str:
    """Plain English words only: a stemmed number or identifier would no longer be itself."""
    if not word.isascii() or not word.replace("'", "").isalpha():
        return word
    stems = _stemmer().analyze(word)
    return stems[0] if stems else word
