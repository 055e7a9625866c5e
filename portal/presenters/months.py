"""An agency's months as bars: a figure that a server can draw, and that needs no script and no style of its own."""

from dataclasses import dataclass

from catalog.reports.months import Month

WIDTH, HEIGHT, STEP = 640, 150, 52
TOP, BOTTOM = 22, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a month's bar stands in the figure, in its own units; `percent` is None where nothing was measured."""

    month: Month
    x: int
    y: int
    height: int
    middle: int
    percent: int | None


def bars_of(months: tuple[Month, ...]) -> tuple[Bar, ...]:
    return tuple(_bar(month, index) for index, month in enumerate(months))


def _bar(month: Month, index: int) -> Bar:
    room = HEIGHT - TOP - BOTTOM
    height = round(room * (month.score or 0.0))
    percent = None if month.score is None else round(100 * month.score)
    x = 4 + index * STEP
    return Bar(month, x, TOP + room - height, height, x + 20, percent)
