"""What stands in cells: numbers that a program broke, places, dates, garbled text, spellings, keys."""

from tests.truth.case import Case, no_problem, problem
from tests.truth.content import Row, csv_of, text_of


def _column(title: str, *cells: object) -> bytes:
    return text_of(f"{title},n", *(f"{cell},{n}" for n, cell in enumerate(cells, start=1)))


def _places(*odd: tuple[object, object], latitude: str = "纬度", longitude: str = "经度") -> bytes:
    """Thirty places in one city, and odd ones behind them."""
    places = [(round(31.2 + n * 0.003, 4), round(121.4 + n * 0.004, 4)) for n in range(30)]
    rows = [(f"P{n:03}", lat, lon) for n, (lat, lon) in enumerate((*places, *odd), start=1)]
    return csv_of(rows, ("站点", latitude, longitude))


def _days(*odd: str, title: str = "开业日期") -> bytes:
    return _column(title, *(f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(40)), *odd)


NUMBERS = (
    problem("scientific-id", "as text", _column("证照编号", "A-17", "1.23457E+17", "3.10115E+17", "B-20")),
    problem("scientific-id", "in a column of them", _column("订单号", *(f"{n}.20240{n}E+17" for n in range(1, 9)))),
    problem("scientific-id", "in English", _column("Account Number", "X2", "4.56E+15", "7.89E+15", "X7")),
    no_problem("measured values", _column("菌落数", "1.2E+05", "3.4E+06", "8.1E+04", "2.2E+05")),
    no_problem("seats with letters", _column("座位编号", "1A12", "1B03", "1C07", "1D11", "1E12", "1F08", "2A01")),
    problem(
        "zeros-lost",
        "postcodes",
        _column("邮编", *(f"0500{n:02}"[1:] if n % 7 == 0 else 110100 + n for n in range(30))),
    ),
    problem("zeros-lost", "ZIP codes", _column("zip", *(2100 + n if n % 6 == 0 else 10400 + n * 7 for n in range(30)))),
    problem(
        "zeros-lost",
        "a few codes that kept theirs",
        _column("机构代码", *(f"{n * 37:05}" for n in range(300, 330)), *(f"0{n}" for n in range(1200, 1205)), 4417),
    ),
    no_problem("numbers in their order", _column("序号", *range(985, 1040))),
    no_problem("station codes of two lengths", _column("站点编号", *(f"S{n}" for n in range(95, 130)))),
    no_problem("figures of two lengths", _column("床位数", *(70 + n * 9 for n in range(30)))),
    problem("number-as-text", "with a unit", _column("面积", "12㎡", "35.5㎡", "40㎡", "28㎡", "101㎡", "77㎡")),
    problem("number-as-text", "in two currencies", _column("price", "¥12", "$3", "¥15", "$8", "¥20", "¥30")),
    problem("number-as-text", "with a mark for text", _column("数量", "'12", "'35", "'40", "'28", "'101", "'77")),
    no_problem("names with figures", _column("班级", "1班", "2班", "3班", "4班", "5班", "6班")),
    no_problem("floors and doors", _column("room", "12A", "3B", "40C", "7D", "101A", "22B")),
)

PLACES = (
    problem("coordinates-swapped", "one row of thirty", _places((121.47, 31.23))),
    problem(
        "coordinates-swapped",
        "two rows, in English",
        _places((121.5, 31.3), (121.6, 31.1), latitude="lat", longitude="lon"),
    ),
    problem("coordinate-out-of-range", "a point lost from a latitude", _places((312345, 121.47))),
    problem("coordinate-out-of-range", "a longitude of 1214", _places((31.23, 1214.7))),
    no_problem("places in one city", _places()),
    no_problem("a place on the other side of the earth", _places((-33.87, -70.6))),
    no_problem(
        "metres in a national grid",
        csv_of([(f"P{n}", 3_456_000 + n * 7, 500_100 + n * 9) for n in range(20)], ("站点", "X坐标", "Y坐标")),
    ),
    no_problem(
        "places near the diagonal",
        csv_of([(f"P{n}", 9 + n / 10, 11 - n / 10) for n in range(20)], ("site", "latitude", "longitude")),
    ),
)

TIMES = (
    problem("date-out-of-sense", "day 1 of a spreadsheet", _days("1900-01-01")),
    problem("date-out-of-sense", "the last day of a database", _days("9999-12-31", title="有效期至")),
    problem("date-out-of-sense", "a year too far", _days("2204-05-03")),
    problem("date-out-of-sense", "a year of three digits", _column("建成年份", *(1990 + n for n in range(30)), 202)),
    no_problem(
        "a register of births long ago",
        _column("出生日期", *(f"18{40 + n}-0{n % 9 + 1}-1{n % 9}" for n in range(30))),
    ),
    no_problem("plans for the next decades", _days("2060-12-31", title="目标日期")),
    no_problem("years before our era of records", _column("建成年份", *(960 + n * 11 for n in range(30)))),
)

