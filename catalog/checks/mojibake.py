"""Text that was read in the wrong encoding once and saved so: 锟斤拷, Ã©, â€™, 涓浗.

https://encoding.spec.whatwg.org/ defines both encodings that are confused.
"""

from catalog.checks.text_rule import TextRule


def _decoded(leads: range, trails: range, encoding: str) -> str:
    """The characters that two bytes make in `encoding`, as the inside of a character class."""
    pairs = (bytes((lead, trail)).decode(encoding, "ignore") for lead in leads for trail in trails)
    return "".join(dict.fromkeys(text for text in pairs if len(text) == 1 and ord(text) > 0xFF))


# The bytes 80-BF, which follow another in UTF-8, as Latin-1 and Windows-1252 show them.
FOLLOWING = r"\x{80}-\x{bf}" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
# Two Chinese characters are six bytes in UTF-8 and three characters in GBK: the first of these is made of a leading
# byte and one that follows, the second of one that follows and the next leading byte, the third of two that follow.
FIRST = _decoded(range(0xE4, 0xEA), range(0x80, 0xC0), "gbk")
SECOND = _decoded(range(0x81, 0xC0), range(0xE4, 0xEA), "gbk")
THIRD = _decoded(range(0x81, 0xC0), range(0x80, 0xC0), "gbk")

MOJIBAKE = TextRule(
    "mojibake",
    "|".join(
        (
            "锟斤拷|烫烫烫|屯屯屯",
            "ï»¿|â€",
            rf"[ÂÃ][\x{{80}}-\x{{bf}}]|Ã[{FOLLOWING}]",
            # Twice, for “é »” with a no-break space is good French: Cyrillic, Greek, Arabic; Chinese, kana, Korean.
            f"(?:[Ã-ß][{FOLLOWING}]){{2}}",
            f"(?:[á-í][{FOLLOWING}]{{2}}){{2}}",
            # No word of the dictionaries that were looked through ends so, or goes on so.
            f"[{FIRST}][{SECOND}](?:.[{FIRST}][{SECOND}]|[{THIRD}](?:[{FIRST}]|\\P{{Han}}|$))",
        )
    ),
    coarse=rf"[锟烫屯]|[âï][€»]|[Â-ßá-í][{FOLLOWING}]|[{FIRST}]",
)
