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
import snowballstemmer

from catalog.simplified import simplified

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+(?:['’][^\W_{HAN}]+)*")
IS_HAN = re.compile(rf"[{HAN}]")
# GB/T-2260, 2024-05, v1.2: parts that belong together because one of them holds a digit.
IDENTIFIER = re.compile(rf"(?=[^\s{HAN}]*\d)[^\W_{HAN}]+(?:[-_./][^\W_{HAN}]+)+")
LONGEST = 64
SHORT = 120
# Short words whose plural the stemmer would keep apart.
IRREGULAR = {"buses": "bus", "gases": "gas"}
HAS_DIGIT = re.compile(r"\d")
# Words that hold sentences together: they count where they occur, and nothing must have them.
STOP_WORDS = frozenset(
    re.split(
        r"\s+",
        "a an and are as at be by for from how in is it its of on or that the this to was what when where which who "
        "why will with i my me we you your do does can there any about 的 了 和 与 及 在 是 有 我 你 哪 吗 呢",
    )
)


@lru_cache(maxsize=1)
def _stemmer() -> "snowballstemmer.english_stemmer.EnglishStemmer":
    return snowballstemmer.stemmer("english")


def fold(text: str) -> str:
    return simplified((text if text.isascii() else unicodedata.normalize("NFKC", text)).lower())


def runs(text: str) -> tuple[str, ...]:
    """The stretches of Chinese characters and of other letters and digits, folded."""
    return _short_runs(text) if len(text) <= SHORT else _runs(text)


def _runs(text: str) -> tuple[str, ...]:
    return tuple(run if "\u3400" <= run[0] <= "\uffff" else run[:LONGEST] for run in RUN.findall(fold(text)))


# Titles, keywords and names are asked for several times; long texts would only fill the memory.
_short_runs = lru_cache(maxsize=50_000)(_runs)


def identifiers(text: str) -> list[str]:
    """Numbers and names of several parts, whole: `gb/t-2260`."""
    if not HAS_DIGIT.search(text):
        return []
    return [found[:LONGEST] for found in IDENTIFIER.findall(fold(text))]


def document_tokens(text: str) -> list[str]:
    """Everything that `text` can be found by, as often as it occurs."""
    tokens: list[str] = []
    for run in runs(text):
        if IS_HAN.match(run):
            tokens += _han_tokens(run)
        else:
            tokens.append(stem(run))
    return tokens + identifiers(text)


def atoms(text: str) -> list[str]:
    """`text` as the sequence that phrases are compared with: stemmed words and single Chinese characters."""
    return [atom for run in runs(text) for atom in (run if IS_HAN.match(run) else (stem(run),))]


def needed(run: str) -> list[str]:
    """What a document must have of `run`, side by side or not: of Chinese the pairs of characters in each word of it.

    So 美国就业 finds 美国月度就业; the pairs between two words are `liked`.
    """
    if not IS_HAN.match(run):
        return [stem(run)]
    return list(dict.fromkeys(token for word in _words(run) for token in side_by_side(word)))


def side_by_side(run: str) -> list[str]:
    """What a document must have where no word may stand in between."""
    return pairs(run) or [run] if IS_HAN.match(run) else [stem(run)]


def liked(run: str) -> list[str]:
    """What makes a document that has what is needed of a stretch of Chinese fit better: its words side by side."""
    return [pair for pair in pairs(run) if pair not in needed(run)]


def han_words(run: str) -> list[str]:
    """Dictionary words of a stretch of Chinese, overlapping ones too."""
    return [word for word in _cut(run) if len(word) > 1]


def long_words(run: str) -> list[str]:
    """Those that no pair of characters stands for already."""
    return [word for word in _cut(run) if len(word) > 2]


def pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Plain English words only: a stemmed number or identifier would no longer be itself."""
    if not word.isascii() or not word.replace("'", "").isalpha():
        return word
    stemmed: str = IRREGULAR.get(word) or _stemmer().stemWord(word)
    return stemmed


@lru_cache(maxsize=200_000)
def pinyin(run: str) -> tuple[str, str]:
    """A stretch of Chinese as it is typed: `gongjiao` and its initials `gj`; tones are nobody's to type."""
    # Its dictionaries are 57 MB, and only who writes an index needs them; what was typed has `readings`.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    syllables = lazy_pinyin(run, style=Style.NORMAL, errors="ignore")
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def han_parts(run: str) -> list[str]:
    """A stretch of Chinese cut into dictionary words, one after the other; characters that make none stay single."""
    return [part for word in rjieba.cut(run) for part in _parts(word)]


@lru_cache(maxsize=10_000)
def _words(run: str) -> tuple[str, ...]:
    """Words of a stretch of Chinese one after the other, but for those that only hold it together.

    Characters that the dictionary leaves single stay together: they may be a name.
    """
    words: list[str] = []
    open_end = False
    for word in han_parts(run):
        single = len(word) == 1 and word not in STOP_WORDS
        if single and open_end:
            words[-1] += word
        elif word not in STOP_WORDS:
            words.append(word)
        open_end = single
    return tuple(words) or (run,)


def _parts(word: str) -> list[str]:
    """A word made of words of two characters (财政支出) is as good as those."""
    parts = [part for part in rjieba.cut_for_search(word) if len(part) == 2]
    return parts if "".join(parts) == word else [word]


@lru_cache(maxsize=100_000)
def _cut(run: str) -> tuple[str, ...]:
    return tuple(rjieba.cut_for_search(run))


def _han_tokens(run: str) -> list[str]:
    return [*long_words(run), *pairs(run), *run]
