"""Personal data in every place, and what only looks like it: order numbers, meters, codes with a wrong check."""

from collections.abc import Iterable

from tests.truth.case import Case, Said, no_problem, problem
from tests.truth.content import HEADER, READINGS, Row, csv_of, readings, sheet, text_of, xlsx_of, zip_of

# None of a real person: area codes, birth dates and serial numbers made up, check characters as GB 11643 asks.
AREAS_AND_DAYS = ("310104198503", "310115199012", "320106197707", "440305200101", "110105194912")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _check(number: str) -> str:
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=True)) % 11]


def _ids(shift: int = 0) -> list[str]:
    """Numbers with their check character, or with one that is `shift` places off."""
    numbers = [f"{start}{10 + n}{n * 13 + 1:03}" for n, start in enumerate(AREAS_AND_DAYS)]
    checks = "0123456789X"
    return [number + checks[(checks.index(_check(number)) + shift) % 11] for number in numbers]


def _luhn(digits: str) -> str:
    """The check digit of ISO/IEC 7812 for these."""
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def _cards(shift: int = 0) -> list[str]:
    bodies = [f"622202{n * 7_919 + 100_000_000_000:012}" for n in range(1, 9)]
    return [body + str((int(_luhn(body)) + shift) % 10) for body in bodies]


def _column(title: str, cells: Iterable[object], beside: str = "n") -> bytes:
    return csv_of([(cell, n) for n, cell in enumerate(cells, start=1)], (title, beside))


def _book(*second: Row) -> bytes:
    """A workbook of readings, and a second sheet of these rows."""
    return xlsx_of(sheet([HEADER, *readings()]), sheet(second))


def _second_sheet(name: str, *second: Row) -> Case:
    return problem("personal-elsewhere", name, _book(*second), "a.xlsx", also=("other-sheets",))


def _harmless_sheet(name: str, *second: Row) -> Case:
    return no_problem(name, _book(*second), "a.xlsx", also=("other-sheets",))


def _docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return zip_of({"word/document.xml": f'<w:document xmlns:w="urn:w"><w:body>{body}</w:body></w:document>'.encode()})


def _commented(text: str) -> bytes:
    comment = f'<comments><commentList><comment ref="B3"><text><t>{text}</t></text></comment></commentList></comments>'
    return xlsx_of(sheet([HEADER, *readings()]), extra={"xl/comments1.xml": comment.encode()})


MOBILES = [f"138{n * 1_234_567 % 100_000_000:08}" for n in range(1, 9)]
MAILS = [f"desk{n}@bureau.example.cn" for n in range(1, 6)]
PROSE = "关于公布二〇二六年水位监测结果的通知。\n各有关单位：现将结果予以公布。\n"
NAMES = ("王小明", "李红", "张伟", "刘芳", "陈军", "杨静", "赵磊", "黄敏")
STREETS = [f"人民路{n}号" for n in range(1, 9)]

