"""Chance that comes out the same each time: one generator a file, seeded by its name."""

import random
from datetime import date


def chance(name: str) -> random.Random:
    return random.Random(f"kaimen demo {name}")


STREETS = ("开门路", "长堤街", "灯塔路", "海风街", "松林路", "书院街", "石桥路", "港湾大道", "云杉街", "稻香路")
DISTRICTS = ("东岸区", "西岭区", "南港区", "北原区")


def place(dice: random.Random) -> tuple[float, float]:
    """Longitude and latitude inside the made-up city."""
    return round(dice.uniform(123.0, 123.5), 6), round(dice.uniform(29.0, 29.4), 6)


def address(dice: random.Random) -> str:
    return f"{dice.choice(STREETS)}{dice.randint(1, 400)}号"


def day_before(today: date, days: int) -> date:
    return date.fromordinal(today.toordinal() - days)
