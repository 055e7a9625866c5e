"""Problems of single rows, columns and cells, two ways to have each, and rows that only resemble them."""

from datetime import timedelta

from catalog.reading.limits import Limits
from tests.truth.case import Case, no_problem, problem
from tests.truth.content import FIRST_DAY, HEADER, csv_of, readings, sheet, text_of, xlsx_of

ROWS = readings(10)
BODY = csv_of(ROWS).split(b"\n", 1)[1]
# A mark that an earlier program left, and a byte that is no UTF-8.
LOST_BEFORE = csv_of(ROWS) + "S8,\ufffd,2026-09-08,1\n".encode() + b"S9,x\xff,2026-09-09,1\n"
GROUPED = [f"区{n},{n * 13 + 5},{n * 17 + 3},{n * 2.5 + 2},{n * 3.5 + 1}" for n in range(1, 9)]
# A valid resident number by its check character (GB 11643), of no real person.
RESIDENT_ID = "11010519491231002X"


def _rows(header: str, *rows: str) -> bytes:
    return text_of(header, *rows)


def _mixed(wrong: str, right: int = 40) -> bytes:
    """A column of whole numbers with one cell of something else."""
    return text_of("id,count", *(f"A{n},{n * 3}" for n in range(right)), f"B,{wrong}")


def _every_eighth(cell: str) -> bytes:
    """Whole numbers, with this in one cell of eight: too many for the column to stay numbers."""
    return text_of("id,value", *(f"A{n},{cell if n % 8 == 3 else 100 + n * 7}" for n in range(40)))


