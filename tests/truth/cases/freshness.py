"""How old the content is: what makes it younger, and what only looks so."""

from datetime import date, timedelta
from typing import Any

from tests.make import NOW
from tests.truth.case import DAY, Case, Delivery, File, well_kept
from tests.truth.content import HEADER, READINGS, Row, csv_of, json_of, readings, sheet, xlsx_of, zip_of

OLD, YESTERDAY = 200 * DAY, DAY
ROWS = readings()
NUMBERED = [(number, *row) for number, row in enumerate(ROWS, start=1)]
EXPORTED = [(*row, "2026-04-15") for row in ROWS]


def _aged(name: str, days: float, mark: str, frequency: str, **fields: Any) -> Case:
    file = File((Delivery(READINGS, ago=days * DAY),))
    return well_kept(name, file, but={"timely": mark}, fields={"frequency": frequency, **fields})


def _again(
    name: str,
    second: bytes,
    mark: str,
    *,
    first: bytes = READINGS,
    finds: tuple[str, ...] = (),
    filename: str = "data.csv",
    undecided: tuple[str, ...] = (),
) -> Case:
    """Content of long ago, then another file yesterday; monthly is promised."""
    file = File((Delivery(first, ago=OLD), Delivery(second, filename, ago=YESTERDAY)))
    return well_kept(name, file, but={"timely": mark, **dict.fromkeys(undecided)}, finds=finds)


def _changed(row: int, value: object) -> bytes:
    rows: list[Row] = list(ROWS)
    rows[row] = (*rows[row][:3], value)
    return csv_of(rows)


def _copied(day: str) -> list[Row]:
    """Each row with the second at which a program put it there."""
    return [(*row, f"{day} 02:{n // 60:02}:{n % 60:02}") for n, row in enumerate(ROWS)]


def _with_dates(form: str) -> list[Row]:
    return [(*row[:2], date.fromisoformat(str(row[2])).strftime(form), row[3]) for row in ROWS]


def _full_width() -> list[Row]:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return [(*row[:3], str(row[3]).translate(wide)) for row in ROWS]


def _ahead() -> bytes:
    """The same series, five years later than it was."""
    return csv_of(readings(first=(NOW + 1800 * DAY).date()))


REPEATED = (
    _again("the same bytes again", READINGS, "unmet"),
    _again("other line ends", csv_of(ROWS, end="\r\n"), "unmet"),
    _again("with a byte order mark", csv_of(ROWS, encoding="utf-8-sig"), "unmet", finds=("byte-order-mark",)),
    _again("in another encoding", csv_of(ROWS, encoding="gb18030"), "unmet", finds=("encoding",)),
    _again("with another delimiter", csv_of(ROWS, delimiter=";"), "unmet"),
    _again("in another order", csv_of(ROWS[::-1]), "unmet"),
    _again("with its columns in another order", csv_of([row[::-1] for row in ROWS], HEADER[::-1]), "unmet"),
    _again(
        "with spaces behind its cells",
        csv_of([(f"{row[0]} ", f"{row[1]}  ", *row[2:]) for row in ROWS]),
        "unmet",
        finds=("edge-blanks",),
    ),
    _again("as a workbook", xlsx_of(sheet([HEADER, *ROWS])), "unmet", filename="data.xlsx"),
    _again("as JSON", json_of(ROWS), "unmet", filename="data.json"),
    _again("with a row twice", csv_of([*ROWS, ROWS[3]]), "unmet", finds=("duplicate-row",)),
    _again("with a blank line at its end", READINGS + b"\n,,,\n", "unmet", finds=("empty-row",)),
    _again(
        "with a new date of export in every row",
        csv_of([(*row, "2026-10-31") for row in ROWS], (*HEADER, "导出日期")),
        "unmet",
        finds=("constant-column",),
        first=csv_of(EXPORTED, (*HEADER, "导出日期")),
    ),
    _again(
        "with the moment at which each row was copied",
        csv_of(_copied("2026-10-31"), (*HEADER, "入库时间")),
        "unmet",
        first=csv_of(_copied("2026-04-15"), (*HEADER, "入库时间")),
    ),
    _again(
        "with a blank column",
        csv_of([(*row, "") for row in ROWS], (*HEADER, "备注")),
        "unmet",
        finds=("empty-column",),
        undecided=("complete",),
    ),
    _again("with decimals that are none", csv_of([(*row[:3], f"{row[3]}.00") for row in ROWS]), "unmet"),
    _again("with its dates in another notation", csv_of(_with_dates("%Y/%m/%d")), "unmet"),
    _again("with its dates in Chinese", csv_of(_with_dates("%Y年%m月%d日")), "unmet"),
    _again("with a title above", "逐日水位\n".encode() + READINGS, "unmet", finds=("preamble",)),
    _again("with a note below", READINGS + "注：数据已更新至最新。\n".encode(), "unmet", finds=("footnote",)),
    _again(
        "in a ZIP",
        zip_of({"new.csv": READINGS}),
        "unmet",
        filename="a.zip",
        finds=("packed-table",),
        undecided=("machine-readable",),
    ),
    _again("in full-width figures", csv_of(_full_width()), "unmet", finds=("full-width-digits",)),
    _again("with another name", READINGS, "unmet", filename="水位_2026年11月最新.csv"),
    _again(
        "numbered anew",
        csv_of([(number, *row) for number, row in enumerate(ROWS[::-1], start=1)], ("序号", *HEADER)),
        "unmet",
        first=csv_of(NUMBERED, ("序号", *HEADER)),
    ),
    well_kept(
        "a workbook saved again",
        File(
            (
                Delivery(xlsx_of(sheet([HEADER, *ROWS]), level=1), "data.xlsx", ago=OLD),
                Delivery(xlsx_of(sheet([HEADER, *ROWS]), level=9), "data.xlsx", ago=YESTERDAY),
            )
        ),
        but={"timely": "unmet"},
    ),
    well_kept(
        "the same bytes, said to be of today",
        File((Delivery(READINGS, ago=OLD), Delivery(READINGS, ago=YESTERDAY, claimed=timedelta(0)))),
        but={"timely": "unmet"},
    ),
    well_kept(
        "back to what was there before",
        File((Delivery(READINGS, ago=OLD), Delivery(_changed(5, 1), ago=150 * DAY), Delivery(READINGS, ago=YESTERDAY))),
        but={"timely": "unmet"},
    ),
    well_kept(
        "a copy in a second file",
        File((Delivery(READINGS, ago=OLD),)),
        File((Delivery(csv_of(ROWS[::-1]), ago=YESTERDAY),), title="Copy"),
        but={"timely": "unmet"},
    ),
    well_kept(
        "packed again",
        File(
            (
                Delivery(zip_of({"a.pdf": b"%PDF-1.7 one"}, 1), "a.zip", ago=OLD),
                Delivery(zip_of({"a.pdf": b"%PDF-1.7 one"}, 9), "a.zip", ago=YESTERDAY),
            )
        ),
        but={"timely": "unmet", **dict.fromkeys(("complete", "primary", "machine-readable", "non-proprietary"))},
        may=("no-table-zip",),
    ),
)

