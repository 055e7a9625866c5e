"""Personal data in every place, and what only looks like it: order numbers, meters, codes with a wrong check."""

from collections.abc import Iterable

from tests.truth.case import Case, Said, no_problem, problem
from tests.truth.content import READINGS, csv_of, readings, text_of

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


MOBILES = [f"138{n * 1_234_567 % 100_000_000:08}" for n in range(1, 9)]
MAILS = [f"desk{n}@bureau.example.cn" for n in range(1, 6)]
NAMES = ("王小明", "李红", "张伟", "刘芳", "陈军", "杨静", "赵磊", "黄敏")
STREETS = [f"人民路{n}号" for n in range(1, 9)]

FOUND = (
    problem("personal-data", "resident numbers as they are", _column("身份证号", _ids())),
    problem(
        "personal-data", "one resident number in a remark", _column("备注", [*STREETS, f"申请人{_ids()[1]}已核实"])
    ),
    problem("personal-data", "a number whose check is a small x", _column("证件", ["11010519491231002x", *STREETS])),
    problem("personal-data", "bank cards", _column("收款账号", _cards())),
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
    no_problem("a plain name", csv_of(readings(3)), "水位逐日记录2026.csv"),
)

CASES: tuple[Case, ...] = (*FOUND, *ALIKE)
