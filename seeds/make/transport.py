"""Buses, bicycles, roads and restrictions."""

from datetime import date
from pathlib import Path

from seeds.make.chance import DISTRICTS, STREETS, address, chance, day_before, place
from seeds.make.write import Row, write_csv, write_points, write_xlsx


def bus_stops(path: Path, _today: date) -> None:
    dice = chance("bus stops")
    write_points(
        path,
        (
            (
                place(dice),
                {
                    "站点编号": f"S{number:04d}",
                    "站点名称": f"{dice.choice(STREETS)}{dice.choice(('东', '西', '南', '北', '口'))}",
                    "行政区": dice.choice(DISTRICTS),
                    "线路数": dice.randint(1, 9),
                    "有雨棚": dice.random() < 0.6,
                },
            )
            for number in range(1, 641)
        ),
    )


def driving_restrictions(path: Path, today: date) -> None:
    """By the plate's last digit, for the four weeks from Monday: two digits a working day."""
    monday = date.fromordinal(today.toordinal() - today.weekday())
    rows: list[Row] = [["日期", "星期", "车牌尾号", "限行时段", "限行区域"]]
    for number in range(28):
        day = date.fromordinal(monday.toordinal() + number)
        if day.weekday() > 4:
            continue
        weekday, digits = "一二三四五"[day.weekday()], (day.weekday() + 1, (day.weekday() + 6) % 10)
        rows += [[day.isoformat(), weekday, digit, "07:00-20:00", "内环以内"] for digit in digits]
    write_csv(path, rows)


# With the bicycles of an ordinary working day.
COUNTERS = (
    ("Lighthouse Road", DISTRICTS[0], 1450),
    ("Stone Bridge", DISTRICTS[1], 2100),
    ("Harbour Avenue", DISTRICTS[2], 880),
    ("Academy Street", DISTRICTS[3], 1720),
)


def bike_counters(path: Path, today: date) -> None:
    """Fewer at the weekend, fewer still in the rain."""
    dice = chance("bike counters")
    rows: list[Row] = [["date", "counter", "district", "bicycles", "rain_mm"]]
    for back in range(180, 0, -1):
        rain = round(max(0.0, dice.gauss(-2, 6)), 1)
        day = day_before(today, back)
        share = (0.6 if day.weekday() > 4 else 1.0) * (0.55 if rain > 4 else 1.0)
        rows += [
            [day.isoformat(), name, district, round(usual * share * dice.uniform(0.88, 1.12)), rain]
            for name, district, usual in COUNTERS
        ]
    write_xlsx(path, rows)


def road_works(path: Path, today: date) -> None:
    dice = chance("road works")
    rows: list[Row] = [["编号", "道路", "开始日期", "结束日期", "占用车道"]]
    for number in range(120):
        start = day_before(today, 150 + number)
        rows.append(
            [
                f"W{number:03d}",
                address(dice),
                start.isoformat(),
                day_before(today, 140 + number // 2).isoformat(),
                dice.randint(1, 3),
            ]
        )
    write_csv(path, rows)


def parking_meters(path: Path, _today: date) -> None:
    dice = chance("parking meters")
    rows: list[Row] = [["meter", "street", "spaces", "fee per hour"]]
    rows += [[f"M{number:03d}", address(dice), dice.randint(4, 40), dice.choice((4, 6, 8, 10))] for number in range(90)]
    write_csv(path, rows)


def taxi_stands(path: Path, _today: date) -> None:
    dice = chance("taxi stands")
    rows: list[Row] = [["站点", "行政区", "地址", "经度", "纬度", "车位数"]]
    for number in range(1, 121):
        longitude, latitude = place(dice)
        name = f"{dice.choice(STREETS)}出租车站{number}"
        rows.append([name, dice.choice(DISTRICTS), address(dice), longitude, latitude, dice.randint(2, 16)])
    write_csv(path, rows)


def old_timetable(path: Path, _today: date) -> None:
    rows: list[Row] = [["line", "first", "last", "every (min)"]]
    rows += [[line, "05:30", "23:00", 6 + line % 9] for line in range(1, 41)]
    write_csv(path, rows)
