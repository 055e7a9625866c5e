"""Which encoding a text file is in, decided by decoding all of it, in a stream."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from catalog.reading.double_byte import likeliest_double_byte
from catalog.reading.utf8 import UTF8, is_utf8, is_utf8_file, whole_characters

CHUNK = 256 * 1024
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Single-byte encodings accept nearly any bytes, so that only the text they give can decide between them.
SINGLE_BYTE = ["cp1252", "latin_1", "cp1250", "mac_roman", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256"]
FALLBACK = "latin_1"
# Where several give the same text, the first is named.
LATIN = ("cp1252", "latin_1", "cp1250", "mac_roman")
SMALL, SIGN = "a-zß-öø-ÿąćęłńóśźżőűřčěšžďťň", "\\x80-¿×÷ˆ˜¸˛˝ﬁﬂ‚„†‡…‰‹›€™√∂∑∏π∫Ω≈∆◊˙˚⁄ı"
CAPITAL = "À-ÖØ-ÞŁŚŹŻŐŰŘČŠŽ"
UNLIKELY = re.compile(
    f"(?<=[{SMALL}])[{CAPITAL}]|(?<=\\w)[{CAPITAL}](?=[{SMALL}])"
    f"|(?<=\\w)[{SIGN}](?=\\w)|[{SIGN}](?=[{SMALL}])|[\\x80-\\x9fﬁﬂ∂∑∏∫√≈◊]"
)
# What share of the characters beyond ASCII may be damaged in a file that still counts as UTF-8.
UTF8_DAMAGE = 0.1
# Half of what Cyrillic in UTF-16 consists of would be control characters in UTF-8, of other scripts damage.
NO_TEXT = re.compile("[\x01-\x08\x0e-\x1f\ufffd]")
MOST_STRAY = 0.02
SAMPLE = 128 * 1024


@dataclass(frozen=True, slots=True)
class Detected:
    """A Python codec's name; `sound`: every byte of the file is valid in it."""

    encoding: str
    sound: bool


def suppose_encoding(head: bytes) -> str:
    """UTF-8 where the file's first characters beyond ASCII are sound, for then very likely all are; else ""."""
    told = head[: whole_characters(head)]
    if told.isascii() or not is_utf8(told) or _wide_without_bom(head):
        return ""
    return "utf-8-sig" if head.startswith(codecs.BOM_UTF8) else "utf-8"


def detect_encoding(path: Path, head: bytes) -> Detected:
    """UTF-8 wins wherever it decodes the whole file."""
    name = next((name for bom, name in BOMS if head.startswith(bom)), "") or _wide_without_bom(head)
    if name:
        return Detected(name, decodes(path, name))
    if decodes(path, "utf-8"):
        return Detected("utf-8", sound=True)
    sample = _beyond_ascii(path)
    if double := likeliest_double_byte(sample, lambda encoding: decodes(path, encoding)):
        return Detected(double.replace("_", "-"), sound=True)
    if _utf8_damage(path) <= UTF8_DAMAGE:
        return Detected("utf-8", sound=False)
    return Detected(_single_byte(path, sample).replace("_", "-"), sound=True)


def decodes(path: Path, encoding: str) -> bool:
    """Whether every byte of the file is valid in this encoding."""
    if encoding in UTF8:
        return is_utf8_file(path)
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with path.open("rb", buffering=0) as file:
        try:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _wide_without_bom(head: bytes) -> str:
    """ASCII in UTF-16 has a zero in every second byte; commas and line ends are ASCII in any table."""
    name = _wide_by_zeros(head)
    return "" if not name or _is_text_with_nul(head) or not _has_line_ends(head, name) else name


def _is_text_with_nul(head: bytes) -> bool:
    """Whether a few NUL bytes, which are a fault, stand in what is UTF-8 without them."""
    if head.count(0) * 4 > len(head):
        return False
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head.replace(b"\0", b""))
    return len(NO_TEXT.findall(text)) <= len(text) * MOST_STRAY


def _has_line_ends(head: bytes, encoding: str) -> bool:
    """Whether line ends are characters of this encoding, where there may be any."""
    return b"\n" not in head or "\n" in head.decode(encoding, "ignore")


def _wide_by_zeros(head: bytes) -> str:
    zeros = [head[place::4].count(0) for place in range(4)]
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if max(even, odd) * 50 < len(head) or len(head) < 4:
        return ""
    quarter = len(head) // 4
    if min(zeros[0], zeros[1]) > 0.9 * quarter > zeros[3]:
        return "utf-32-be"
    if min(zeros[2], zeros[3]) > 0.9 * quarter > zeros[0]:
        return "utf-32-le"
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


def _utf8_damage(path: Path) -> float:
    """The share of the characters beyond ASCII that are damaged, where the file is taken for UTF-8."""
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
    return max(0, damaged) / max(1, beyond)


def _beyond_ascii(path: Path) -> bytes:
    """The lines that hold more than ASCII, up to SAMPLE bytes of them, wherever in the file they stand."""
    found = bytearray()
    with path.open("rb") as file:
        while len(found) < SAMPLE and (chunk := file.read(CHUNK)):
            if chunk.isascii():
                continue
            for line in chunk.splitlines():
                if not line.isascii():
                    found += line[:2000] + b"\n"
                if len(found) >= SAMPLE:
                    break
    return bytes(found)


def _single_byte(path: Path, sample: bytes) -> str:
    best = from_bytes(sample, cp_isolation=SINGLE_BYTE).best()
    if best is None or best.encoding in LATIN:
        able = [encoding for encoding in LATIN if decodes(path, encoding)]
        return min(able, key=lambda encoding: _unlikely_letters(sample.decode(encoding)), default=FALLBACK)
    return best.encoding if decodes(path, best.encoding) else FALLBACK


def _unlikely_letters(text: str) -> int:
    """How many characters beyond ASCII stand where no Latin writing has them: signs and ligatures in words, capitals
    after small letters; control characters anywhere.
    """
    return len(UNLIKELY.findall(text))
