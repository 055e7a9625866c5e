"""How a text file is written: its start, its delimiters, several tables, numbers and dates in a place's own way."""

from tests.truth.case import Case, no_problem, problem
from tests.truth.content import HEADER, READINGS, csv_of, json_of, readings, text_of

ROWS = readings(4)


def _column(title: str, *cells: str, delimiter: str = ",") -> bytes:
    """Each cell beside a number of its own; quoted where it holds a comma."""
    quoted = [f'"{cell}"' if "," in cell and delimiter == "," else cell for cell in cells]
    return text_of(f"id{delimiter}{title}", *(f"P{n}{delimiter}{cell}" for n, cell in enumerate(quoted, start=1)))


STARTS = (
    problem("byte-order-mark", "CSV", csv_of(ROWS, encoding="utf-8-sig")),
    problem("byte-order-mark", "TSV", csv_of(ROWS, encoding="utf-8-sig", delimiter="\t"), "a.tsv"),
    problem("byte-order-mark", "JSON, whose standard forbids it", b"\xef\xbb\xbf" + json_of(ROWS), "a.json"),
    no_problem("the mark's character inside a cell", _column("名称", "东\ufeff门", "南湖", "西园")),
    no_problem("a header that begins with ï", _column("ïle", "Ré", "Oléron", "Yeu")),
    problem("unusual-delimiter", "upright bars", csv_of(ROWS, delimiter="|"), may=("wrong-extension",)),
    problem("unusual-delimiter", "circumflexes", csv_of(ROWS, delimiter="^"), may=("wrong-extension",)),
    problem("unusual-delimiter", "tildes, as TXT", csv_of(ROWS, delimiter="~"), "a.txt"),
    no_problem("semicolons, as spreadsheets write them in much of Europe", csv_of(ROWS, delimiter=";")),
    no_problem("bars inside cells", _column("线路", "1路|2路", "3路", "5路|6路|7路", "8路")),
    no_problem("tildes inside cells", _column("时段", "08:00~09:00", "09:00~10:00", "10:00~11:00", "11:00~12:00")),
    problem("separator-line", "semicolons", b"sep=;\n" + csv_of(ROWS, delimiter=";")),
    problem("separator-line", "commas and CRLF", b"sep=,\r\n" + csv_of(ROWS, end="\r\n")),
    no_problem("a column called sep", text_of("sep,oct,nov", "3,4,5", "6,7,8")),
    problem(
        "other-tables",
        "with a header of its own",
        READINGS + "\n\n区县,面积,人口\n东区,35.2,41000\n西区,28.9,38000\n南区,40.1,52000\n".encode(),
        may=("empty-row", "footnote"),
    ),
    problem(
        "other-tables",
        "of fewer columns, under a title",
        READINGS + "\n表二 测量员\n编号,班次\nA01,早\nA02,晚\nA03,夜\n".encode(),
        may=("empty-row", "footnote"),
    ),
    no_problem(
        "a blank line, and the same table goes on",
        csv_of(ROWS) + b"\n" + csv_of(readings(8)[12:]).split(b"\n", 1)[1],
        also=("empty-row",),
    ),
    no_problem(
        "a note below", READINGS + "\n数据来源：本局水文站逐日观测记录。\n".encode(), also=("empty-row", "footnote")
    ),
    problem("truncated-file", "in the middle of a row", READINGS[: READINGS.rindex(b",2026")], may=("short-row",)),
    problem(
        "truncated-file",
        "inside quotation marks",
        text_of("id,note,n", *(f'A{n},"seen, {n} times",{n}' for n in range(30))) + b'A30,"seen, 3',
        may=("short-row", "stray-quote"),
    ),
    no_problem("no line end after the last row", READINGS.rstrip(b"\n")),
    no_problem("the last cells of the last row are blank", READINGS + b"S001,,,\n"),
)

