"""ZIP and GZIP: the table inside is read, in its own format. What is packed inside again is not followed."""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from catalog.reading.archive import CHUNK, bounded, member_name, open_archive, unpack
from catalog.reading.limits import Limits
from catalog.reading.scratch import keep_until_read, scratch_folder
from catalog.reading.sniff import claimed_format, sniff
from catalog.reading.table import Finding, Sniffed, Table, Unreadable

Reader = Callable[[Path, Sniffed, Limits], Table]
Readers = Mapping[str, Reader]

# So many members are unpacked in search of a table, so many are named.
MOST_TRIED, MOST_NAMED = 20, 8
NAME = 80
# A description beside the data is often in one of these, and may be longer than they are.
SECOND_CHOICE = ("json", "xml", "html")
# What archivers of other systems put beside the files.
LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db")
# RFC 1952, 2.3: flags of the header's optional fields.
EXTRA, NAMED = 4, 8


def read_zip(readers: Readers, path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    """The table of the largest file that holds one. Raises Unreadable where there is none, or that one is broken."""
    folder = scratch_folder(limits)
    with open_archive(path, limits) as archive:
        members = sorted(filter(_is_file, archive.infolist()), key=lambda member: _rank(member, readers))
        for member in members[:MOST_TRIED]:
            target = Path(folder.name, "member")
            unpack(archive, member, target, limits)
            table = _read_member(readers, target, member_name(member), limits)
            if table is not None:
                others = [member_name(other) for other in members if other is not member]
                return _finish(keep_until_read(table, folder), sniffed, member_name(member), others)
    names = [member_name(member) for member in members]
    raise Unreadable(Finding("no-table-zip", figures={"inside": _listed(names)}))


def read_gzip(readers: Readers, path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    folder = scratch_folder(limits)
    target = Path(folder.name, "member")
    # The name that the packed file had, else what the name of this one claims.
    name = _stored_name(path) or (f"member.{sniffed.inside}" if sniffed.inside else "")
    with target.open("wb") as file:
        for chunk in bounded(_inflated(path), path.stat().st_size, limits.max_unpacked, limits):
            file.write(chunk)
    if not target.stat().st_size:
        raise Unreadable(Finding("empty-file"))
    table = _read_member(readers, target, name, limits)
    if table is None:
        raise Unreadable(Finding("no-table-gzip", figures={"inside": name or sniff(target, name).format}))
    return _finish(keep_until_read(table, folder), sniffed, name, [])


def _read_member(readers: Readers, target: Path, name: str, limits: Limits) -> Table | None:
    """None where the member is an honest file without a table."""
    inner = sniff(target, name)
    reader = readers.get(inner.format)
    if reader is None:
        return None
    try:
        return reader(target, inner, limits)
    except Unreadable as unreadable:
        if unreadable.finding.code.startswith("no-table-"):
            return None
        raise


def _finish(table: Table, sniffed: Sniffed, name: str, others: list[str]) -> Table:
    """The table as that of the packed file, with what was read from it, and what was not."""
    inner = table.sniffed
    table.sniffed = Sniffed(sniffed.format, inner.encoding, inner.delimiter, sniffed.claimed)
    figures = {"member": name[:NAME] or inner.format, "inner": inner.format}
    table.findings.append(Finding("packed-table", figures=figures))
    if others:
        figures = {"member": name[:NAME], "others": _listed(others)}
        table.findings.append(Finding("other-files", count=len(others), figures=figures))
    return table


def _listed(names: list[str]) -> str:
    shown = ", ".join(name[:NAME] for name in names[:MOST_NAMED])
    return shown + (" …" if len(names) > MOST_NAMED else "")


def _is_file(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    litter = any(part in LITTER or (part[0] == "." and part != "..") for part in parts)
    return not member.is_dir() and member.file_size > 0 and not litter


def _rank(member: zipfile.ZipInfo, readers: Readers) -> tuple[int, int]:
    claimed = claimed_format(member.filename)
    choice = 2 if claimed not in readers else 1 if claimed in SECOND_CHOICE else 0
    return choice, -member.file_size


def _inflated(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path) as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except (OSError, EOFError, zlib.error, ValueError) as fault:
        raise Unreadable(Finding("broken-file", figures={"format": "gzip"})) from fault


def _stored_name(path: Path) -> str:
    """The file's name before it was packed (https://www.rfc-editor.org/rfc/rfc1952), "" where it is not told."""
    with path.open("rb") as file:
        head = file.read(1024)
    if len(head) < 12 or not head[3] & NAMED:
        return ""
    start = 12 + int.from_bytes(head[10:12], "little") if head[3] & EXTRA else 10
    return head[start:].split(b"\0", 1)[0].decode(errors="replace")
