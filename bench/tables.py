"""A table as a city would publish it, in any size: made from a seed, so that two runs measure the same bytes."""

import random
from collections.abc import Iterator
from pathlib import Path

HEADER = (
    "record_id,station_code,区县,站点名称,report_date,reported_at,pm25,noise_db,vehicles,"
    "longitude,latitude,status,remark"
)
DISTRICTS = ("黄浦区", "徐汇区", "长宁区", "静安区", "普陀区", "虹口区", "杨浦区", "浦东新区", "闵行区", "宝山区")
PLACES = ("人民广场", "世纪大道", "中山公园", "五角场", "张江高科", "虹桥火车站", "陆家嘴", "徐家汇", "静安寺", "莘庄")
STATUSES = ("open", "closed", "under repair", "planned")
WORDS = ("sensor", "moved", "north", "side", "of", "the", "road", "after", "works", "calibrated", "again", "checked")
CHINESE = ("设备校准", "道路施工", "数据补录", "已核实", "现场检查", "更换传感器")
BLOCK = 5_000
# One remark in this many holds commas, quotation marks or a line break, and so is quoted.
QUOTED = 40


def make_table(path: Path, size: int, *, seed: int = 2014, fault_row: int = 0) -> int:
    """Writes at least `size` bytes; how many rows there are. `fault_row`, as a spreadsheet shows it, has text in two
    columns of numbers, `pm25` and `vehicles`; 0 for none.
    """
    lines = _lines(random.Random(seed), fault_row)
    written = rows = 0
    with path.open("wb") as file:
        file.write(f"{HEADER}\n".encode())
        while written < size:
            block = "".join(next(lines) for _ in range(BLOCK)).encode()
            written += file.write(block)
            rows += BLOCK
    return rows


def _lines(rng: random.Random, fault_row: int) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        day = f"2014-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        fault = number + 1 == fault_row
        cells = (
            str(100_000 + number),
            f"SH-{rng.randrange(100_000):05}",
            rng.choice(DISTRICTS),
            f"{rng.choice(PLACES)}{rng.randrange(1, 400)}号",
            day,
            f"{day} {rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}",
            "sensor off" if fault else _blank(rng, f"{rng.uniform(3, 300):.1f}", 0.05),
            _blank(rng, f"{rng.uniform(30, 95):.2f}", 0.2),
            "many" if fault else str(rng.randrange(12_000)),
            f"{rng.uniform(120.9, 122.0):.6f}",
            f"{rng.uniform(30.7, 31.9):.6f}",
            rng.choice(STATUSES),
            _remark(rng),
        )
        yield ",".join(cells) + "\n"


def _blank(rng: random.Random, cell: str, share: float) -> str:
    return "" if rng.random() < share else cell


def _remark(rng: random.Random) -> str:
    if rng.random() < 0.3:
        return ""
    words = " ".join(rng.choices(WORDS, k=rng.randrange(2, 9)))
    text = f"{rng.choice(CHINESE)} {words}"
    if rng.randrange(QUOTED):
        return text
    return f'"{text}, ""{rng.choice(WORDS)}""{rng.choice(("", chr(10)))} see log"'
