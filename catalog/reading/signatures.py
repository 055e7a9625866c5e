"""The first bytes by which binary formats give themselves away.

Sources: each format's own specification; https://www.garykessler.net/library/file_sigs.html (facts re-entered).
"""

from pathlib import Path

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")

# Some programs write a few bytes before the PDF header; readers accept it within the first 1,024.
PDF_WITHIN = 1024

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"PAR1", "parquet"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"{\\rtf", "rtf"),
)
# An SQLite file says at byte 68 whose it is (https://www.geopackage.org/spec140/#_file_format).
SQLITE, GEOPACKAGES = b"SQLite format 3\x00", (b"GPKG", b"GP10", b"GP11")
# A bitmap's second field is its size, its third zero; "BM" alone begins many a text.
BITMAP = b"BM"


def match_signature(head: bytes, path: Path) -> str:
    """The binary format of a file that begins with `head`, "zip" for any ZIP; "" where no signature fits."""
    for signature, code in SIGNATURES:
        if head.startswith(signature):
            return code
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(OLE2):
        return _ole2_format(path, head)
    return _told_later(head)


def _told_later(head: bytes) -> str:
    """Formats that show themselves only behind their first bytes."""
    if head.startswith(SQLITE):
        return "gpkg" if head[68:72] in GEOPACKAGES else "sqlite"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(BITMAP) and head[6:10] == bytes(4):
        return "bmp"
    return "pdf" if b"%PDF-" in head[:PDF_WITHIN] else ""


def _ole2_format(path: Path, head: bytes) -> str:
    """Names of streams stand in the directory sector, whose number the header gives ([MS-CFB] 2.2)."""
    size = 1 << min(int.from_bytes(head[30:32], "little"), 12)
    with path.open("rb") as file:
        file.seek((int.from_bytes(head[48:52], "little") + 1) * size)
        directory = file.read(4096)
    for name, code in (("Workbook", "xls"), ("Book", "xls"), ("WordDocument", "doc"), ("PowerPoint Document", "ppt")):
        if name.encode("utf-16-le") in directory:
            return code
    return "unknown"
