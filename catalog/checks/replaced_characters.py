"""U+FFFD stands where a program could not read a character: what was there is lost.

https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-23/#G24272
"""

from catalog.checks.text_rule import TextRule

REPLACED_CHARACTERS = TextRule("replacement-character", r"\x{fffd}", coarse=r"\x{fffd}")
