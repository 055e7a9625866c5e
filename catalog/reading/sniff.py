"""What a file is, by its content: its name is only a claim."""

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path, PurePath

from catalog.reading.archive import open_archive
from catalog.reading.dialect import NEVER_IN_PROSE, RARE_DELIMITERS, sniff_dialect
from catalog.reading.encoding import Detected, detect_encoding, suppose_encoding
from catalog.reading.limits import Limits
from catalog.reading.markup import markup_format
from catalog.reading.signatures import match_signature
from catalog.reading.table import Sniffed, Unreadable
from catalog.vocabulary.formats import FORMATS

HEAD = 256 * 1024
BY_EXTENSION = {extension: format_.code for format_ in FORMATS for extension in format_.extensions}
DELIMITED = ("csv", "tsv", "txt")
# Whose reader sees every byte, and says where one is not valid.
SUPPOSED = ("csv", "tsv")

# A member that only this kind of ZIP has.
INSIDE_ZIP = (("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx"), ("ppt/presentation.xml", "pptx"))
# What the first member of an OpenDocument file says.
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
OPEN_DOCUMENTS = ((b"spreadsheet", "ods"), (b"text", "odt"))

JSON_START = re.compile(r"""\s*[\[{]\s*(["\[\]{}]|-?\d|true|false|null|\Z)""")
GEOJSON = re.compile(r'"type"\s*:\s*"Feature(Collection)?"')
# An e-mail begins with lines of headers (https://www.rfc-editor.org/rfc/rfc5322), two of these among them.
MAIL_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}: ")
MAIL_HEADERS = ("from:", "to:", "subject:", "received:", "mime-version:", "message-id:", "return-path:")
CONTROL = re.compile(r"[\x02-\x08\x0e-\x1a\x1c-\x1e\x7f\x80-\x84\x86-\x9f]")
MOST_CONTROL = 0.05
MOST_NUL = 0.3
# Plain prose has commas too: without a name that claims a table, this many lines must agree.
AGREEMENT = 0.8


def sniff(path: Path, filename: str, *, supposing: bool = False) -> Sniffed:
    """The format, encoding and delimiter of the file at `path`; `filename` is what its sender calls it.

    `supposing`: that a table is in UTF-8 may be told from its beginning, see `Sniffed.supposed`.
    """
    claimed = claimed_format(filename)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return Sniffed("unknown", claimed=claimed)
    binary = match_signature(head, path)
    if binary == "gzip":
        return Sniffed(binary, claimed=claimed, inside=claimed_format(PurePath(filename).stem))
    if binary:
        return Sniffed(_zip_format(path, claimed) if binary == "zip" else binary, claimed=claimed)
    if supposing and (encoding := suppose_encoding(head)):
        supposed = _sniff_text(head, Detected(encoding, sound=True), claimed)
        if supposed.format in SUPPOSED:
            return replace(supposed, supposed=True)
    return _sniff_text(head, detect_encoding(path, head), claimed)


def claimed_format(filename: str) -> str:
    """The format that a file's name claims, "" if none."""
    return BY_EXTENSION.get(PurePath(filename).suffix.lower().lstrip("."), "")


def _zip_format(path: Path, claimed: str) -> str:
    """A ZIP that can't be opened is taken for the workbook that its name claims: its reader says what is wrong."""
    try:
        with open_archive(path, Limits()) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED:
                with archive.open("mimetype") as file:
                    return _open_document(file.read(100))
    except (Unreadable, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):  # RuntimeError: encrypted
        return claimed if claimed in ("xlsx", "ods") else "zip"
    office = next((code for member, code in INSIDE_ZIP if member in names), "")
    return office or _places_format({name.lower() for name in names})


def _open_document(media_type: bytes) -> str:
    kind = media_type.removeprefix(OPEN_DOCUMENT)
    return next((code for start, code in OPEN_DOCUMENTS if kind != media_type and kind.startswith(start)), "zip")


def _places_format(names: set[str]) -> str:
    """A Shapefile is a family of files; a KMZ's first KML file is at its root (https://www.ogc.org/standards/kml/)."""
    if any(name.endswith(".shp") and name.removesuffix(".shp") + ".dbf" in names for name in names):
        return "shp"
    return "kmz" if any(name.endswith(".kml") and "/" not in name for name in names) else "zip"


def _sniff_text(head: bytes, detected: Detected, claimed: str) -> Sniffed:
    encoding = detected.encoding
    text = head.decode(encoding, errors="ignore")
    if _is_binary(text, head, encoding):
        return Sniffed("unknown", claimed=claimed)
    whole = len(head) < HEAD
    start = text.lstrip("\ufeff \t\r\n")
    if JSON_START.match(start[:512]):
        return Sniffed(_json_format(text, claimed), encoding, claimed=claimed, sound=detected.sound)
    if markup := markup_format(start):
        return Sniffed(markup, encoding, claimed=claimed)
    if _is_mail(start):
        return Sniffed("eml", encoding, claimed=claimed)
    format_, delimiter = _delimited_format(text if whole else text.rpartition("\n")[0] or text, claimed)
    return Sniffed(format_, encoding, delimiter, claimed, detected.sound)


def _is_mail(start: str) -> bool:
    if not MAIL_HEADER.match(start):
        return False
    lines = start[:4096].lower().splitlines()
    return sum(1 for header in MAIL_HEADERS if any(line.startswith(header) for line in lines)) >= 2


def _is_binary(text: str, head: bytes, encoding: str) -> bool:
    """Control characters are no text. A few NUL bytes are a fault that a table survives."""
    if not encoding.startswith(("utf-16", "utf-32")) and head.count(0) > len(head) * MOST_NUL:
        return True
    return len(CONTROL.findall(text)) > max(len(text), 1) * MOST_CONTROL


def _json_format(text: str, claimed: str) -> str:
    lines = [line for line in text.split("\n", 3)[:2] if line.strip()]
    if len(lines) == 2 and lines[1].lstrip().startswith("{") and _is_object(lines[0]):
        return "jsonl"
    if claimed == "jsonl" and text.lstrip("\ufeff \t\r\n").startswith("{"):
        return "jsonl"
    return "geojson" if GEOJSON.search(text) else "json"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _delimited_format(text: str, claimed: str) -> tuple[str, str]:
    table = claimed in ("csv", "tsv")
    dialect = sniff_dialect(text.removeprefix("\ufeff"), rare=RARE_DELIMITERS if table else NEVER_IN_PROSE)
    sure = dialect is not None and dialect.agreement >= AGREEMENT and text.count("\n") > 0
    if dialect is not None and (table or sure):
        return ("tsv" if dialect.delimiter == "\t" else "csv"), dialect.delimiter
    return (claimed, "\t" if claimed == "tsv" else ",") if table else ("txt", "")
