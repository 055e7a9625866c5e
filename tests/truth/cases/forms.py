"""What kind of file it is: readable by programs, in an open format, and a table at all."""

import base64
from collections.abc import Mapping

from tests.truth.case import Case, Delivery, File, well_kept
from tests.truth.content import (
    HEADER,
    PDF,
    PNG,
    READINGS,
    Row,
    csv_of,
    geojson_of,
    json_lines_of,
    json_of,
    readings,
    sheet,
    text_of,
    xlsx_of,
)
from tests.truth.xls import xls_of

ROWS = readings()
XLS = xls_of([HEADER, *ROWS])
RAR = b"Rar!\x1a\x07\x01\x00" + bytes(64)
DWG = b"AC1032" + bytes(range(256)) * 4
NO_TABLE = {"complete": "unknown", "primary": "unknown", "machine-readable": "unmet"}


def _file(content: bytes, filename: str, title: str = "Readings") -> File:
    return File((Delivery(content, filename),), title=title)


def _form(
    name: str, content: bytes, filename: str, but: Mapping[str, str | None], *finds: str, may: tuple[str, ...] = ()
) -> Case:
    return well_kept(name, _file(content, filename), but=but, finds=finds, may=may)


def _towns(encoding: str) -> list[Row]:
    """Names in UTF-8, taken for `encoding`."""
    return [(f"S{n}", f"Café Zürich {n}".encode().decode(encoding), *row[1:3]) for n, row in enumerate(FIGURES)]


def _garbled(encoding: str) -> bytes:
    """Chinese in UTF-8, taken for another encoding and saved as UTF-8 again: sound bytes, senseless text."""
    rows: list[Row] = [(f"S{n}", f"北京市第{n}水文站中心", f"2026-09-{n % 28 + 1:02}", n * 7 % 53) for n in range(40)]
    return csv_of(rows).decode("utf-8").encode("utf-8").decode(encoding, errors="replace").encode()


FLAWED = {"machine-readable": "partly"}
NO_DATA = {"machine-readable": "unmet", "complete": None, "primary": None}
DOCUMENT = base64.b64encode(PDF * 20).decode()
FIGURES: list[Row] = [(n, f"2026-09-{n % 28 + 1:02}", n * 3.5, n * 7 % 31) for n in range(1, 41)]
PICTURE = {"xl/media/image1.png": PNG}
LINKS: list[Row] = [
    (f"D{n:03}", f"第{n}号文件", f"https://example.gov.cn/files/{n}.pdf", n * 11 % 47) for n in range(30)
]

# Nothing has been read and nothing served: whatever looks at the content can't tell.
UNREAD = {
    **dict.fromkeys(("primary", "timely", "accessible", "machine-readable", "non-discriminatory"), "unknown"),
    **dict.fromkeys(("complete", "non-proprietary")),
}


def _halted(status: str, content: bytes = READINGS, filename: str = "data.csv") -> File:
    return File((Delivery(content, filename, halted=status),), title=f"Left {status}")


