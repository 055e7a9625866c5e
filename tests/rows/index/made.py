"""A table of some thousand rows with its index, and the same questions put to the index and to the engine."""

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, INTEGER, NUMBER, STRING, TIME, Column
from catalog.rows.index.make import make
from catalog.rows.index.reader import RowIndex
from tests.rows.tables import Asked

COLUMNS = tuple(
    Column(name, name, type_, filled=1)
    for name, type_ in (
        ("code", STRING),
        ("区县", STRING),
        ("remark", STRING),
        ("n", INTEGER),
        ("price", NUMBER),
        ("open", BOOLEAN),
        ("day", DATE),
        ("at", DATETIME),
        ("first", TIME),
    )
)
REMARKS = (
    "sensor moved, north side",
    "Sensor SENSOR again; e-mail",
    "人民广场123号 设备校准",
    "see “log” (2)",
    "ÅNGSTRÖM Straße İstanbul",
    "a_b under_score x2y",
    "sensors",
    "line\nbreak sensor",
    "",
)
PRICES = (0.0, -0.0, 3.5, 100.0, 1e16, 1e-7, 12.25, -7.125, float("nan"), 0.1 + 0.2)


def rows(many: int) -> list[tuple[Any, ...]]:
    chance = random.Random(5)
    start = datetime(2014, 1, 1)  # noqa: DTZ001  the table's moments have no zone
    return [
        (
            f"SH-{chance.randrange(400):03}",
            chance.choice(("静安区", "黄浦区", "浦东新区", None)),
            chance.choice(REMARKS),
            chance.choice((None, chance.randrange(-50, 1000), 2**60)),
            chance.choice(PRICES),
            chance.choice((True, False, None)),
            date(2014, 1, 1) + timedelta(days=chance.randrange(300)),
            start + timedelta(seconds=chance.randrange(10**7), microseconds=chance.choice((0, 120_000))),
            chance.choice((time(5, 30), time(23, 59, 59), None)),
        )
        for _ in range(many)
    ]


def indexed(folder: Path, many: int = 3_000) -> tuple[Asked, RowIndex]:
    table = Asked(folder, COLUMNS, rows(many))
    target = folder / "table.index"
    make(table.parquet, COLUMNS, target, folder)
    return table, RowIndex(target)
