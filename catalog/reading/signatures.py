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
)


def match_signature(head: bytes, path: Path) -> str:
    """The binary format of a file that begins with `head`, "zip" for any ZIP; "" where no signature fits."""
    for signature, code in SIGNATURES:
        if head.startswith(signature):
            return code
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(OLE2):
        return _ole2_format(path, head)
    return "pdf" if b"%PDF-" in head[:PDF_WITHIN] else ""


def _ole2_format(path: Path, head: bytes) -> str:
    """Names of streams stand in the directory sector, whose number the header gives ([MS-CFB] 2.2)."""
    size = 1 << min(int.from_bytes(head[30:32], "little"), 12)
    with path.open("rb") as file:
        file.seek((int.from_bytes(head[48:52], "little") + 1) * size)
        directory = file.read(4096)
    for name, code in (("Workbook", "xls"), ("Book", "xls"), ("WordDocument", "doc")):
        if name.encode("utf-16-le") in directory:
            return code
    return "unknown"