CASES = (
    _form("TSV", csv_of(ROWS, delimiter="\t"), "data.tsv", {}),
    _form("JSON", json_of(ROWS), "data.json", {}),
    _form("JSON Lines", json_lines_of(ROWS), "data.jsonl", {}),
    _form("GeoJSON", geojson_of(ROWS), "data.geojson", {}),
    _form("a workbook", xlsx_of(sheet([HEADER, *ROWS])), "data.xlsx", {}),
    _form("CSV in GB18030", csv_of(ROWS, encoding="gb18030"), "data.csv", {}, "encoding"),
    _form("CSV in UTF-16", csv_of(ROWS, encoding="utf-16"), "data.csv", {}, "encoding"),
    _form("XLS alone", XLS, "data.xls", {"machine-readable": "partly", "non-proprietary": "unmet"}),
    well_kept("XLS and the same as CSV", _file(XLS, "data.xls"), _file(READINGS, "data.csv"), but={}),
    well_kept(
        "XLS beside CSV of other rows",
        _file(XLS, "data.xls"),
        _file(csv_of(readings(2)), "sample.csv"),
        but={"non-proprietary": "partly"},
    ),
    well_kept(
        "XLS beside a list of its columns",
        _file(XLS, "data.xls"),
        _file(csv_of([(title, "文本") for title in HEADER], ("列名", "说明")), "columns.csv"),
        but={"non-proprietary": "partly"},
    ),
    _form("PDF", PDF, "report.pdf", NO_TABLE, "no-table-pdf"),
    _form("a PDF that is called CSV", PDF, "data.csv", NO_TABLE, "no-table-pdf", "wrong-extension"),
    _form("a picture that is called XLSX", PNG, "data.xlsx", NO_TABLE, "no-table-png", "wrong-extension"),
    well_kept("PDF beside CSV", _file(PDF, "report.pdf"), _file(READINGS, "data.csv"), but={}, finds=["no-table-pdf"]),
    _form("RAR alone", RAR, "data.rar", {**NO_TABLE, "non-proprietary": "unmet"}, "no-table-rar"),
    well_kept(
        "RAR beside a PDF",
        _file(RAR, "data.rar"),
        _file(PDF, "readme.pdf"),
        but={**NO_TABLE, "non-proprietary": "partly"},
        finds=["no-table-rar", "no-table-pdf"],
    ),
    well_kept("RAR beside CSV", _file(RAR, "data.rar"), _file(READINGS, "data.csv"), but={}, finds=["no-table-rar"]),
    _form(
        "a drawing (DWG)",
        DWG,
        "plan.dwg",
        {"complete": "unknown", "primary": "unknown", "machine-readable": "unmet", "non-proprietary": None},
        may=("no-table-unknown",),
    ),
    well_kept("a file that waits for a worker", _halted("queued"), but=UNREAD),
    well_kept("a file that a worker is reading", _halted("running"), but=UNREAD),
    well_kept("a file whose validation failed on our side", _halted("failed"), but=UNREAD),
    well_kept(
        "PDF beside a file that waits",
        _file(PDF, "report.pdf"),
        _halted("queued"),
        but={**NO_TABLE, "machine-readable": "unknown", "non-proprietary": None},
        finds=["no-table-pdf"],
    ),
    well_kept(
        "CSV beside a file that waits",
        _file(READINGS, "data.csv"),
        _halted("queued"),
        but=dict.fromkeys(("accessible", "non-discriminatory", "non-proprietary")),
    ),
    _form("a column without a name", csv_of(ROWS, (*HEADER[:3], "")), "data.csv", FLAWED, "blank-header"),
    _form("two columns of one name", csv_of(ROWS, (*HEADER[:3], "日期")), "data.csv", FLAWED, "duplicate-header"),
    _form(
        "no header: figures for names",
        csv_of(FIGURES[1:], tuple(map(str, FIGURES[0]))),
        "data.csv",
        FLAWED,
        "missing-header",
    ),
    _form(
        "a second row of header",
        csv_of(
            [
                ("（文本）", "（文本）", "（年月日）", "（米）"),
                *[(n, f"站{n}", *row[1:3]) for n, row in enumerate(FIGURES)],
            ]
        ),
        "data.csv",
        FLAWED,
        "second-header",
        may=("type-mismatch",),
    ),
    _form("UTF-8 read as GBK", _garbled("gb18030"), "data.csv", FLAWED, "mojibake", "replacement-character"),
    _form("UTF-8 read as Latin-1", csv_of(_towns("latin-1"), HEADER), "data.csv", FLAWED, "mojibake"),
    _form(
        "UTF-8 read as Windows-1252",
        csv_of(_towns("cp1252")),
        "data.csv",
        FLAWED,
        "mojibake",
    ),
    _form("accents in their place", csv_of(_towns("utf-8")), "data.csv", {}),
    _form("未知 is no wrong encoding", csv_of([*ROWS, ("S009", "联通未知营业厅", "2026-09-20", 12)]), "data.csv", {}),
    _form("one cell with a link", text_of("文件", "https://example.gov.cn/data.pdf"), "data.csv", NO_DATA),
    _form(
        "a row of links",
        csv_of([("年报", "https://example.gov.cn/a.pdf", "https://example.gov.cn/b.xls")], ("名称", "文件", "附件")),
        "data.csv",
        NO_DATA,
    ),
    _form("one cell with a PDF in base64", text_of("name,content", f"report.pdf,{DOCUMENT}"), "data.csv", NO_DATA),
    _form(
        "a PDF in each row",
        csv_of([(f"{n}.pdf", DOCUMENT) for n in range(12)], ("文件名", "内容")),
        "data.csv",
        NO_DATA,
    ),
    _form("a list of documents with their links", csv_of(LINKS, ("编号", "标题", "链接", "页数")), "data.csv", {}),
    _form(
        "a picture in a workbook",
        xlsx_of(sheet([("表一", "见图"), ("水位表", "如下图所示")]), extra=PICTURE),
        "data.xlsx",
        NO_DATA,
    ),
    _form(
        "a picture and no cell",
        xlsx_of(sheet([]), extra=PICTURE),
        "data.xlsx",
        {
            **dict.fromkeys(("primary", "timely", "accessible", "non-discriminatory", "non-proprietary"), "unknown"),
            **dict.fromkeys(("complete", "machine-readable"), "unmet"),
        },
        "blank-file",
    ),
    _form("a logo beside the table", xlsx_of(sheet([HEADER, *ROWS]), extra=PICTURE), "data.xlsx", {}),
    _form(
        "a shapefile, packed",
        b"PK\x05\x06" + bytes(18),
        "roads.zip",
        dict.fromkeys(("complete", "primary", "machine-readable", "non-proprietary", "timely")),
        may=("no-table-zip", "broken-file", "zip-bomb"),
    ),
)
