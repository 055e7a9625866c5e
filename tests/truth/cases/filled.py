"""What is there and what is missing: rows, cells, fillers, repeats, dates, records, metadata."""

from datetime import date, timedelta

from tests.truth.case import Case, Delivery, File, well_kept
from tests.truth.content import HEADER, PDF, READINGS, Row, csv_of, json_lines_of, readings

WIDE = ("站点编号", *(f"指标{n}" for n in range(1, 31)))
SIX = (*HEADER, "风向", "水温")


def _table(content: bytes, filename: str = "data.csv") -> File:
    return File((Delivery(content, filename),))


def _complete(name: str, content: bytes, mark: str, *finds: str, filename: str = "data.csv", **fields: object) -> Case:
    return well_kept(name, _table(content, filename), but={"complete": mark}, finds=finds, fields=fields)


def _six(blank: dict[int, int]) -> list[Row]:
    """Six columns; `blank` empties a column (by its place) in every row whose number that figure divides."""
    rows = [(*row, "东南", 18 + number % 9) for number, row in enumerate(readings())]
    return [
        tuple("" if place in blank and number % blank[place] == 0 else cell for place, cell in enumerate(row))
        for number, row in enumerate(rows)
    ]


def _wide(keep: int) -> list[Row]:
    """Thirty figures a row, and a number that only every `keep`th row has."""
    return [
        (f"W{n:03}" if keep and n % keep == 0 else "", *((n * 31 + place) % 97 + 1 for place in range(30)))
        for n in range(50)
    ]