TEXTS = (
    problem("mojibake", "UTF-8 taken for Latin-1", _column("ville", "GenÃ¨ve", "ZÃ¼rich", "Bern", "Chur")),
    problem("mojibake", "UTF-8 taken for GBK", _column("名称", "涓滈棬妗ョ珯", "南湖", "西园", "北山")),
    problem("mojibake", "what is left after two mistakes", _column("名称", "锟斤拷锟斤拷", "南湖", "西园", "北山")),
    problem("mojibake", "UTF-8 taken for Windows-1252", _column("note", "the mayorâ€™s office", "the clerk", "x", "y")),
    no_problem("names with accents", _column("ville", "Genève", "Zürich", "São Paulo", "Łódź", "Ærø")),
    no_problem("rare characters", _column("地名", "垚鑫镇", "圐圙村", "旮旯沟", "锟铻街", "淏园")),
    no_problem("quotation marks in French", _column("titre", "« été »", "« hiver »", "« Noël »")),
    problem("replacement-character", "in one name", _column("名称", "东门\ufffd", "南湖", "西园")),
    problem(
        "replacement-character", "in two columns", text_of("名称,街道", "东\ufffd,A", "南湖,\ufffd\ufffd路", "西园,C")
    ),
    no_problem("question marks", _column("问题", "开放吗？", "Really?", "??", "谁?")),
    problem("spreadsheet-error", "#REF! among words", _column("名称", "东门", "#REF!", "西园", "南湖")),
    problem("spreadsheet-error", "#NAME? and #VALUE!", _column("合同", "A1", "#NAME?", "#VALUE!", "A7")),
    problem(
        "spreadsheet-error",
        "#DIV/0! among figures",
        _column("增长率", *(n / 10 for n in range(30)), "#DIV/0!"),
        may=("type-mismatch", "missing-mark"),
    ),
    no_problem("a number sign in names", _column("unit", "#1", "#2", "#A3", "#REFUGE", "#12")),
    problem("edge-blanks", "behind a name", _column("区", "东区 ", "西区", "南区", "北区")),
    problem("edge-blanks", "a full-width blank before one", _column("区", "　东区", "西区", "南区", "北区")),
    problem("edge-blanks", "a no-break space", _column("town", "Bath\u00a0", "Wells", "Ely", "York")),
    no_problem("blanks inside names", _column("town", "St Ives", "New  York", "La Paz", "Bad Ems")),
    no_problem("blanks around figures", text_of("id,n", "a, 1", "b, 2", "c, 3")),
)


def _kinds(*odd: str) -> bytes:
    """Thirty rows of three categories, and odd spellings behind them."""
    return _column("类型", *("Primary School", "Clinic", "Park") * 10, *odd)


def _numbered(*odd: str, title: str = "编号") -> bytes:
    return csv_of(
        [(number, n * 7 % 31 + n / 100) for n, number in enumerate((*(f"K{n:04}" for n in range(60)), *odd))],
        (title, "值"),
    )


def _sparse(filled: int, title: str = "注销原因") -> bytes:
    rows: list[Row] = [(f"A{n:03}", n * 7 % 41, f"原因{n}" if n < filled else "") for n in range(100)]
    return csv_of(rows, ("编号", "值", title))


SETS = (
    problem("category-variants", "case", _kinds("primary school")),
    problem("category-variants", "a blank inside", _kinds("Pri mary School")),
    problem("category-variants", "full width", _column("类别", *("（一）类", "（二）类") * 10, "(一)类")),
    no_problem("categories that differ in a digit", _column("等级", *("1级", "2级", "3级", "11级") * 6)),
    no_problem("categories that differ by a sign", _column("评级", *("A", "A+", "A-", "B+") * 6)),
    no_problem("names, each once", _column("name", "Bath", "bath house", "BATH", "Ely")),
    problem("duplicate-key", "one number twice", _numbered("K0007")),
    problem("duplicate-key", "in English", _numbered("K0011", title="Permit ID")),
    no_problem("every number once", _numbered("K0060")),
    no_problem("a number for each of several rows", csv_of([(f"K{n // 3}", n) for n in range(60)], ("编号", "值"))),
    no_problem(
        "a number that repeats by the month",
        csv_of([(f"K{n % 20}", f"2024-01-{n // 20 + 1:02}", n) for n in range(60)], ("编号", "日期", "值")),
    ),
    problem("sparse-column", "three of a hundred", _sparse(3)),
    problem("sparse-column", "one of a hundred", _sparse(1, "Cancelled on")),
    no_problem("remarks, which are few", _sparse(3, "备注")),
    no_problem("a third is filled", _sparse(33)),
    problem("constant-column", "one city", csv_of([("上海市", n) for n in range(30)], ("城市", "值"))),
    problem("constant-column", "one figure", csv_of([(2024, f"A{n}") for n in range(30)], ("年份", "编号"))),
    no_problem(
        "one value but for one row", csv_of([*[("上海市", n) for n in range(29)], ("北京市", 29)], ("城市", "值"))
    ),
    no_problem("five rows alike by chance", csv_of([("上海市", n) for n in range(5)], ("城市", "值"))),
)

LONG = text_of("a", *map(str, range(1, 65_536)))

CUTS = (
    problem("row-limit-cut", "65,536 rows with the header", LONG),
    problem(
        "row-limit-cut",
        "the same with a title above",
        text_of("水位表", "a,b", *(f"{n},x{n % 7}" for n in range(65_534))),
        also=("preamble",),
    ),
    no_problem("65,535 rows with the header", LONG[:-6]),
    no_problem("65,536 rows under the header", LONG + b"65536\n"),
)

CASES: tuple[Case, ...] = (*NUMBERS, *PLACES, *TIMES, *TEXTS, *SETS, *CUTS)
