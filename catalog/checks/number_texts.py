"""A number beside its unit is text: it can't be sorted, summed or drawn.

https://www.w3.org/TR/dwbp/#MachineReadableStandardizedFormat
"""

import re

from catalog.checks.subject import Subject
from catalog.profiling.profile import Column
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.personal import excerpt
from catalog.reading.table import Finding
from catalog.reading.types import MISSING

# 12A and 3号 are names, so only what is surely a unit.
UNITS = (
    "% ‰ ℃ °C °F km m cm mm kg g mg μg L ml ha ㎡ m² m2 km² km2 m³ m3 µg/m3 μg/m3 "
    "ug/m3 μg/m³ µg/m³ ug/m³ mg/m3 mg/m³ mg/L km/h m/s kW kWh MW MWh 万 亿 元 万元 亿元 美元 港元 人 "
    "万人 人次 万人次 户 个 件 辆 台 家 所 座 张 间 吨 万吨 公斤 千克 "
    "克 米 公里 千米 厘米 毫米 平方米 万平方米 平方公里 公顷 亩 立方米 小时 "
    "分钟 秒 天 岁 倍 RMB CNY HKD USD EUR € 元/吨 元/月 元/平方米 "
)
UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS.split(), key=len, reverse=True))
FIGURE = r"[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?"
NUMBER_TEXT = rf"\s*(?:['’‘]{FIGURE}|[¥￥$€£]\s?{FIGURE}|{FIGURE}\s*(?:{UNIT}))\s*"
PLAIN = rf"\s*['’‘¥￥$€£]?\s?{FIGURE}\s*(?:{UNIT})?\s*"
FEWEST = 5
# The share of filled cells that are numbers, and of those the share that needs more than a number to be read.
MOST, MARKED = 0.9, 0.5


def check_number_texts(subject: Subject) -> tuple[Finding, ...]:
    found = [
        _count(subject, number, column)
        for number, column in subject.texts
        if column.filled >= FEWEST and _looks_so(subject.first.get(column.name, ()))
    ]
    return tuple(finding for finding in found if finding is not None)


def _looks_so(cells: tuple[str, ...]) -> bool:
    stated = [cell for cell in cells if cell.strip().lower() not in MISSING]
    plain = sum(1 for cell in stated if re.fullmatch(PLAIN, cell, re.ASCII))
    marked = sum(1 for cell in stated if re.fullmatch(NUMBER_TEXT, cell, re.ASCII))
    return bool(stated) and plain >= len(stated) * MOST and marked >= len(stated) * MARKED


def _count(subject: Subject, number: int, column: Column) -> Finding | None:
    cell = quote_name(column.name)
    marks = ", ".join(quote_text(mark) for mark in MISSING)
    test = f"regexp_full_match({cell}, {quote_text(NUMBER_TEXT)})"
    count, plain, stated, row, first = single_row(
        subject.connection,
        f"SELECT count(*) FILTER ({test}), count(*) FILTER (regexp_full_match({cell}, {quote_text(PLAIN)})), "  # noqa: S608
        f"count(*) FILTER (lower(trim({cell})) NOT IN ({marks})), min(_row) FILTER ({test}), "
        f"arg_min(substr({cell}, 1, 100), _row) FILTER ({test}) FROM {subject.source}",
    )
    if int(str(plain)) < int(str(stated)) * MOST or int(str(count)) < int(str(stated)) * MARKED:
        return None
    return Finding("number-as-text", int(str(row)), number, column.title, excerpt(str(first)), count=int(str(count)))
