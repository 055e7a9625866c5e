"""Files as agencies publish them, several faults in each and much that only looks like one."""

from collections.abc import Iterable

from tests.truth.case import Case, Delivery, File
from tests.truth.content import Row, csv_of, sheet, text_of, xlsx_of

TOWNS = ("张家口市", "承德市", "保定市", "沧州市", "唐山市", "邢台市")


def _file(name: str, content: bytes, *finds: str, filename: str = "data.csv", may: Iterable[str] = ()) -> Case:
    made = File((Delivery(content, filename),))
    return Case(f"an agency's file: {name}", (made,), finds=frozenset(finds), may=frozenset(may))


def _air() -> bytes:
    """A monthly bulletin saved from a spreadsheet in GBK: a title, dashes for what failed, a note below."""
    rows = [
        (f"2025-08-{day:02}", station, 20 + day * 3 % 41, "-" if (day, station) == (7, "南湖") else 11 + day * 5 % 17)
        for day in range(1, 21)
        for station in ("东门桥", "南湖", "西园")
    ]
    table = csv_of(rows, ("监测日期", "站点", "PM2.5（微克/立方米）", "NO2（微克/立方米）")).decode()
    return f"某市2025年8月环境空气质量监测数据\n{table}注：“-”表示仪器维护。\n".encode("gbk")


def _penalties() -> bytes:
    """Decisions against companies: long codes, document numbers, sums; identity numbers already masked."""
    rows = [
        (
            f"沪市监罚〔2024〕{n:05}号",
            f"第{n}贸易有限公司",
            f"91310000MA1FL{n:03}{n * 7 % 10}X",
            f"310***********{n:03}X",
            f"2024年{n % 12 + 1}月{n % 28 + 1}日",
            f"{n * 3.5:.2f}",
        )
        for n in range(1, 41)
    ]
    return csv_of(
        rows,
        ("处罚决定书文号", "行政相对人名称", "统一社会信用代码", "法定代表人证件号", "处罚日期", "罚款金额（万元）"),
    )


def _subsidies() -> bytes:
    """A list of who gets a subsidy, with what must not be in it."""
    rows = [
        (name, f"13{n}4410{n:02}{n * 37:03}5"[:11], 600 + n * 50, "2024-06-01")
        for n, name in enumerate(("王小明", "李红", "张伟", "刘芳", "陈军", "杨静"), start=3)
    ]
    return csv_of(rows, ("姓名", "手机号", "补贴金额", "发放日期"))


def _schools() -> bytes:
    """Schools with postcodes that lost their zero, one place with its coordinates exchanged, and their sum below."""
    rows: list[Row] = [
        (
            f"第{n}小学",
            TOWNS[n % 6],
            75000 + n * 10 if n % 9 == 0 else 130000 + n * 10,
            round(40.2 + n / 50, 3),
            round(114.8 + n / 40, 3),
            300 + n * 17,
        )
        for n in range(1, 31)
    ]
    rows[11] = (*rows[11][:3], rows[11][4], rows[11][3], rows[11][5])
    return csv_of([*rows, ("合计", "", "", "", "", 16905)], ("学校", "所在市", "邮编", "纬度", "经度", "学生数"))


def _contracts() -> bytes:
    """Purchases: project numbers that look like cards, sums with separators, numbers that a spreadsheet broke."""
    rows: list[Row] = [
        (f"6222{2026:04}{n:08}{n % 7}", f"项目{n}", f"{n * 1_234_567:,}", f"2026/{n % 12 + 1}/{n % 28 + 1}")
        for n in range(1, 26)
    ]
    rows[4] = ("6.22220E+16", *rows[4][1:])
    rows[9] = (*rows[9][:3], "1900/1/1")
    return csv_of(rows, ("采购项目编号", "项目名称", "中标金额（元）", "公告日期"))


def _spend() -> bytes:
    """A council's payments: pound signs, separators, days first, a supplier in two spellings, blank rows."""
    suppliers = ("Ash Ltd", "Birch & Co", "Cedar LLP", "Elm plc")
    rows: list[Row] = [
        (
            f"{n % 28 + 1:02}/0{n % 4 + 1}/2026",
            "ASH LTD" if n == 17 else suppliers[n % 4],
            f"£{n * 711 + 1200:,}.{n % 90 + 10}",
        )
        for n in range(40)
    ]
    return csv_of(rows, ("Payment Date", "Supplier", "Amount"), encoding="cp1252", end="\r\n") + b",,\r\n,,\r\n"