CASES: tuple[Case, ...] = (
    problem("blank-header", "the last column", "站点编号,站点名称,日期,\n".encode() + BODY),
    problem("blank-header", "one in the middle", _rows("a,,c", "1,2,3", "4,5,6")),
    problem("blank-header", "in a workbook", xlsx_of(sheet([("a", None, "c"), (1, 2, 3), (4, 5, 6)])), "a.xlsx"),
    problem("duplicate-header", "two columns alike", _rows("a,b,a", "1,2,3", "4,5,6")),
    problem("duplicate-header", "three of a kind", _rows("数,数,数", "1,2,3", "4,5,6")),
    no_problem("names that differ in case", _rows("a,A,b", "1,2,3", "4,5,6")),
    problem("short-row", "a cell fewer", _rows("a,b,c", "1,2,3", "4,5", "7,8,9")),
    problem("short-row", "two cells fewer", _rows("a,b,c", "1,2,3", "4", "7,8,9")),
    no_problem("an empty last cell", _rows("a,b,c", "1,2,3", "4,5,", "7,8,9")),
    problem("long-row", "a cell more", _rows("a,b", "1,2", "3,4,5", "6,7")),
    problem("long-row", "a comma in a number", _rows("a,b", "x,2", "y,4", "z,1,234")),
    no_problem("an empty cell beyond the last", _rows("a,b", "1,2", "3,4,", "6,7")),
    problem("empty-row", "in the middle", _rows("a,b", "1,2", ",", "3,4")),
    problem("empty-row", "a line of spaces", _rows("a,b", "1,2", "  ,  ", "3,4")),
    problem("stray-quote", "one that opens", _rows("a,b", '"x,1', "y,2", "z,3")),
    problem("stray-quote", "letters behind one that closes", _rows("a,b", '"x"y,1', "z,2")),
    no_problem("quotes written twice", _rows("a,b", '"say ""hi""",1', "z,2")),
    no_problem("a line break inside quotes", _rows("a,b", '"two\nlines",1', "z,2")),
    problem("missing-header", "days and figures from the first row on", csv_of(ROWS[1:], ROWS[0])),
    problem("missing-header", "numbers in turn before words", text_of(*(f"{n},w{n * n}" for n in range(1, 20)))),
    no_problem("years as titles", text_of("area,2012,2013,2014", *(f"A{n},{n},{n + 3},{n * 2}" for n in range(9)))),
    no_problem("days as titles", text_of("1,2,3,4", *(f"{n},{n + 3},{n * 2},{n * 5}" for n in range(9)))),
    problem("second-header", "units", csv_of([("", "", "UTC+8", "m³/s"), *ROWS]), also=("type-mismatch",)),
    problem(
        "second-header",
        "names in another language",
        csv_of([("code", "name", "day", "flow"), *ROWS]),
        also=("type-mismatch",),
    ),
    problem(
        "repeated-header",
        "in the middle",
        csv_of([*ROWS, HEADER, *readings(9, FIRST_DAY + timedelta(days=20))]),
    ),
    problem(
        "repeated-header",
        "twice, over words alone",
        text_of("a,b", "x,y", "z,w", "a,b", "p,q", "a,b", "r,s"),
    ),
    problem("joined-header", "names over gaps", text_of(",人口,,财政,", "区县,男,女,收入,支出", *GROUPED)),
    problem("joined-header", "the first column named above", text_of("区县,人口,,财政,", ",男,女,收入,支出", *GROUPED)),
    no_problem(
        "a word in the first row under a column without a name",
        text_of("区县,人口,,财政", *(line.rpartition(",")[0] for line in GROUPED)),
        also=("blank-header",),
    ),
    problem("nul-byte", "in a word", csv_of(ROWS) + b"S9,x\0y,2026-09-09,1\n"),
    problem("nul-byte", "in two cells", csv_of(ROWS) + b"S8,x\0y,2026-09-08,1\nS9,z\0,2026-09-09,2\n"),
    problem("undecodable", "a broken byte", csv_of(ROWS) + b"S9,\xff\xfe\xfa,2026-09-09,1\n"),
    problem("undecodable", "a character cut in two", csv_of(ROWS) + "S9,东".encode()[:-1] + b",2026-09-09,1\n"),
    problem("replacement-character", "in one cell of a small file", "名称,n\n\ufffda,1\n".encode()),
    problem("replacement-character", "beside a broken byte", LOST_BEFORE, also=("undecodable",)),
    problem("cell-too-long", "above the limit", _rows("a,b", f"{'x' * 60},1"), limits=Limits(max_cell_chars=50)),
    problem("cell-too-long", "in JSON", b'[{"a": "' + b"y" * 60 + b'"}]', "a.json", limits=Limits(max_cell_chars=50)),
    problem("type-mismatch", "a word among numbers", _mixed("many")),
    problem("type-mismatch", "a number with a unit", _mixed("12 kg")),
    problem(
        "type-mismatch",
        "a date that is none",
        text_of("id,day", *(f"A{n},2026-09-{n % 28 + 1:02}" for n in range(40)), "B,2026-02-31"),
    ),
    problem("mixed-types", "a mark of its own in one cell of eight", _every_eighth("-;")),
    problem("mixed-types", "closed in one cell of eight", _every_eighth("closed")),
    problem(
        "mixed-types",
        "days that there are not, too many of them",
        text_of("id,day", *(f"A{n},2026-02-{n % 28 + 1:02}" for n in range(20)), "B,2026-02-30", "C,2026-02-31"),
    ),
    no_problem("one cell of eight without a value", _every_eighth("")),
    no_problem("as many words as numbers", text_of("a,n", *(f"{n if n % 2 else 'w' + str(n)},{n}" for n in range(40)))),
    no_problem("a decimal among whole numbers", _mixed("2.5")),
    no_problem("codes with leading zeros", text_of("code,n", *(f"{n:04},{n}" for n in range(9)))),
    problem("missing-mark", "N/A among numbers", _mixed("N/A")),
    problem("missing-mark", "a dash among numbers", _mixed("-")),
    problem("missing-mark", "缺失 among numbers", _mixed("缺失")),
    no_problem("无 among words", _rows("a,b", "1,有", "2,无", "3,有")),
    problem(
        "unknown-key",
        "a key that comes late",
        b'{"a":1}\n{"a":2}\n{"a":3,"b":4}\n',
        "a.jsonl",
        limits=Limits(columns_from_records=1),
    ),
    problem(
        "unknown-key",
        "another one",
        b'[{"x":1},{"x":2},{"y":3}]',
        "a.json",
        limits=Limits(columns_from_records=2),
        may=("empty-row",),
    ),
    problem("repeated-key", "in a list", b'[{"a":1,"a":2},{"a":3}]', "a.json"),
    problem("repeated-key", "in a line, with the same value", b'{"a":1}\n{"a":2,"b":3,"b":3}\n', "a.jsonl"),
    problem(
        "repeated-key",
        "among the properties of a place",
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"x","n":"y"},'
        b'"geometry":{"type":"Point","coordinates":[121.4,31.2]}}]}',
        "a.geojson",
        may=("constant-column",),
    ),
    no_problem("one key in several objects", b'[{"a":1,"b":{"a":2}},{"a":3,"b":{"a":4}}]', "a.json"),
    problem("broken-record", "a line that is no JSON", b'{"a":1}\noops\n{"a":2}\n', "a.jsonl"),
    problem("broken-record", "a number in the list", b'[{"a":1}, 5, {"a":2}]', "a.json"),
    problem("empty-column", "one of three", _rows("a,b,c", "1,,3", "4,,6")),
    problem("empty-column", "in JSON", b'[{"a":1,"b":null},{"a":2,"b":null}]', "a.json"),
    problem("duplicate-row", "one twice", _rows("a,b", "1,2", "3,4", "1,2")),
    problem("duplicate-row", "all alike", _rows("a,b", "x,y", "x,y", "x,y")),
    no_problem("rows that differ in one cell", _rows("a,b", "1,2", "1,3", "2,2")),
    problem("total-row", "合计", _rows("区,数", "东,1", "西,2", "合计,3")),
    problem("total-row", "Total with a colon", _rows("area,n", "east,1", "west,2", "Total:,3")),
    problem("total-row", "a district's subtotal", _rows("区,数", "东,1", "西,2", "城区小计,3")),
    problem("personal-data", "a resident number", _rows("编号,证件", f"1,{RESIDENT_ID}", "2,无", "3,无")),
    problem("personal-data", "mobile numbers", _rows("名称,电话", "甲,13800138000", "乙,13900139000")),
    problem("personal-data", "e-mail addresses", _rows("name,mail", "a,zhang@example.cn", "b,li@example.cn")),
    no_problem("a resident number with a wrong check", _rows("编号,证件", "1,110105194912310021", "2,A-17", "3,B-20")),
    no_problem("long numbers of meters", _rows("表号,读数", *(f"M{n},{10**11 + n * 977}" for n in range(20)))),
    no_problem("a plain table", csv_of(ROWS, HEADER)),
)
