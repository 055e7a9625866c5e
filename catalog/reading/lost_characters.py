"""Characters that are lost: bytes that can't be decoded, or what a program before us could not read.

The second is U+FFFD in the source itself
(https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-23/#G24272). So that the two can be told apart, bytes
that can't be decoded become a noncharacter first, which no text that is passed on should hold (section 23.7), and
U+FFFD only in the table.
"""

import codecs
import re

MARK, LOST = "\ufdd0", "\ufffd"
# The name of this way to decode, for bytes.decode and the codecs.
MARKING = "kaimen-marking"
# JSON can spell halves of surrogate pairs, which are no characters.
UNDECODABLE = re.compile(f"[{MARK}\ud800-\udfff]")


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return MARK, error.end


codecs.register_error(MARKING, _mark)


def damage_in(text: str) -> str:
    """The code of what is said of it, "" where nothing is lost."""
    if UNDECODABLE.search(text):
        return "undecodable"
    return "replacement-character" if LOST in text else ""


def as_kept(text: str) -> str:
    """The text as it is stored and shown."""
    return UNDECODABLE.sub(LOST, text)