FOUND = (
    problem("personal-data", "resident numbers as they are", _column("身份证号", _ids())),
    problem(
        "personal-data", "one resident number in a remark", _column("备注", [*STREETS, f"申请人{_ids()[1]}已核实"])
    ),
    problem("personal-data", "a number whose check is a small x", _column("证件", ["11010519491231002x", *STREETS])),
    problem(
        "personal-data",
        "resident numbers in parts",
        _column("办理人", [" ".join((i[:6], i[6:14], i[14:])) for i in _ids()]),
    ),
    problem(
        "personal-data",
        "resident numbers in full width",
        _column("身份证号", [i.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")) for i in _ids()]),
    ),
    problem("personal-data", "resident numbers of before 1999", _column("身份证号", [i[:6] + i[8:17] for i in _ids()])),
    problem("personal-data", "bank cards", _column("收款账号", _cards())),
    problem(
        "personal-data", "a few bank cards among accounts", _column("账号", [*_cards()[:3], *range(10_001, 10_030)])
    ),
    problem(
        "personal-data",
        "bank cards in fours",
        _column("银行卡号", [" ".join((c[:4], c[4:8], c[8:12], c[12:16], c[16:])) for c in _cards()]),
    ),
    problem(
        "personal-data",
        "mobile numbers in brackets behind names",
        _column("经办", [f"{n}（{m}）" for n, m in zip(NAMES, MOBILES, strict=True)]),
    ),
    problem("personal-data", "Taiwan's mobile numbers", _column("手機", [f"0912-345-{n}78" for n in range(1, 8)])),
    problem(
        "personal-data",
        "names beside birth dates",
        csv_of([(n, f"198{i}-03-1{i}") for i, n in enumerate(NAMES)], ("姓名", "出生日期")),
    ),
    problem("personal-data", "plates", _column("车牌号", [f"沪A{n}B{n % 10}8" for n in range(11, 18)])),
    problem(
        "personal-data", "passports", _column("passport", [f"E{n * 1_234_567 % 100_000_000:08}" for n in range(1, 8)])
    ),
    problem("personal-data", "addresses of visitors", _column("client ip", [f"203.0.113.{n}" for n in range(1, 9)])),
    problem(
        "personal-data",
        "e-mail in JSON",
        b'[{"a": "x", "mail": "li.hong@example.cn"}, {"a": "y", "mail": null}]',
        "a.json",
    ),
    problem(
        "contact-data",
        "an office's telephone",
        _column("电话", [f"021-6321{n}00{n}" for n in range(1, 8)]),
        said=Said(contacts=frozenset({"电话"})),
    ),
    problem("contact-data", "an office's e-mail", _column("邮箱", MAILS), said=Said(contacts=frozenset({"邮箱"}))),
    problem(
        "personal-data",
        "identity numbers, though said to be contacts",
        _column("电话", _ids()),
        said=Said(contacts=frozenset({"电话"})),
    ),
    problem(
        "personal-data",
        "another column is said to be contacts",
        _column("手机", MOBILES),
        said=Said(contacts=frozenset({"电话"})),
    ),
    problem(
        "personal-header",
        "no header: a mobile number",
        csv_of([("S2", MOBILES[1])], ("S1", MOBILES[0])),
        also=("personal-data",),
    ),
    problem(
        "personal-header",
        "no header: an e-mail address",
        csv_of([(MAILS[n], n) for n in (1, 2, 3)], (MAILS[0], 7)),
        also=("personal-data",),
    ),
    problem("personal-header", "an identity number in a title", _column(f"证件{_ids()[0]}", STREETS)),
    problem("personal-filename", "a mobile number", READINGS, f"{MOBILES[0]}.csv"),
    problem("personal-filename", "an identity number", READINGS, f"申请材料_{_ids()[2]}.csv"),
    problem("personal-filename", "an e-mail address", READINGS, "from zhang@example.cn.csv"),
    problem(
        "personal-outside",
        "an identity number in a title",
        f"经办人证件 {_ids()[3]}\n".encode() + READINGS,
        also=("preamble",),
    ),
    problem(
        "personal-outside",
        "a mobile number in a note",
        READINGS + f"备注：请致电 {MOBILES[2]} 王小明\n".encode(),
        also=("footnote",),
    ),
    problem(
        "personal-outside",
        "a second table of identity numbers",
        READINGS + b"\n" + _column("证件", _ids()),
        also=("other-tables", "empty-row"),
    ),
    _second_sheet("a sheet of identity numbers", ("证件",), *((i,) for i in _ids())),
    _second_sheet("a sheet of mobile numbers", *((int(m),) for m in MOBILES)),
    _second_sheet("a sheet of addresses", *((mail,) for mail in MAILS)),
    problem(
        "personal-text",
        "an identity number in a document",
        _docx("公告", f"申请人证件 {_ids()[0]}"),
        "a.docx",
        also=("no-table-docx",),
    ),
    problem(
        "personal-text",
        "a mobile number in a document",
        _docx("公告", f"请致电 {MOBILES[1]}"),
        "a.docx",
        also=("no-table-docx",),
    ),
    problem(
        "personal-text",
        "a mobile number in a plain text",
        f"{PROSE}联系人王小明 {MOBILES[4]}。\n".encode(),
        "a.txt",
        also=("no-table-txt",),
    ),
    problem("personal-comment", "an identity number on a cell", _commented(f"经办人证件 {_ids()[1]}"), "a.xlsx"),
    problem("personal-comment", "a mobile number on a cell", _commented(f"请致电 {MOBILES[3]} 核实"), "a.xlsx"),
    problem(
        "personal-elsewhere",
        "another file in the ZIP",
        zip_of({"a.csv": READINGS, "申请人.csv": _column("证件", _ids())}),
        "a.zip",
        also=("packed-table", "other-files"),
    ),
    problem(
        "personal-elsewhere",
        "a sheet of a workbook in the ZIP",
        zip_of({"a.csv": READINGS * 20, "b.xlsx": _book(*((i,) for i in _ids()))}),
        "a.zip",
        also=("packed-table", "other-files", "duplicate-row", "repeated-header"),
    ),
)

ALIKE = (
    no_problem("identity numbers whose check is wrong", _column("业务流水号", _ids(1))),
    no_problem("order numbers of nineteen digits that fail Luhn's check", _column("订单号", _cards(1))),
    no_problem(
        "order numbers by date, of which one in ten passes Luhn's check",
        _column("订单编号", [f"6226{n * 104_729 + 20_260_901_000_000:015}" for n in range(1, 41)]),
    ),
    no_problem(
        "water meters of eleven digits", _column("表号", [11_300_000_000 + n * 977_777_777 for n in range(1, 41)])
    ),
    no_problem("times in milliseconds", _column("时间戳", [1_756_684_800_000 + n * 3_600_000 for n in range(20)])),
    no_problem(
        "social credit codes",
        _column("统一社会信用代码", [f"9131000063{n:04}{n * 37 % 1000:03}X" for n in range(1, 20)]),
    ),
    no_problem("codes of areas with dates", _column("案卷号", [f"310104-2026-{n:04}-07" for n in range(1, 20)])),
    no_problem(
        "codes of areas with dates in one",
        _column("案卷号", [f"310104-2026090{n % 9 + 1}-{n * 7:04}" for n in range(1, 40)]),
    ),
    no_problem("numbers of fifteen digits", _column("流水号", [f"3101048503{n + 10}{n:03}" for n in range(1, 20)])),
    no_problem("accounts of offices", _column("账号", _cards(1))),
    no_problem("versions of programs", _column("版本", [f"1.{n}.0.{n + 3}" for n in range(1, 9)])),
    no_problem("addresses of a private net", _column("ip", [f"10.0.3.{n}" for n in range(1, 9)])),
    no_problem(
        "coordinates in long digits",
        csv_of([(f"P{n}", f"121.47{n * 1_234_567_891 % 10**12:012}") for n in range(20)], ("点", "经度")),
    ),
    no_problem("names of streets", _column("姓名街", STREETS)),
    no_problem("an account of social media", _column("微博", ["@上海发布", "@申城交警", "@静安", "@浦东"])),
    no_problem("ISBN and barcodes", _column("条码", [f"978711{n * 7_654_321 % 10**7:07}" for n in range(1, 20)])),
    no_problem("a number of a case in the file's name", READINGS, "沪规划2026-0013800号.csv"),
    no_problem("a moment in the file's name", READINGS, "export_20260901123456.csv"),
    no_problem("a wrong check in the file's name", READINGS, f"批次{_ids(1)[0]}.csv"),
    no_problem("a wrong check in a header", _column(f"批次{_ids(1)[1]}", STREETS)),
    no_problem("an @ in a header", text_of("price @ 20°C,n", "3.5,1", "4.5,2")),
    _harmless_sheet("how to reach the office, on another sheet", ("咨询", MAILS[0]), ("电话", "021-63211000")),
    _harmless_sheet("amounts of money on another sheet", *((n * 1_377_777_777, f"项目{n}") for n in range(1, 40))),
    _harmless_sheet("order numbers on another sheet", *((i,) for i in _ids(1))),
    no_problem(
        "how to reach the office, in a note",
        READINGS + f"来源：水务局，{MAILS[1]}，电话 021-63211000\n".encode(),
        also=("footnote",),
    ),
    no_problem(
        "an office in a document",
        _docx("公告", f"咨询 {MAILS[0]}，电话 021-63211000"),
        "a.docx",
        also=("no-table-docx",),
    ),
    no_problem("a wrong check in a document", _docx(f"流水号 {_ids(1)[0]}"), "a.docx", also=("no-table-docx",)),
    no_problem("a remark on a cell", _commented(f"单位 m，咨询 {MAILS[0]}"), "a.xlsx"),
    no_problem("a plain name", csv_of(readings(3)), "水位逐日记录2026.csv"),
)

CASES: tuple[Case, ...] = (*FOUND, *ALIKE)
