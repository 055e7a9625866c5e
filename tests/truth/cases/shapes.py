"""Records, and what is sold as records: totals, summaries, pivots, sums, coarser rows, a single row."""

from tests.truth.case import DAY, Case, Delivery, File, well_kept
from tests.truth.content import HEADER, READINGS, Row, csv_of, readings

DISTRICTS = ("东区", "西区", "南区", "北区", "中区")


def _table(content: bytes, ago: float = 10, title: str = "Readings") -> File:
    return File((Delivery(content, ago=ago * DAY),), title=title)


def _shape(
    name: str, header: Row, rows: list[Row], mark: str, *, finds: tuple[str, ...] = (), **fields: object
) -> Case:
    return well_kept(name, _table(csv_of(rows, header)), but={"primary": mark}, finds=finds, fields=fields)


def _years(*figures: int, first: int = 2019) -> list[Row]:
    """A row a year and district."""
    return [
        (first + year, district, *(figure + 37 * year + 11 * place for figure in figures))
        for year in range(4)
        for place, district in enumerate(DISTRICTS)
    ]


def _names(width: int, *, add_up: bool = False) -> list[Row]:
    """Places with figures of their own, and their sum behind them."""
    rows: list[Row] = []
    for number in range(30):
        figures = [(number * 7 + place * 3) % 41 + place for place in range(width)]
        rows.append((f"P{number:03}", f"第{number}社区", *figures, *([sum(figures)] if add_up else [])))
    return rows


def _with_totals(every: int) -> list[Row]:
    rows: list[Row] = []
    for number, row in enumerate(readings(), start=1):
        rows.append(row)
        if number % every == 0:
            rows.append(("小计", "小计", row[2], 900 + number))
    return rows


# Twelve ways to be grouped, and five records in each: people counted one by one, with a figure of their own.
PEOPLE: list[Row] = [
    (sex, age, kind, 20 + 17 * turn + number)
    for turn in range(5)
    for number, (sex, age, kind) in enumerate(
        (sex, age, kind) for sex in "男女" for age in ("青年", "中年", "老年") for kind in "甲乙"
    )
]
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]

CASES = (
    well_kept(
        "a total every 30 rows", _table(csv_of(_with_totals(30))), but={"primary": "partly"}, finds=["total-row"]
    ),
    well_kept(
        "a subtotal after every 3 rows", _table(csv_of(_with_totals(3))), but={"primary": "unmet"}, finds=["total-row"]
    ),
    well_kept(
        "an English grand total",
        _table(csv_of([*readings(), ("Grand total", "Total", "2026-09-20", 99999)])),
        but={"primary": "partly"},
        finds=["total-row"],
    ),
    *(
        _shape(f"a name that resembles a total: {name}", HEADER, [*readings(), ("S009", name, "2026-09-20", 5)], "met")
        for name in ("统计局", "Totally Foods", "设计院", "小计划生育站")
    ),
    _shape(
        "totals by year and district",
        ("年份", "地区", "总人口", "平均工资"),
        _years(5000, 300),
        "unmet",
        frequency="annual",
    ),
    _shape(
        "averages by year and district, in English",
        ("Year", "District", "Total population", "Average income"),
        _years(5000, 300),
        "unmet",
        frequency="annual",
    ),
    _shape(
        "counts by street",
        ("街道", "充电桩数量"),
        [(f"{name}街道", 10 + n) for n, name in enumerate(DISTRICTS)],
        "unmet",
    ),
    _shape(
        "shares by kind",
        ("类别", "件数", "占比"),
        [(f"{name}类", 10 + n, round(0.1 + n / 50, 2)) for n, name in enumerate(DISTRICTS)],
        "unmet",
    ),
    _shape("a pivot: a column a year", ("社区编号", "社区名称", "2021", "2022", "2023", "2024"), _names(4), "partly"),
    _shape("a pivot: a column a month", ("社区编号", "社区名称", "1月", "2月", "3月", "4月"), _names(4), "partly"),
    _shape(
        "a pivot with its sum",
        ("社区编号", "社区名称", "2021年", "2022年", "2023年", "合计"),
        _names(3, add_up=True),
        "unmet",
    ),
    _shape(
        "a column that adds up others", ("社区编号", "社区名称", "男", "女", "合计"), _names(2, add_up=True), "partly"
    ),
    _shape("a column called total", ("id", "name", "cars", "bikes", "Total"), _names(2, add_up=True), "partly"),
    _shape("a column called a sum that is none", ("社区编号", "社区名称", "男", "女", "合计"), _names(3), "met"),
    _shape(
        "a row a year though monthly is promised",
        ("站点编号", "站点名称", "年份", "读数"),
        [
            (f"S{n}", f"{name}站", year, 7 * year % 91 + n)
            for year in range(2015, 2026)
            for n, name in enumerate(DISTRICTS)
        ],
        "partly",
    ),
    _shape(
        "a row a year, and yearly is promised",
        ("站点编号", "站点名称", "年份", "读数"),
        [
            (f"S{n}", f"{name}站", year, 7 * year % 91 + n)
            for year in range(2015, 2026)
            for n, name in enumerate(DISTRICTS)
        ],
        "met",
        frequency="annual",
    ),
    well_kept(
        "a row a month though daily is promised",
        _table(
            csv_of([("S1", month, 40 + 3 * n % 17) for n, month in enumerate(MONTHS)], ("站点编号", "统计月", "读数")),
            0.5,
        ),
        but={"primary": "partly"},
        finds=["constant-column", "months-as-days"],
        fields={"frequency": "daily"},
    ),
    _shape(
        "a row a month, monthly promised",
        ("站点编号", "统计月", "读数"),
        [("S1", m, 40 + 3 * n % 17) for n, m in enumerate(MONTHS)],
        "met",
        finds=("constant-column", "months-as-days"),
    ),
    well_kept("one row", _table(csv_of(readings()[:1])), but={"primary": "partly", "complete": "partly"}),
    well_kept(
        "one row, and one is declared",
        _table(csv_of(readings()[:1])),
        but={"primary": "partly"},
        fields={"declared_records": 1},
    ),
    well_kept(
        "a small summary beside the records",
        _table(READINGS),
        _table(csv_of([(name, 100 + n) for n, name in enumerate(DISTRICTS)], ("地区", "总数")), title="Summary"),
        but={},
    ),
    well_kept(
        "three records beside the summary",
        _table(csv_of(readings(1)), title="Sample"),
        _table(csv_of(_years(5000, 300), ("年份", "地区", "总人口", "平均工资")), title="Summary"),
        but={"primary": "unmet"},
        fields={"frequency": "annual"},
    ),
    _shape("people in groups, one by one", ("性别", "年龄组", "类型", "次数"), PEOPLE, "met"),
    _shape(
        "a daily mean for each district: what was measured",
        ("日期", "区县", "平均气温"),
        [(row[2], row[1], row[3]) for row in readings()],
        "met",
    ),
)
