"""Which encoding a text file is in, decided by decoding all of it, in a stream."""

import codecs
import re
from pathlib import Path

from charset_normalizer import from_bytes

CHUNK = 1024 * 1024
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Single-byte encodings accept nearly any bytes, so that only the text they give can decide between them.
SINGLE_BYTE = ["cp1252", "latin_1", "cp1250", "mac_roman", "cp1251", "koi8_r"]
FALLBACK = "latin-1"
# What share of the characters beyond ASCII may be damaged in a file that still counts as UTF-8.
UTF8_DAMAGE = 0.1
# Lead bytes of the everyday characters: level 1 of GB 2312 (with its punctuation) and of Big5.
COMMON = {
    "gb18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|[\xa1-\xa3][\xa1-\xfe]"),
    "big5hkscs": re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]|[\xa1-\xa3][\x40-\x7e\xa1-\xfe]"),
}
DOUBLE_BYTE = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
SURE = 0.85
SAMPLE = 128 * 1024


def detect_encoding(path: Path, head: bytes) -> str:
    """A Python codec name; UTF-8 wins wherever it decodes the whole file."""
    for bom, name in BOMS:
        if head.startswith(bom):
            return name
    if wide := _utf16_without_bom(head):
        return wide
    characters, damaged = _utf8_damage(path)
    if not damaged:
        return "utf-8"
    double = [name for name in COMMON if decodes(path, name)]
    sample = _beyond_ascii(path)
    best = max(double, key=lambda name: _common_share(sample, name), default="")
    if best and _common_share(sample, best) >= SURE:
        return best
    if damaged <= characters * UTF8_DAMAGE:
        return "utf-8"
    return _single_byte(path, sample)


def decodes(path: Path, encoding: str) -> bool:
    """Whether every byte of the file is valid in this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _utf16_without_bom(head: bytes) -> str:
    """ASCII in UTF-16 has a zero in every second byte; commas and line ends are ASCII in any table."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 50 < len(head) or len(head) < 4:
        return ""
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


def _utf8_damage(path: Path) -> tuple[int, int]:
    """How many characters beyond ASCII the file has as UTF-8, and how many of them are damaged."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    beyond = damaged = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            if not text.isascii():
                beyond += sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text))
                damaged += text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd")
    if decoder.decode(b"", final=True):
        beyond, damaged = beyond + 1, damaged + 1
    return beyond, max(0, damaged)


def _beyond_ascii(path: Path) -> bytes:
    """The lines that hold more than ASCII, up to SAMPLE bytes of them, wherever in the file they stand."""
    found = bytearray()
    with path.open("rb") as file:
        while len(found) < SAMPLE and (chunk := file.read(CHUNK)):
            for line in chunk.splitlines():
                if not line.isascii():
                    found += line[:2000] + b"\n"
                if len(found) >= SAMPLE:
                    break
    return bytes(found)


def _common_share(sample: bytes, encoding: str) -> float:
    """Which share of the double-byte characters is an everyday one; rare ones mean that the encoding is another."""
    pairs = DOUBLE_BYTE.findall(sample)
    if not pairs:
        return 0.0
    return sum(1 for pair in pairs if COMMON[encoding].fullmatch(pair)) / len(pairs)


def _single_byte(path: Path, sample: bytes) -> str:
    best = from_bytes(sample, cp_isolation=SINGLE_BYTE).best()
    if best is not None and decodes(path, best.encoding):
        return best.encoding.replace("_", "-")
    return FALLBACK