def _permits() -> bytes:
    """A city's permits: months first, ZIP codes that lost their zero, one permit twice, errors of formulas."""
    rows: list[Row] = [
        (f"B{2600 + n}", f"{n % 12 + 1}/{n % 28 + 1}/2026", 2101 + n if n % 6 == 0 else 10400 + n * 7, n * 150 + 75)
        for n in range(60)
    ]
    rows[41] = (rows[13][0], *rows[41][1:])
    rows[50] = (*rows[50][:3], "#VALUE!")
    return csv_of(rows, ("Permit Number", "Issued", "Zip", "Fee"))


def _pegel() -> bytes:
    """A German office's gauges: a mark at the start, semicolons, decimal commas, dots in dates, a source below."""
    lines = [f"P{n:02};{n % 28 + 1:02}.0{n % 8 + 1}.2026;{n * 7 % 90},{n % 10}{n % 9 + 1}" for n in range(40)]
    return b"\xef\xbb\xbf" + text_of("Pegel;Datum;Wasserstand", *lines) + b"Quelle: eigene Messung;;\n"


def _register() -> bytes:
    """A workbook for print: a title over all columns, numbers as text, a hidden column, a second sheet."""
    rows: list[Row] = [("河道闸门登记表", None, None, None), ("编号", "闸门", "宽度", "录入")]
    rows += [
        (f"Z{n:02}", f"{n}号闸", str(n * 3 + 2) if n % 2 else n * 3 + 2, "甲" if n % 3 else "乙") for n in range(1, 21)
    ]
    cols = '<cols><col min="4" max="4" width="9" hidden="1"/></cols>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>'
    return xlsx_of(cols + sheet(rows, merged), sheet([("说明", "页"), ("填报单位", 1)]))


def _transit() -> bytes:
    """Stops as a feed gives them: long identifiers, times beyond midnight, no fault at all."""
    rows = [
        (
            f"{3100000000 + n * 7919}",
            f"人民路{n}号站",
            f"{31.2 + n / 900:.6f}",
            f"{121.4 + n / 700:.6f}",
            f"{22 + n % 5}:{n % 60:02}:00",
        )
        for n in range(60)
    ]
    return csv_of(rows, ("stop_id", "stop_name", "stop_lat", "stop_lon", "last_departure"))


def _hotline() -> bytes:
    """Calls to 12345, one a row: moments, categories, a street left open, words without anybody's number."""
    kinds = ("市容环境", "交通管理", "物业管理", "噪声扰民")
    rows = [
        (
            f"202608{n % 28 + 1:02}{n:06}",
            f"2026-08-{n % 28 + 1:02} {n % 24:02}:{n * 7 % 60:02}:00",
            kinds[n % 4],
            f"反映{n}号楼门前积水，已转{n % 5 + 1}个部门",
            "" if n % 20 == 0 else f"第{n % 6}街道",
        )
        for n in range(60)
    ]
    return csv_of(rows, ("工单编号", "受理时间", "诉求类别", "诉求内容", "属地"))


CASES: tuple[Case, ...] = (
    _file("a bulletin of air quality", _air(), "encoding", "preamble", "missing-mark", "footnote"),
    _file("penalties, identity numbers masked", _penalties()),
    _file("who gets a subsidy", _subsidies(), "personal-data"),
    _file("schools of a province", _schools(), "zeros-lost", "coordinates-swapped", "total-row"),
    _file("purchases", _contracts(), "scientific-id", "thousands-separators", "date-out-of-sense"),
    _file(
        "payments of a council",
        _spend(),
        "encoding",
        "day-first",
        "category-variants",
        "sign-in-numbers",
        "thousands-separators",
        "empty-row",
    ),
    _file("permits of a city", _permits(), "month-first", "zeros-lost", "duplicate-key", "spreadsheet-error"),
    _file("gauges in Germany", _pegel(), "byte-order-mark", "decimal-comma", "day-first", "footnote"),
    _file(
        "a register for print",
        _register(),
        "preamble",
        "merged-cells",
        "number-in-text-cell",
        "hidden-columns",
        "other-sheets",
        filename="闸门登记表.xlsx",
    ),
    _file("stops of a bus company", _transit()),
    _file("calls to the hotline", _hotline()),
)
