"""Toilets, lamps, bins and depots; money and shops; libraries, clinics and schools."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from seeds.make.chance import DISTRICTS, STREETS, address, chance, day_before, place
from seeds.make.write import Cell, Formula, Row, write_csv, write_json, write_json_lines, write_xlsx


def toilets(path: Path, _today: date) -> None:
    """In GB18030, as office programs in China still write it."""
    dice = chance("toilets")
    rows: list[Row] = [["名称", "行政区", "地址", "经度", "纬度", "无障碍", "24小时开放", "蹲位数"]]
    for number in range(1, 601):
        longitude, latitude = place(dice)
        night = "是" if dice.random() < 0.4 else "否"
        rows.append(
            [
                f"{dice.choice(STREETS)}公厕{number}",
                dice.choice(DISTRICTS),
                address(dice),
                longitude,
                latitude,
                "是",
                night,
                dice.randint(2, 24),
            ]
        )
    write_csv(path, rows, encoding="gb18030")


def street_lights(path: Path, _today: date) -> None:
    dice = chance("street lights")
    rows: list[Row] = [["pole", "street", "lamp", "watt", "lon", "lat"]]
    rows += [
        [
            f"L{n:05d}",
            dice.choice(STREETS),
            dice.choice(("LED", "sodium")),
            dice.choice((30, 60, 90, 150)),
            *place(dice),
        ]
        for n in range(1500)
    ]
    write_csv(path, rows)


def litter_bins(path: Path, today: date) -> None:
    """With the faults of a file kept by hand: short and long rows, words among numbers, a row twice."""
    dice = chance("litter bins")
    lines = ["bin,street,litres,last emptied"]
    lines += [
        ",".join((f"B{n:03d}", dice.choice(STREETS), dice.choice(("60", "120", "240")), str(day_before(today, n % 9))))
        for n in range(300)
    ]
    lines[41] += ",moved to the park"
    lines[87] = "B086,灯塔路"
    lines[120] = "B119,长堤街,unknown,yesterday"
    lines[200] = lines[199]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")


def supply_depots(path: Path, _today: date) -> None:
    dice = chance("supply depots")
    rows: list[Row] = [["储备点", "行政区", "地址", "物资", "数量"]]
    for number in range(1, 25):
        name, district, where = f"{number}号储备点", dice.choice(DISTRICTS), address(dice)
        rows += [[name, district, where, goods, dice.randint(50, 4000)] for goods in ("帐篷", "棉被", "饮用水", "沙袋")]
    write_csv(path, rows)


def business_licences(path: Path, today: date) -> None:
    """320 of the 500 that the dataset declares."""
    dice = chance("business licences")
    kinds = ("餐饮", "零售", "理发", "修理", "印刷", "仓储")
    rows: list[Row] = [["许可编号", "名称", "类别", "行政区", "地址", "发证日期"]]
    rows += [
        [
            f"演许{number:05d}",
            f"演示商铺{number}",
            dice.choice(kinds),
            dice.choice(DISTRICTS),
            address(dice),
            day_before(today, 10 + number).isoformat(),
        ]
        for number in range(1, 321)
    ]
    write_csv(path, rows)


def budget(path: Path, _today: date) -> None:
    """A table for people: totals and subtotals among the rows."""
    dice = chance("budget")
    rows: list[Row] = [["部门", "科目", "预算（万元）"]]
    total = 0
    for bureau in ("交通局", "生态环境局", "城市管理局", "教育局", "卫生局"):
        amounts = [(item, dice.randint(200, 9000)) for item in ("人员", "公用", "基本建设", "项目支出")]
        rows += [[bureau, item, amount] for item, amount in amounts]
        rows.append([bureau, "小计", sum(amount for _item, amount in amounts)])
        total += sum(amount for _item, amount in amounts)
    rows.append(["合计", "", total])
    write_csv(path, rows)


def spending(path: Path, today: date) -> None:
    dice = chance("spending")
    write_json_lines(
        path,
        (
            {
                "date": day_before(today, 1 + number // 12).isoformat(),
                "bureau": dice.choice(("交通局", "生态环境局", "城市管理局")),
                "purpose": dice.choice(("养护", "设备", "办公", "服务外包")),
                "supplier": f"演示供应商{dice.randint(1, 60)}",
                "amount": round(dice.uniform(800, 480_000), 2),
            }
            for number in range(1200)
        ),
    )


def subsidies(path: Path, _today: date) -> None:
    dice = chance("subsidies")
    rows: list[Row] = [["项目", "年度", "金额（元）"]]
    rows += [[f"演示补贴{number}", 2025, dice.randint(1000, 90_000)] for number in range(60)]
    write_csv(path, rows)


def library_hours(path: Path, _today: date) -> None:
    """UTF-16 with tabs: what a spreadsheet saves as “Unicode text”."""
    rows: list[Row] = [["图书馆", "星期", "开放", "关闭"]]
    rows += [[f"{district}图书馆", day, "09:00", "21:00"] for district in DISTRICTS for day in "一二三四五六日"]
    write_csv(path, rows, encoding="utf-16", delimiter="\t")


def clinics(path: Path, _today: date) -> None:
    dice = chance("clinics")
    write_json(
        path,
        [
            {
                "name": f"{dice.choice(STREETS)}社区卫生服务站",
                "district": dice.choice(DISTRICTS),
                "address": address(dice),
                "beds": dice.randint(0, 40),
                "emergency": dice.random() < 0.3,
                "opened": f"{dice.randint(1985, 2024)}-01-01",
            }
            for _number in range(180)
        ],
    )


def yearbook(path: Path, _today: date) -> None:
    """A worksheet for the eye: two columns of one name, a blank header, a formula."""
    dice = chance("yearbook")
    rows: list[Sequence[Cell | Formula]] = [["年份", "人口", "人口", "", "出生率"]]
    rows += [
        [year, 3_000_000 + 20_000 * (year - 2000), dice.randint(900, 1100), "注", round(dice.uniform(6, 12), 2)]
        for year in range(2000, 2025)
    ]
    rows.append([2025, Formula("B26+20000", 3_500_000), 1000, "", 6.1])
    write_xlsx(path, rows)


def school_places(path: Path, _today: date) -> None:
    dice = chance("school places")
    rows: list[Row] = [["学校", "年级", "学位"]]
    rows += [[f"演示第{number}小学", 1, dice.randint(80, 320)] for number in range(1, 60)]
    write_csv(path, rows)


# The blocks of an archive without a file in it: marker, archive header, end (RAR 4).
EMPTY_RAR = bytes.fromhex("526172211a0700cf907300000d00000000000000c43d7b00400700")


def photo_archive(path: Path, _today: date) -> None:
    """A format that belongs to one party."""
    path.write_bytes(EMPTY_RAR)
