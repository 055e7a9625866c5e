"""ZIP and GZIP: the table inside is read, in its own format. What is packed inside again is not followed."""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from catalog.reading.archive import CHUNK, bounded, member_name, open_archive, unpack
from catalog.reading.beside import CODES, ELSEWHERE, look_at_rows
from catalog.reading.limits import Limits
from catalog.reading.scratch import keep_until_read, scratch_folder
from catalog.reading.sniff import claimed_format, sniff
from catalog.reading.table import Finding, Sniffed, Table, Unreadable
from catalog.reading.words import look_at_words

Reader = Callable[[Path, Sniffed, Limits], Table]
Readers = Mapping[str, Reader]

# So many members are unpacked in search of a table, so many are named.
MOST_TRIED, MOST_NAMED = 20, 8
NAME = 80
# A member for which the whole file is refused, however sound the others are.
UNSAFE = ("zip-bomb", "encrypted-file")
# A description beside the data is often in one of these, and may be longer than they are.
SECOND_CHOICE = ("json", "xml", "html")
# What archivers of other systems put beside the files.
LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db")
# RFC 1952, 2.3: flags of the header's optional fields.
EXTRA, NAMED = 4, 8


def read_zip(readers: Readers, path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    """The table of the largest file that holds one that can be read. Raises Unreadable where there is none."""
    folder = scratch_folder(limits)
    faults: list[tuple[zipfile.ZipInfo, Unreadable]] = []
    with open_archive(path, limits) as archive:
        members = _ranked(archive, readers)
        for number, member in enumerate(members[:MOST_TRIED]):
            try:
                table = _unpacked(readers, archive, member, Path(folder.name, f"member{number}"), limits)
            except Unreadable as fault:
                if fault.finding.code in UNSAFE:
                    raise
                faults.append((member, fault))
                continue
            if table is not None:
                others = [other for other in members if other is not member]
                _finish(table, sniffed, member_name(member), list(map(member_name, others)))
                table.findings += _told(faults)
                broken = [member for member, _fault in faults]
                unseen = [other for other in others[:MOST_TRIED] if other not in broken]
                table.findings += _beside(readers, archive, unseen, Path(folder.name, "other"), limits)
                return keep_until_read(table, folder)
    if faults:
        raise faults[0][1]
    names = [member_name(member) for member in members]
    raise Unreadable(Finding("no-table-zip", figures={"inside": _listed(names)}))


def look_at_members(readers: Readers, path: Path, limits: Limits) -> list[Finding]:
    """What is personal in the files of a ZIP of which none holds a table."""
    with open_archive(path, limits) as archive, scratch_folder(limits) as folder:
        return list(_beside(readers, archive, _ranked(archive, readers)[:MOST_TRIED], Path(folder, "member"), limits))


def _ranked(archive: zipfile.ZipFile, readers: Readers) -> list[zipfile.ZipInfo]:
    """The files, the likeliest to hold the table first."""
    return sorted(filter(_is_file, archive.infolist()), key=lambda member: _rank(member, readers))


def _told(faults: list[tuple[zipfile.ZipInfo, Unreadable]]) -> Iterator[Finding]:
    if faults:
        names = [member_name(member) for member, _fault in faults]
        yield Finding("broken-files", count=len(names), figures={"others": _listed(names)})


def _beside(
    readers: Readers, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], target: Path, limits: Limits
) -> Iterator[Finding]:
    """What is personal in the members that are not read as the table: whoever has the file has them too.

    Together they may take as much as one of them: those for which that is not enough are not looked at.
    """
    left = limits.max_unpacked
    for member in members:
        if member.file_size > left:  # many honest files are no bomb
            continue
        name = member_name(member)[:NAME]
        try:
            found = _persons(readers, archive, member, target, replace(limits, max_unpacked=left))
        except Unreadable as fault:
            if fault.finding.code in UNSAFE:
                raise
            continue
        finally:
            left -= target.stat().st_size
        for finding in found:
            yield replace(finding, code=ELSEWHERE, figures={**finding.figures, "place": name})


def _persons(
    readers: Readers, archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, limits: Limits
) -> list[Finding]:
    """In the rows of its table and beside them, or in its words."""
    table = _unpacked(readers, archive, member, target, limits)
    if table is None:
        return look_at_words(target, sniff(target, member_name(member)), limits)
    found = look_at_rows(table.rows)
    return found + [finding for finding in table.findings if finding.code in CODES]


def _unpacked(
    readers: Readers, archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, limits: Limits
) -> Table | None:
    unpack(archive, member, target, limits)
    return _read_member(readers, target, member_name(member), limits)


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
    _finish(table, sniffed, name, [])
    return keep_until_read(table, folder)


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


def _finish(table: Table, sniffed: Sniffed, name: str, others: list[str]) -> None:
    """Makes the table that of the packed file, with what was read from it, and what was not."""
    inner = table.sniffed
    table.sniffed = Sniffed(sniffed.format, inner.encoding, inner.delimiter, sniffed.claimed)
    figures = {"member": name[:NAME] or inner.format, "inner": inner.format}
    table.findings.append(Finding("packed-table", figures=figures))
    if others:
        figures = {"member": name[:NAME], "others": _listed(others)}
        table.findings.append(Finding("other-files", count=len(others), figures=figures))


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
