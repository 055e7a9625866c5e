"""Chinese, Japanese and Korean encodings told apart by how common the characters are that they make of the same bytes.

Which characters are everyday ones follows the standards, which put them first: level 1 of GB 2312 and of JIS X 0208,
the first plane of Big5, the syllables of KS X 1001.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import log

# What share of the double-byte characters must be everyday ones: rare ones mean that the encoding is another.
SURE = 0.85
# How probable one of the most frequent characters is, where they are known.
KNOWN = 0.5
# How probable an everyday character is in a text in this encoding.
EVERYDAY = 0.97
# A file here is far more often Chinese than Japanese or Korean; in nats, as are the likelihoods.
CHINESE_FIRST = 5.0


@dataclass(frozen=True, slots=True)
class Script:
    """`common` matches one everyday character, of which there are `size`; `prior` is in nats. With fewer different
    characters than `fewest`, it may as well be one accented letter of a Western encoding. `known` are the most frequent
    everyday characters, where a few of them must do against the prior of another script.
    """

    encoding: str
    character: re.Pattern[bytes]
    common: re.Pattern[bytes]
    size: int
    prior: float = 0.0
    fewest: int = 4
    known: frozenset[bytes] = frozenset()


# Syllables of Korean addresses and headers (city, district, road, name, number, day …) whose bytes spell characters in
# the other encodings that are seldom written; 구 and 일, which are 备 and 老 in GB 2312, say nothing.
SYLLABLES = (
    "가강거경계고공과관광교군기남내다대동로리면명목민번보부북분사산상서설소수시"
    "신안업여연영용울원위유읍의이인자장전정제조종주지진치특편평학한합항행현호화"
)

PAIR = re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\x7e\x80-\xfe]")
EUC = re.compile(rb"[\x8e\xa1-\xfe][\xa1-\xfe]")
# Half-width katakana are one byte each, and what Chinese text looks like in this encoding.
SHIFTED = re.compile(rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]")
SCRIPTS = (
    Script("gb18030", PAIR, re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|[\xa1-\xa3][\xa1-\xfe]"), 43 * 94, CHINESE_FIRST, 1),
    Script(
        "big5hkscs",
        PAIR,
        re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]|[\xa1-\xa3][\x40-\x7e\xa1-\xfe]"),
        38 * 157,
        CHINESE_FIRST,
        1,
    ),
    Script(
        "cp932",
        SHIFTED,
        re.compile(rb"[\x81-\x83][\x40-\x7e\x80-\xfc]|\x88[\x9f-\xfc]|[\x89-\x97][\x40-\x7e\x80-\xfc]"),
        18 * 188,
    ),
    Script("euc_jp", EUC, re.compile(rb"[\xb0-\xcf][\xa1-\xfe]|[\xa1\xa3-\xa5][\xa1-\xfe]"), 36 * 94),
    Script(
        "cp949",
        PAIR,
        re.compile(rb"[\xb0-\xc8][\xa1-\xfe]|[\xa1-\xa3][\xa1-\xfe]"),
        28 * 94,
        known=frozenset(one.encode("cp949") for one in SYLLABLES),
    ),
)
RARE = 94 * 94


def likeliest_double_byte(sample: bytes, decodes: Callable[[str], bool]) -> str:
    """A Python codec's name, "" where none is sure. `decodes` tells whether the whole file is valid in an encoding."""
    able = [script for script in SCRIPTS if _common_share(sample, script) >= SURE and decodes(script.encoding)]
    best = max(able, key=lambda script: _likelihood(sample, script), default=None)
    return best.encoding if best else ""


def _common_share(sample: bytes, script: Script) -> float:
    found = script.character.findall(sample)
    if len(set(found)) < script.fewest:
        return 0.0
    return sum(1 for one in found if script.common.fullmatch(one)) / len(found)


def _likelihood(sample: bytes, script: Script) -> float:
    """The logarithm of how probable the different characters are. Each counts once: a table repeats its words."""
    different = set(script.character.findall(sample))
    common = sum(1 for one in different if script.common.fullmatch(one))
    rare = len(different) - common
    known = len(different & script.known)
    if script.known:
        common -= known
        frequent = known * log(KNOWN / len(script.known)) + common * log((EVERYDAY - KNOWN) / script.size)
        return script.prior + frequent + rare * log((1 - EVERYDAY) / RARE)
    return script.prior + common * log(EVERYDAY / script.size) + rare * log((1 - EVERYDAY) / RARE)
