"""What several standards say of a dataset in the same way: licence address, media type, access, one language's text."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from catalog.language import CHINESE, ENGLISH, as_map, pick
from catalog.standards.entry import Entry, File
from catalog.vocabulary.formats import FORMAT
from catalog.vocabulary.licenses import find_license

# The open formats' own registered names; what we can't name is bytes.
BYTES = "application/octet-stream"
PARQUET = "application/vnd.apache.parquet"
ELLIPSIS = "…"
# Nought and "no" are said, not left out.
NUMBER = (int, float)
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
UNADDRESSABLE = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')


def plain(texts: Mapping[str, str], limit: int = 0) -> str:
    """The text for standards that know one language: English where there is some. Cut at `limit` characters."""
    text = pick(texts, ENGLISH)[0]
    return text if not limit or len(text) <= limit else text[: limit - 1] + ELLIPSIS


def moment(at: datetime) -> str:
    """ISO 8601 to the second, in UTC: 2026-11-01T12:00:00Z."""
    return at.astimezone(UTC).isoformat()[:19] + "Z"


def license_address(code: str) -> str:
    """The licence's own web address; "" where it has none."""
    known = find_license(code)
    if known:
        return known.uri
    return code if code.startswith(("http://", "https://")) else ""


def license_name(code: str) -> str:
    known = find_license(code)
    return known.label.en if known else code


def media_type(file: File) -> str:
    """By what the bytes are, in IANA's words, without parameters."""
    known = FORMAT.get(file.stored.format) if file.stored else None
    return known.media_type if known else BYTES


def format_name(file: File) -> str:
    known = FORMAT.get(file.stored.format) if file.stored else None
    return known.label.en if known else ""


def is_restricted(entry: Entry) -> bool:
    """Anyone may see it, but its agency asks for something first: a login, a key, a fee, a purpose."""
    return bool(entry.access_conditions)


def filled(values: Mapping[str, object]) -> dict[str, object]:
    """Without what is empty: an absent key says "not known", an empty one is a fault in most schemas."""
    return {key: value for key, value in values.items() if value or isinstance(value, NUMBER)}


def keywords_by_language(entry: Entry) -> dict[str, list[str]]:
    """Keywords carry no language: those in Chinese script are Chinese, of the others nobody said ("und", BCP 47)."""
    found: dict[str, list[str]] = {}
    for word in entry.keywords:
        found.setdefault(CHINESE if CHINESE in as_map(word) else "und", []).append(word)
    return found


def legible(text: str) -> str:
    """Without the control characters that XML can't hold (https://www.w3.org/TR/xml/#charsets)."""
    return UNSPEAKABLE.sub("", text)


def address(text: str) -> str:
    """An IRI that every notation takes: what may not stand in one is percent-encoded (RFC 3987)."""
    return UNADDRESSABLE.sub(lambda found: quote(found.group(), safe=""), text)
