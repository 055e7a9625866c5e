"""Air, trees, water and complaints."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import ceil, pi, sin
from pathlib import Path

from seeds.make.chance import address, chance, day_before, place
from seeds.make.write import Row, write_csv, write_pdf, write_points

STATIONS = (
    "东岸一中",
    "西岭公园",
    "南港码头",
    "北原水库",
    "市政广场",
    "灯塔路",
    "松林小学",
    "石桥泵站",
    "书院街",
    "云杉公园",
)
DAYS = 90
USUAL_HAZE = 38.0
# PM2.5 in µg/m³ and the index that it stands for (HJ 633-2012, table 1, up to “heavily polluted”).
BREAKPOINTS = ((0, 0), (35, 50), (75, 100), (115, 150), (150, 200), (250, 300))
TREES = ("香樟", "银杏", "悬铃木", "水杉", "桂花")


def air_quality(path: Path, today: date) -> None:
    """Hour by hour for 90 days to yesterday's last hour: haze that drifts, ozone that rises with the sun."""
    dice = chance("air quality")
    first = datetime.combine(day_before(today, DAYS), time())
    haze = dict.fromkeys(STATIONS, USUAL_HAZE)
    rows: list[Row] = [["时间", "监测点", "PM2.5", "PM10", "臭氧", "空气质量指数"]]
    for hour in range(24 * DAYS):
        moment = first + timedelta(hours=hour)
        sun = max(0.0, sin(pi * (moment.hour - 7) / 13))
        for station in STATIONS:
            haze[station] = 0.96 * haze[station] + 0.04 * USUAL_HAZE + dice.gauss(0, 4)
            fine = max(3, round(haze[station]))
            coarse = fine + dice.randint(8, 40)
            ozone = round(25 + 110 * sun + dice.uniform(-12, 12))
            rows.append([moment.isoformat(sep=" "), station, fine, coarse, ozone, air_quality_index(fine)])
    write_csv(path, rows)


def air_quality_index(fine: int) -> int:
    for (low, index_low), (high, index_high) in pairwise(BREAKPOINTS):
        if fine <= high:
            return ceil(index_low + (fine - low) * (index_high - index_low) / (high - low))
    return BREAKPOINTS[-1][1]


def trees(path: Path, _today: date) -> None:
    dice = chance("trees")
    write_points(
        path,
        (
            (
                place(dice),
                {
                    "编号": 10_000 + number,
                    "树种": dice.choice(TREES),
                    "胸径_cm": dice.randint(8, 90),
                    "道路": address(dice),
                },
            )
            for number in range(900)
        ),
    )


def water_report(path: Path, _today: date) -> None:
    write_pdf(
        path,
        ["Demo City: quality of the river water, 2025 (demonstration)", "Section A: class II", "Section B: class III"],
    )


def complaints(path: Path, today: date) -> None:
    """With made-up people: the region code 990000 exists nowhere, the phone numbers are all of one made-up block."""
    dice = chance("complaints")
    rows: list[Row] = [["日期", "地点", "投诉人", "身份证号", "手机", "内容"]]
    for number in range(80):
        day = day_before(today, number % 30)
        born = f"19{dice.randint(50, 99)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
        rows.append(
            [
                day.isoformat(),
                address(dice),
                f"演示人{number:02d}",
                resident_id(f"990000{born}{dice.randint(0, 999):03d}"),
                f"1380000{dice.randint(0, 9999):04d}",
                dice.choice(("夜间施工噪声", "音响扰民", "油烟")),
            ]
        )
    write_csv(path, rows)


WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def resident_id(first17: str) -> str:
    """With its check character (GB 11643-1999)."""
    return (
        first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True)) % 11]
    )
