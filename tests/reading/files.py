"""Files to read, made as a publisher's programs make them, good and hostile."""

import zipfile
from pathlib import Path

import pytest

from catalog.reading.duck import opening
from catalog.reading.limits import Limits
from catalog.reading.read import read
from catalog.reading.stage import Staging, stage
from catalog.reading.table import NoTable, Table, Unreadable

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "tabular"
needs_shared_data = pytest.mark.skipif(not SHARED.is_dir(), reason="real files are absent: ../shared/data/tabular")

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def make_file(folder: Path, content: bytes | str, name: str = "data.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def make_xlsx(folder: Path, *sheets: str, name: str = "data.xlsx") -> Path:
    """A workbook of sheets, each given as the XML inside its `worksheet` element."""
    numbers = range(1, len(sheets) + 1)
    entries = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    relations = "".join(_relation("worksheet", f"worksheets/sheet{n}.xml", n) for n in numbers)
    root = _relation("officeDocument", "xl/workbook.xml", 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
    }
    for n, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, xml in parts.items():
            archive.writestr(part, xml)
    return path


def _relation(kind: str, target: str, number: int) -> str:
    return f'<Relationship Id="rId{number}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'


def sheet_data(*rows: tuple[object, ...]) -> str:
    """Rows of a sheet: text as inline strings, numbers as they are."""
    lines = []
    for number, cells in enumerate(rows, start=1):
        xml = "".join(_cell(f"{chr(64 + column)}{number}", cell) for column, cell in enumerate(cells, start=1))
        lines.append(f'<row r="{number}">{xml}</row>')
    return f"<sheetData>{''.join(lines)}</sheetData>"


def _cell(place: str, cell: object) -> str:
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


def read_table(path: Path, limits: Limits | None = None) -> Table:
    table = read(path, path.name, limits or Limits())
    assert not isinstance(table, NoTable), table.findings
    return table


def cells_of(path: Path, limits: Limits | None = None) -> list[tuple[str | None, ...]]:
    return [row.cells for row in read_table(path, limits).rows]


def unreadable_code(path: Path, limits: Limits | None = None) -> str:
    """The code of the finding that ends the reading of this file."""
    with pytest.raises(Unreadable) as refused:
        for _ in read_table(path, limits).rows:
            pass
    return refused.value.finding.code


def stage_file(path: Path, folder: Path, limits: Limits | None = None) -> Staging:
    workdir = folder / "work"
    workdir.mkdir(exist_ok=True)
    limits = limits or Limits()
    return stage_table(read_table(path, limits), workdir, folder / "table.parquet", limits)


def stage_table(table: Table, workdir: Path, parquet: Path, limits: Limits) -> Staging:
    with opening(workdir, parquet.parent) as connect:
        return stage(table, connect, workdir=workdir, parquet=parquet, limits=limits, progress=lambda _: None)
