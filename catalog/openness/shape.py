"""What kind of table it is, by its titles and figures: records, or what somebody made of records."""

import re
from dataclasses import dataclass
from datetime import timedelta

from catalog.openness.complete_thresholds import SERIES_EVEN
from catalog.openness.spans import DAY
from catalog.openness.thresholds import COARSE
from catalog.profiling.profile import INTEGER, NUMBER, Column, Profile
from catalog.profiling.substance import Substance

PERIODS = "年|年份|年度|统计年份|统计年度|月|月份|季度|日期|时间|报告期|统计时间|period|year|month|quarter|date"
PLACES = (
    "地区|区域|区县|区|县|市|城市|省|省份|省市|街道|乡镇|镇街|行政区|行政区划|所属区|所属区域|国家|region|area|district|county|city|"
    "province|state|country|borough|ward"
)
GROUPS = (
    "类别|类型|分类|种类|行业|产业|性别|年龄段|年龄组|学历|指标|指标名称|项目|category|type|class|sector|industry|"
    "gender|sex|age group|age band|indicator|item"
)
BESIDE = "序号|编号|单位|计量单位|备注|no\\.?|unit|remarks?|notes?"
PERIOD, GROUP, ASIDE = (re.compile(rf"(?:{words})", re.IGNORECASE) for words in (PERIODS, f"{PLACES}|{GROUPS}", BESIDE))
AGGREGATED = re.compile(
    r"总|合计|小计|累计|平均|均值|人均|户均|占比|比重|比例|百分比|增长|同比|环比|人数|户数|数量|个数|件数|次数|宗数|率(?:$|[（(])"
    r"|\b(?:totals?|sum|average|avg|mean|median|count|number of|per capita|per ?cent|percentage|share|ratio|rate|"
    r"growth)\b|%",
    re.IGNORECASE,
)
PERIOD_TITLE = re.compile(
    r"(?:19|20)\d{2}\s*年?度?|(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*月?|\d{1,2}月份?|[一二三四五六七八九十]{1,3}月份?|第?[一二三四1-4]季度|q[1-4]"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?",
    re.IGNORECASE,
)
DATA_TITLE = re.compile(
    r"[+-]?\d+(?:[.,]\d+)*%?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]\d{1,2}:\d{2}.*)?|https?://\S+|\S+@\S+\.\S+|\d{11,}"
)
FEWEST_PERIODS = 3
FINE = timedelta(days=28) / DAY


@dataclass(frozen=True, slots=True)
class Shape:
    """`summary`: one row for each period, place or group, with nothing but totals and averages. `pivot`: a column for
    each period. `sums`: columns that add up others. `coarse`: the days between its moments, where they are far longer
    than the promised ones. `single`: one row alone.
    """

    summary: bool = False
    pivot: bool = False
    sums: int = 0
    coarse: float | None = None
    single: bool = False


def shape_of(profile: Profile, substance: Substance | None, every: timedelta | None) -> Shape:
    return Shape(
        summary=_is_summary(profile, substance),
        pivot=sum(bool(PERIOD_TITLE.fullmatch(c.title.strip())) for c in _numbers(profile)) >= FEWEST_PERIODS,
        sums=len(substance.sums) if substance else 0,
        coarse=_coarse(substance, every),
        single=profile.rows == 1,
    )


def titles_that_are_data(profile: Profile) -> int:
    """Names that look like values: the header is missing, and the first row of data was taken for it."""
    titles = [column.title.strip() for column in profile.columns]
    data = [title for title in titles if DATA_TITLE.fullmatch(title) and not PERIOD_TITLE.fullmatch(title)]
    return len(data)


def is_series(substance: Substance | None) -> bool:
    """As many rows at each moment, and not more moments missing than there: so that a gap means something."""
    if substance is None or substance.series is None:
        return False
    series = substance.series
    return series.even >= SERIES_EVEN.value and series.gaps <= series.moments


def _numbers(profile: Profile) -> list[Column]:
    return [column for column in profile.columns if column.type in (INTEGER, NUMBER)]


def _is_summary(profile: Profile, substance: Substance | None) -> bool:
    if is_series(substance) and substance and substance.series and substance.series.step < FINE:
        return False  # a figure a day or an hour may be what was measured
    kept = [column for column in profile.columns if column.filled and not ASIDE.fullmatch(column.title.strip())]
    measures = [c for c in kept if c.type in (INTEGER, NUMBER) and not _is_key(c)]
    keys = [column for column in kept if column not in measures]
    if not measures or not keys or not all(map(_is_key, keys)):
        return False
    combinations = 1
    for key in keys:
        combinations *= max(1, key.distinct)
    # Records of the same place and time repeat them; a summary has one row for each.
    return profile.rows <= combinations and all(AGGREGATED.search(column.title) for column in measures)


def _is_key(column: Column) -> bool:
    title = column.title.strip()
    return bool(PERIOD.fullmatch(title) or GROUP.fullmatch(title))


def _coarse(substance: Substance | None, every: timedelta | None) -> float | None:
    if not every or not is_series(substance) or substance is None or substance.series is None:
        return None
    step = substance.series.step
    return step if step > COARSE.value * (every / DAY) else None
