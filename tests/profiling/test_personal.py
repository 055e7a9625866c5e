"""What is personal data and what only resembles it: column by column, by form, header and proportion."""

from pathlib import Path

import pytest

from catalog.reading.personal import passes_luhn
from tests.checks.checked import column, validated

ID = "11010519491231002X"
CARDS = ["4111111111111111", "6222 0212 3456 7894", "5500005555555559", "378282246310005", "3530111333300000"]
PEOPLE = ["王小明", "李红", "张伟", "欧阳震华", "陈志强", "刘洋"]


def kinds(folder: Path, content: str) -> list[str]:
    return [item.personal for item in validated(folder, content).columns]


@pytest.mark.parametrize(
    ("title", "cells", "kind"),
    [
        ("身份证号", [ID, "无"], "resident-id"),
        ("说明", ["申请人证件 11010519491231002X 已核", "无"], "resident-id"),
        ("手机", ["13800138000", "139-0013-9000"], "mobile"),
        ("说明", ["请联系 13800138000", "无"], "mobile"),
        ("电话", ["+86 138 0013 8000", "无"], "mobile"),
        ("Mobile", ["91234567", "61234567"], "mobile"),
        ("phone", ["+852 9123 4567", ""], "mobile"),
        ("手機", ["0912-345-678", "0987654321"], "mobile"),
        ("联系电话", ["021-62345678", "(010) 62345678"], "landline"),
        ("电话", ["82345678", "62345679-801"], "landline"),
        ("tel", ["2345 6789", "3456 7890"], "landline"),
        ("邮箱", ["zhang@example.cn", "无"], "email"),
        ("remark", ["write to zhang.san@mail.example.org", "none"], "email"),
        ("卡号", CARDS, "bank-card"),
        ("value", CARDS, "bank-card"),
        ("护照号", ["E12345678", "G23456789"], "passport"),
        ("Passport", ["K1234567", "HJ1234567", "301234567"], "passport"),
        ("车牌号", ["沪A12345", "京AD12345"], "plate"),
        ("内容", ["违停车辆 沪A12345", "浙B·6789K", "粤B12345D"], "plate"),
        ("registration mark", ["AB 1234", "XY 99"], "plate"),
        ("IP", ["8.8.8.8", "10.0.0.1"], "ip"),
        ("address", ["2001:db8:85a3::8a2e:370:7334", "203.0.113.9"], "ip"),
    ],
)
def test_personal_data_is_told_by_its_kind(tmp_path: Path, title: str, cells: list[str], kind: str) -> None:
    assert kinds(tmp_path, column(title, cells)) == [kind, ""]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("x", ["110105194912310021"]),
        ("x", ["12345678901"]),
        ("x", ["138001380001"]),
        ("x", ["11010519491331002X"]),
        ("x", ["a@b", "@name", "a@1.2"]),
        ("n", ["13800138000", 1, 2, 3]),
        ("金额", [13800138000.5, 1.25]),
        ("坐标", ["121.13812345678,31.13912345678"]),
        ("流水号", [f"{4000000000000000 + 7919 * n}" for n in range(40)]),
        ("订单号", [f"A{13800138000 + n}B" for n in range(9)]),
        ("code", [f"{13000000000 + 700000000 * n}" for n in range(9)] + ["00000000001"] * 20),
        ("version", ["1.2.3.4", "10.0.19041.1"]),
        ("IP", ["192.168.1.1", "10.0.0.1", "127.0.0.1", "fe80::1"]),
        ("章节", ["1.2.3.4", "1.2.3.5"]),
        ("time", ["12:30:15", "morning"]),
        ("batch", ["E12345678", "G23456789"]),
        ("count", [91234567, 61234567]),
        ("许可", ["沪B2-20120001", "京ICP备12345678号"]),
        ("热线", ["12345", "400-820-8820", "110"]),
        ("统一社会信用代码", ["91310000MA1FL0XX1A", "913100001322031234"]),
    ],
)
def test_what_only_resembles_personal_data_is_not_flagged(tmp_path: Path, title: str, cells: list[object]) -> None:
    assert kinds(tmp_path, column(title, [f'"{cell}"' for cell in cells]))[0] == ""


@pytest.mark.parametrize(
    ("header", "rows", "kind"),
    [
        ("姓名,出生日期", [(name, "1980-01-02") for name in PEOPLE], "name"),
        ("Full name,DOB", [("Mary Smith", "1980-01-02"), ("John O'Neil", "1981-02-03")], "name"),
        ("surname,date of birth", [("Smith", 1980), ("Brown", 1981)], "name"),
        ("申请人,备注", [(name, ID) for name in PEOPLE], "name"),
        ("联系人,手机", [(name, "13800138000") for name in PEOPLE], "name-beside-phone"),
        ("name,born", [("Mary Smith", "1980-01-02"), ("Ann Lee", "1981-02-03")], "name"),
    ],
)
def test_names_beside_what_tells_who_they_are_are_personal(
    tmp_path: Path, header: str, rows: list[tuple[object, object]], kind: str
) -> None:
    content = header + "\n" + "".join(f"{name},{beside}\n" for name, beside in rows)
    assert kinds(tmp_path, content)[0] == kind


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("姓名,职务", [(name, "局长") for name in PEOPLE]),
        ("名称,出生日期", [(name, "1980-01-02") for name in PEOPLE]),
        ("name,born", [("Central Park", "1980-01-02"), ("North Station", "1981-02-03")]),
        ("姓名,出生日期", [("王某", "1980-01-02"), ("李某某", "1981-02-03"), ("张*", "1980-01-02")]),
        ("负责人,出生人口", [("浦东新区卫生局", 12), ("静安区卫生局", 14)]),
        ("name,phone", [("Town Hall", "13800138000"), ("City Library", "13900139000")]),
    ],
)
def test_names_alone_and_names_of_places_are_not(
    tmp_path: Path, header: str, rows: list[tuple[object, object]]
) -> None:
    content = header + "\n" + "".join(f"{name},{beside}\n" for name, beside in rows)
    assert kinds(tmp_path, content)[0] == ""


def test_flagged_columns_hold_nothing_of_it(tmp_path: Path) -> None:
    mobile = validated(tmp_path, "n,手机\n1,13800138000\n2,13900139000\n").columns[1]
    assert (mobile.minimum, mobile.maximum, mobile.mean) == (None, None, None)
    assert mobile.samples == ("###########",)


def test_check_digits_of_cards_are_checked() -> None:
    assert all(passes_luhn(card) for card in CARDS)
    assert not passes_luhn("4111111111111112")
