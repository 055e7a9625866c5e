"""Problems of a whole file, two ways to have each, and files that only resemble them."""

import gzip
import io
import zipfile

from catalog.reading.limits import MIB, Limits
from tests.truth.case import Case, no_problem, problem
from tests.truth.content import (
    HEADER,
    PDF,
    PNG,
    READINGS,
    csv_of,
    json_of,
    readings,
    sheet,
    text_of,
    xlsx_of,
    zip_of,
)
from tests.truth.xls import xls_of

ROWS = readings(3)
BOOK = xlsx_of(sheet([HEADER, *ROWS]))
SMALL = Limits(max_bytes=100, max_rows=5, max_columns=3, max_depth=5, max_cells=10)
# Not below what is looked at to tell the delimiter: the csv module knows one limit only.
SHORT_ROWS = Limits(max_row_chars=25_000)
DEEP = '[{"a": ' + "[" * 20 + "]" * 20 + "}]"
BOMB = zip_of({"xl/workbook.xml": b"<a>" + b" " * 3_000_000 + b"</a>"})
ENCRYPTED = bytearray(zip_of({"xl/workbook.xml": b"<workbook/>"}))
ENCRYPTED[6] |= 1  # the flag in the member's own header
ENCRYPTED[ENCRYPTED.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
MERGED = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
UTF16 = csv_of(ROWS, encoding="utf-16")
# Twelve marks that open and never close, each followed by more rows than one row may hold.
QUOTES = b"name,note\n" + (b'"open,x\n' + b"a,b\n" * 7_500) * 12


def no_table(format_: str, *files: tuple[bytes, str]) -> list[Case]:
    return [
        problem(f"no-table-{format_}", f"{number}: {name}", content, name)
        for number, (content, name) in enumerate(files, start=1)
    ]


def ole_with(stream: str) -> bytes:
    """A compound file whose one stream has this name."""
    return xls_of([HEADER]).replace(
        "Workbook".encode("utf-16-le").ljust(64, b"\0"), stream.encode("utf-16-le").ljust(64, b"\0")
    )


def _ods(content: bytes) -> bytes:
    """A ZIP whose first member says, unpacked, that it is an OpenDocument sheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
    return packed.getvalue()


PROSE = "Water is measured at three gauges every day.\nThe gauges are read by hand, and the figures kept in a book.\n"
XML = '<?xml version="1.0"?><note><to>readers</to><words>No table here.</words></note>'

CASES = (
    problem("empty-file", "no byte, CSV", b""),
    problem("empty-file", "no byte, JSON", b"", "data.json"),
    problem("blank-file", "commas and spaces", b", ,\n , ,\n"),
    problem("blank-file", "a sheet without a cell", xlsx_of(sheet([])), "data.xlsx"),
    problem("no-rows", "a header alone", b"a,b,c\n"),
    problem("no-rows", "a header and blank lines", "站点,读数\n,\n\n".encode(), may=("empty-row",)),
    problem("no-rows", "an empty list", b"[{}]", "data.json", may=("no-table-json", "empty-row")),
    problem("too-large", "above the limit, CSV", READINGS, limits=SMALL),
    problem("too-large", "above the limit, JSON", json_of(ROWS), "data.json", limits=SMALL),
    problem("too-many-rows", "six of five", text_of("a,b", *(f"{n},{n * n}" for n in range(6))), limits=SMALL),
    problem(
        "too-many-rows", "seven of five, TSV", text_of("a\tb", *(f"{n}\t{n}" for n in range(7))), "a.tsv", limits=SMALL
    ),
    problem("too-many-columns", "four of three", text_of("a,b,c,d", "1,2,3,4"), limits=SMALL),
    problem("too-many-columns", "five keys of three", b'[{"a":1,"b":2,"c":3,"d":4,"e":5}]', "a.json", limits=SMALL),
    problem("row-too-long", "no line break", b"a,b\n" + b"x" * 30_000, limits=SHORT_ROWS),
    problem(
        "row-too-long",
        "a record without end",
        b'{"a":1}\n{"a":"' + b"x" * 30_000 + b'"}',
        "a.jsonl",
        limits=SHORT_ROWS,
    ),
    problem("too-deep", "twenty lists in one another", DEEP.encode(), "a.json", limits=SMALL),
    problem(
        "too-deep", "objects in objects", (b'[{"a": ' + b'{"a":' * 9 + b"1" + b"}" * 9 + b"}]"), "a.json", limits=SMALL
    ),
    problem(
        "sheet-too-large",
        "a cell far away",
        xlsx_of(
            '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="900000"><c r="ZZ900000"><v>1</v></c></row></sheetData>'
        ),
        "a.xlsx",
    ),
    problem(
        "sheet-too-large",
        "eleven cells of ten",
        xlsx_of(sheet([(1, 2, 3, 4)] * 3)),
        "a.xlsx",
        limits=Limits(max_cells=10),
    ),
    problem("quotes-broken", "never closed, again and again", QUOTES, limits=SHORT_ROWS, may=("stray-quote",)),
    problem(
        "quotes-broken",
        "the same in TSV",
        QUOTES.replace(b",", b"\t"),
        "a.tsv",
        limits=SHORT_ROWS,
        may=("stray-quote",),
    ),
    problem("zip-bomb", "spaces by the million", BOMB, "a.xlsx", limits=Limits(max_ratio=20)),
    problem("zip-bomb", "more than may be unpacked", BOMB, "a.xlsx", limits=Limits(max_inflated=MIB)),
    problem("broken-file", "a workbook cut short", BOOK[:300], "a.xlsx"),
    problem("broken-file", "JSON cut short", b'[{"a": 1}, {"a": ', "a.json"),
    problem("broken-file", "a workbook without its sheets", zip_of({"xl/workbook.xml": b"<workbook"}), "a.xlsx"),
    problem("encrypted-file", "a locked workbook", bytes(ENCRYPTED), "a.xlsx"),
    problem("encrypted-file", "a locked workbook without its ending", bytes(ENCRYPTED), "a", may=("no-table-zip",)),
    problem("wrong-extension", "CSV called XLSX", csv_of(ROWS), "a.xlsx"),
    problem("wrong-extension", "a workbook called CSV", BOOK, "a.csv"),
    problem("wrong-extension", "PDF called CSV", PDF, "a.csv", also=("no-table-pdf",)),
    problem("wrong-extension", "JSON called CSV", json_of(ROWS), "a.csv"),
    problem("wrong-extension", "tabs called CSV", csv_of(ROWS, delimiter="\t"), "a.csv"),
    no_problem("a text with commas called TXT", csv_of(ROWS), "a.txt"),
    no_problem("capital letters in the ending", csv_of(ROWS), "A.CSV"),
    no_problem("no ending at all", csv_of(ROWS), "data"),
    problem("encoding", "GB18030", csv_of(ROWS, encoding="gb18030")),
    problem(
        "encoding",
        "Big5",
        csv_of([(r[0], "東門橋測站", r[2], r[3]) for r in ROWS], ("站點", "名稱", "日期", "讀數"), encoding="big5"),
    ),
    problem("encoding", "UTF-16", UTF16),
    problem("encoding", "Latin-1", "name,town\nZoë,Zürich\nRené,Genève\nFrançois,Besançon\n".encode("latin-1")),
    problem("encoding", "GBK", csv_of(ROWS, encoding="gbk")),
    no_problem("nothing beyond ASCII", text_of("a,b", "1,x", "2,y")),
    problem("formula-cells", "one sum", xlsx_of(sheet([("a", "b"), (1, 2), (1, "=A2+B2")])), "a.xlsx"),
    problem(
        "formula-cells",
        "a column of them",
        xlsx_of(sheet([("a", "b"), *((n, f"=A{n}*2") for n in range(5))])),
        "a.xlsx",
    ),
    problem("merged-cells", "two cells in one", xlsx_of(sheet([("a", "b"), ("x", 1), (None, 2)], MERGED)), "a.xlsx"),
    problem(
        "merged-cells",
        "a title over the header",
        xlsx_of(sheet([("t",), ("a", "b"), ("x", 1)], '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>')),
        "a.xlsx",
        also=("preamble",),
    ),
    problem(
        "other-sheets", "two sheets", xlsx_of(sheet([("a", "b"), ("x", 1)]), sheet([("c", "d"), ("y", 2)])), "a.xlsx"
    ),
    problem("other-sheets", "an empty one first", xlsx_of(sheet([]), sheet([("a", "b"), ("x", 1)])), "a.xlsx"),
    no_problem("one sheet of values", BOOK, "a.xlsx"),
    problem("other-lists", "two lists", b'{"a": [{"x": 1}], "b": [{"y": 2}]}', "a.json"),
    problem("other-lists", "three lists", b'{"a": [{"x": 1}], "b": [{"y": 2}], "c": [{"z": 3}]}', "a.json"),
    no_problem("a list inside a record", b'[{"x": 1, "tags": [{"t": 1}]}, {"x": 2, "tags": []}]', "a.json"),
    problem("preamble", "a title and a blank line", "水位表\n\n".encode() + csv_of(ROWS)),
    problem("preamble", "a title in a workbook", xlsx_of(sheet([("水位表",), HEADER, *ROWS])), "a.xlsx"),
    *no_table("pdf", (PDF, "a.pdf"), (b"\n" + PDF, "b.pdf")),
    *no_table(
        "docx", *((zip_of({"word/document.xml": text}), f"{n}.docx") for n, text in enumerate((b"<a/>", b"<b/>")))
    ),
    *no_table("doc", (ole_with("WordDocument"), "a.doc"), (ole_with("WordDocument") + bytes(512), "b.doc")),
    *no_table("html", (b"<html><body>Hello</body></html>", "a.html"), (b"<!doctype html><p>Hi", "b.htm")),
    *no_table("txt", (PROSE.encode(), "a.txt"), (b"One line.\n", "b.txt")),
    *no_table("png", (PNG, "a.png"), (PNG + b"more", "b.png")),
    *no_table("jpeg", (b"\xff\xd8\xff\xe0" + bytes(64), "a.jpg"), (b"\xff\xd8\xff\xe1" + bytes(32), "b.jpeg")),
    *no_table("gif", (b"GIF89a" + bytes(32), "a.gif"), (b"GIF87a" + bytes(32), "b.gif")),
    *no_table("tiff", (b"II*\x00" + bytes(32), "a.tif"), (b"MM\x00*" + bytes(32), "b.tiff")),
    *no_table("zip", (zip_of({"a.png": PNG}), "a.zip"), (zip_of({"a.pdf": PDF, "b.pdf": PDF}), "b.zip")),
    *no_table("gzip", (gzip.compress(PDF), "a.gz"), (gzip.compress(PROSE.encode()), "b.gz")),
    *no_table("rar", (b"Rar!\x1a\x07\x01\x00" + bytes(32), "a.rar"), (b"Rar!\x1a\x07\x00" + bytes(32), "b.rar")),
    *no_table("7z", (b"7z\xbc\xaf\x27\x1c" + bytes(32), "a.7z"), (b"7z\xbc\xaf\x27\x1c" + bytes(64), "b.7z")),
    *no_table("xml", (XML.encode(), "a.xml"), (b"<note>nothing</note>", "b.xml")),
    problem("broken-file", "a GZIP that ends after its header", b"\x1f\x8b\x08" + bytes(7), "a.gz"),
    problem("broken-file", "an ODS that lost its second half", _ods(PROSE.encode())[:-90], "a.ods"),
    problem("broken-file", "a Parquet file of a signature and zeros", b"PAR1" + bytes(64), "a.parquet"),
    *no_table("json", (b'{"a": 1}', "a.json"), (b'{"a": [1, 2, 3], "b": "c"}', "b.json")),
    *no_table(
        "geojson",
        (b'{"type": "FeatureCollection"}', "a.geojson"),
        (b'{"type": "Feature", "properties": {}}', "b.geojson"),
    ),
    *no_table("unknown", (bytes(range(1, 32)) * 9, "a.bin"), (b"AC1032" + bytes(range(256)), "b.dwg")),
)