NUMBERS = (
    problem("decimal-comma", "between semicolons", _column("Preis", "1,5", "22,75", "3,25", "0,1", delimiter=";")),
    problem("decimal-comma", "with dots for thousands", _column("importe", "1.234,56", "22.075,10", "3,25", "980,40")),
    problem(
        "decimal-comma",
        "threes that only some cells tell",
        _column("Wert", "1,234", "5,678", "9,5", "12,25", delimiter=";"),
    ),
    problem("thousands-separators", "commas", _column("population", "1,234", "22,075,310", "980", "41,000")),
    problem("thousands-separators", "spaces", _column("habitants", "1 234", "22 075 310", "980", "41 000")),
    problem("thousands-separators", "with decimals", _column("产值", "1,234.50", "22,075.31", "980.25", "41,000.00")),
    no_problem("lists of figures", _column("路线", "1,2,3", "4,5", "6,7,8,9", "10,11")),
    no_problem("figures without any separator", _column("population", "1234", "22075310", "980", "41000")),
    problem("sign-in-numbers", "yuan", _column("单价", "¥12.50", "¥8.00", "¥103.20", "¥5.00")),
    problem("sign-in-numbers", "per cent", _column("占比", "45.2%", "12.0%", "30.8%", "12.1%")),
    problem(
        "sign-in-numbers",
        "dollars and thousands",
        _column("amount", "$1,200", "$350", "$22,075", "$80"),
        also=("thousands-separators",),
    ),
    no_problem("a sign in the header alone", _column("单价（¥）", "12.50", "8.00", "103.20", "5.00")),
    problem("full-width-digits", "figures", _column("数量", "１２", "３４５", "６７", "８９０")),
    problem(
        "full-width-digits", "dates", _column("日期", "２０２６-０９-０１", "２０２６-０９-０２", "２０２６-０９-０５")
    ),
    problem("full-width-digits", "a few among plain ones", _column("数量", "12", "345", "67", "８９", "901", "44")),
    no_problem("full-width digits in names", _column("学校", "第１中学", "第２中学", "第１３中学", "实验中学")),
    problem("ambiguous-numbers", "threes alone", _column("Wert", "1,234", "5,678", "9,012", "3,456", delimiter=";")),
    problem("ambiguous-numbers", "threes and whole ones", _column("量", "1,234", "870", "9,012", "15", delimiter=";")),
)

DATES = (
    problem("ambiguous-dates", "slashes", _column("date", "03/05/2024", "04/06/2024", "07/08/2024", "11/12/2024")),
    problem("ambiguous-dates", "hyphens", _column("registered", "3-5-2024", "4-6-2024", "7-8-2024", "1-12-2024")),
    problem(
        "mixed-date-orders", "two programs", _column("date", "25/12/2024", "12/26/2024", "27/12/2024", "28/12/2024")
    ),
    problem("mixed-date-orders", "halves", _column("date", "13/01/2024", "01/14/2024", "15/01/2024", "01/16/2024")),
    problem("day-first", "slashes", _column("date", "25/12/2024", "03/05/2024", "31/01/2024", "04/06/2024")),
    problem("day-first", "dots", _column("Datum", "25.12.2024", "03.05.2024", "31.01.2024", "04.06.2024")),
    problem("month-first", "slashes", _column("date", "12/25/2024", "03/05/2024", "01/31/2024", "04/06/2024")),
    problem(
        "month-first", "with a time of day", _column("seen", "12/25/2024 08:30", "3/5/2024 10:00", "1/31/2024 23:59")
    ),
    no_problem("days in ISO order", _column("date", "2024-12-25", "2024-05-03", "2024-01-31", "2024-06-04")),
    no_problem("days in Chinese", _column("日期", "2024年12月25日", "2024年5月3日", "2024年1月31日", "2024年6月4日")),
    no_problem("days without separators", _column("日期", "20241225", "20240503", "20240131", "20240604")),
    no_problem("fractions that are no dates", _column("户型", "3/2/1", "2/1/1", "4/2/2", "1/1/1")),
    problem("months-as-days", "in Chinese", _column("统计月份", "2024年5月", "2024年6月", "2024年11月", "2025年1月")),
    problem("months-as-days", "with a hyphen", _column("month", "2024-05", "2024-06", "2024-11", "2025-01")),
    problem("months-as-days", "with a slash", _column("月份", "2024/5", "2024/6", "2024/11", "2025/1")),
    no_problem("years of two digits in a term", _column("学年", "2023-2024", "2024-2025", "2022-2023", "2021-2022")),
    no_problem("months without a year", _column("月份", "1月", "5月", "11月", "12月")),
    no_problem("a plain table of readings", csv_of(readings(5), HEADER)),
)

CASES: tuple[Case, ...] = (*STARTS, *NUMBERS, *DATES)