CASES = (
    _aged("ten days old, monthly", 10, "met", "monthly"),
    _aged("forty days old, monthly", 40, "partly", "monthly"),
    _aged("eighty days old, monthly", 80, "unmet", "monthly"),
    _aged("half a day old, daily", 0.5, "met", "daily"),
    _aged("a day and a half old, daily", 1.5, "partly", "daily"),
    _aged("three days old, daily", 3, "unmet", "daily"),
    _aged("six days old, weekly", 6, "met", "weekly"),
    _aged("three hundred days old, annual", 300, "met", "annual"),
    _aged("five hundred days old, annual", 500, "partly", "annual"),
    _aged("eight hundred days old, annual", 800, "unmet", "annual"),
    _aged("a finished record", 2000, "met", "never"),
    _aged("no regular update", 10, "unknown", "irregular"),
    _aged("no frequency stated", 10, "unknown", "unknown"),
    _aged("the description was touched today", 200, "unmet", "monthly", modified=NOW),
    _aged(
        "the title says that it is new", 200, "unmet", "monthly", title={"en": "Gauge readings, updated November 2026"}
    ),
    _aged(
        "the description says that it was updated today",
        200,
        "unmet",
        "monthly",
        description={"zh-Hans": "本数据集已于2026年11月更新，数据为最新。每日水位读数，含三个站点。"},
    ),
    *REPEATED,
    _again("one row more", csv_of([*ROWS, ("S001", "东门桥", "2026-09-21", 555)]), "met"),
    _again("one row fewer", csv_of(ROWS[:-1]), "met"),
    _again("one figure corrected", _changed(7, 4321), "met"),
    _again("the next days", csv_of(readings(first=(NOW - 21 * DAY).date())), "met"),
    _again(
        "the next days, with a new date of export",
        csv_of([(*row, "2026-10-31") for row in readings(first=(NOW - 21 * DAY).date())], (*HEADER, "导出日期")),
        "met",
        finds=("constant-column",),
        first=csv_of(EXPORTED, (*HEADER, "导出日期")),
    ),
    well_kept(
        "said to change next year",
        File((Delivery(READINGS, ago=OLD, claimed=-400 * DAY),)),
        but={"timely": "unmet"},
    ),
    well_kept(
        "said to be younger than its arrival",
        File((Delivery(READINGS, ago=OLD, claimed=DAY),)),
        but={"timely": "unmet"},
    ),
    well_kept(
        "old when it arrived",
        File((Delivery(READINGS, ago=DAY, claimed=OLD),)),
        but={"timely": "unmet"},
    ),
    well_kept("dates that have not come yet", File((Delivery(_ahead(), ago=OLD),)), but={"timely": "unmet"}),
    well_kept(
        "one of two files is new",
        File((Delivery(READINGS, ago=OLD),)),
        File((Delivery(csv_of(readings(first=(NOW - 21 * DAY).date())), ago=DAY),), title="New"),
        but={},
    ),
)