def _said(place: int, *words: object, every: int = 1) -> bytes:
    """The readings with `words` in turn in one column of every row, or of every few."""
    rows = [list(row) for row in readings()]
    for number, row in enumerate(rows):
        if number % every == 0:
            row[place] = words[number // every % len(words)]
    return csv_of(rows)


def _dated(days: list[date]) -> bytes:
    return csv_of([(f"S{n:03}", f"第{n}次", day.isoformat(), 10 + n % 7) for n, day in enumerate(days)])


START = date(2026, 8, 3)  # a Monday
WEEKDAYS = [day for day in (START + timedelta(days=n) for n in range(28)) if day.weekday() < 5]
# Shops by the day on which they opened: none a day, two, five.
OPENED = [date(2010, 1, 1) + timedelta(days=n * n * 3 % 5000) for n in range(60) for _ in range(n % 3)]
LINES = json_lines_of(readings(67)).splitlines(keepends=True)
MONTHS = [f"{2024 + n // 12}-{n % 12 + 1:02}" for n in range(24)]


# One station, and its months.
ONE_BY_MONTH = ("constant-column", "months-as-days")


def _monthly(months: list[str]) -> bytes:
    return csv_of([("S1", month, 30 + n * 7 % 23) for n, month in enumerate(months)], ("站点编号", "统计月", "读数"))


def _yearly(years: list[int]) -> bytes:
    return csv_of([(f"S{n}", y, 30 + (y * n) % 23) for y in years for n in range(3)], ("站点编号", "年份", "读数"))


SAMPLES = ("采样点", "日期", "铅", "镉", "汞")


def _below_limits() -> list[Row]:
    """Three samples each of three places and days differ by the limit that one metal was below, and by that alone."""
    rows: list[Row] = [(f"第{n}点", f"2026-08-{n % 28 + 1:02}", 20 + n, 300 - n, 50 + n % 30) for n in range(57)]
    for metal, place in enumerate(("江边", "湖边", "桥下"), start=2):
        for limit in ("<1", "<2", "<5"):
            sample = [place, "2026-08-05", 9, 8, 7]
            rows.append(tuple(limit if at == metal else cell for at, cell in enumerate(sample)))
    return rows


def _with_blanks() -> list[Row]:
    return [*readings(), *((row[0], f"{row[1]} ", *row[2:]) for row in readings()[::10])]


CASES = (
    _complete(
        "one of 201 records is broken",
        b"".join([*LINES[:50], b"oops\n", *LINES[50:200]]),
        "partly",
        "broken-record",
        filename="a.jsonl",
    ),
    _complete(
        "two of 62 records are broken",
        b"".join([*LINES[:30], b"oops\n", b"[1]\n", *LINES[30:60]]),
        "unmet",
        "broken-record",
        filename="a.jsonl",
    ),
    _complete("one cell in twelve is blank", csv_of(_six({4: 2}), SIX), "partly"),
    _complete("a few cells are blank", csv_of(_six({4: 10}), SIX), "met"),
    _complete("three of six columns are blank", csv_of(_six({3: 1, 4: 1, 5: 1}), SIX), "unmet", "empty-column"),
    _complete("a wide table without its numbers", csv_of(_wide(0), WIDE), "unmet", "empty-column"),
    _complete("a wide table with few of its numbers", csv_of(_wide(5), WIDE), "unmet"),
    _complete("a wide table, whole", csv_of(_wide(1), WIDE), "met"),
    _complete("a sixth of the names is blank", _said(1, "", every=6), "met"),
    _complete("a fifth of the numbers is blank", _said(0, "", every=5), "partly"),
    _complete("999 in every reading", _said(3, 999), "partly", "constant-column"),
    _complete("9999 in a third of the readings", _said(3, 9999, every=3), "partly"),
    _complete("one reading of 999", _said(3, 999, every=60), "met"),
    _complete("未知 in every number", _said(0, "未知"), "unmet", "constant-column"),
    _complete("N/A and 暂无 in every name", _said(1, "N/A", "暂无"), "partly"),
    _complete("无 and 略 in every name", _said(1, "无", "略"), "partly"),
    _complete("有 and 无 tell something", _said(1, "有", "无"), "met"),
    _complete("a dash in a sixth of the readings", _said(3, "-", every=6), "met", "missing-mark"),
    _complete(
        "a dash in nine of ten readings",
        csv_of([(*r[:3], r[3] if n % 10 == 0 else "-") for n, r in enumerate(readings())]),
        "partly",
        "missing-mark",
    ),
    _complete(
        "zeros in both columns of figures",
        csv_of([(f"A{n}", f"第{n}点", 0, 0) for n in range(30)], ("编号", "名称", "进", "出")),
        "unmet",
        "constant-column",
    ),
    _complete(
        "zeros in one of three",
        csv_of([(f"A{n}", n + 5, 0, n * 3) for n in range(30)], ("编号", "进", "死亡", "出")),
        "met",
        "constant-column",
    ),
    _complete("the same 60 rows three times", csv_of(readings() * 3), "unmet", "duplicate-row"),
    _complete("every tenth row twice", csv_of([*readings(), *readings()[::10]]), "partly", "duplicate-row"),
    _complete("one row twice", csv_of([*readings(), readings()[5]]), "met", "duplicate-row"),
    _complete(
        "copies of rows with a blank behind the name", csv_of(_with_blanks()), "partly", "duplicate-row", "edge-blanks"
    ),
    _complete("rows that figures below a limit tell apart", csv_of(_below_limits(), SAMPLES), "met", "type-mismatch"),
    _complete(
        "the same rows three times, below a limit or not",
        csv_of(_below_limits() * 3, SAMPLES),
        "unmet",
        "type-mismatch",
        "duplicate-row",
    ),
    _complete("as many records as declared", READINGS, "met", declared_records=60),
    _complete("a few records fewer than declared", READINGS, "partly", declared_records=64),
    _complete("far fewer records than declared", READINGS, "unmet", declared_records=100),
    _complete(
        "repeated rows do not reach the declared number",
        csv_of(readings() * 3),
        "unmet",
        "duplicate-row",
        declared_records=180,
    ),
    _complete("five days of a series are missing", csv_of(readings(25, skip=range(7, 12))), "partly"),
    _complete("weekends are no gap among working days", _dated(WEEKDAYS), "met"),
    _complete(
        "a working week is missing",
        _dated([d for d in WEEKDAYS if not date(2026, 8, 10) <= d <= date(2026, 8, 14)]),
        "partly",
    ),
    _complete("two months of a series are missing", _monthly(MONTHS[:8] + MONTHS[10:]), "partly", *ONE_BY_MONTH),
    _complete("no month is missing", _monthly(MONTHS), "met", *ONE_BY_MONTH),
    _complete(
        "a year of a series is missing",
        _yearly([2018, 2019, 2020, 2022, 2023, 2024, 2025]),
        "partly",
        frequency="annual",
    ),
    _complete("no year is missing", _yearly(list(range(2018, 2026))), "met", frequency="annual"),
    _complete("days on which shops opened are no series", _dated(sorted(OPENED)), "met"),
    well_kept(
        "a gap where nothing regular is promised",
        _table(csv_of(readings(25, skip=range(7, 12)))),
        but={"timely": "unknown"},
        fields={"frequency": "irregular"},
    ),
    _complete("no description", READINGS, "unmet", description={}),
    _complete("无 as the description", READINGS, "unmet", description={"zh-Hans": "无"}),
    _complete("测试 as the title", READINGS, "unmet", title={"zh-Hans": "测试"}),
    _complete("nobody to ask", READINGS, "unmet", contact_email=""),
    _complete("no keyword", READINGS, "unmet", keywords=[]),
    _complete("few of the recommended fields", READINGS, "partly", themes=[], languages=[], provenance={}),
    well_kept(
        "a PDF alone",
        _table(PDF, "report.pdf"),
        but={"complete": "unknown", "primary": "unknown", "machine-readable": "unmet"},
        finds=["no-table-pdf"],
    ),
    well_kept(
        "a file cut short",
        _table(b'[{"a": 1}, {"a": ', "data.json"),
        but={
            **dict.fromkeys(("primary", "timely", "accessible", "non-discriminatory", "non-proprietary"), "unknown"),
            **dict.fromkeys(("complete", "machine-readable"), "unmet"),
        },
        finds=["broken-file"],
    ),
    well_kept(
        "no file at all",
        but={
            **dict.fromkeys(("primary", "timely", "non-discriminatory"), "unknown"),
            **dict.fromkeys(("complete", "accessible", "machine-readable", "non-proprietary"), "unmet"),
        },
    ),
)
