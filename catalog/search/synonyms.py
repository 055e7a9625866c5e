"""Words that mean the same in Chinese and English, and how a query is widened by them.

The table is our own and small: words that people type for public data and that agencies call otherwise. Words stand
together only if one may always stand for the other; what is merely near is `wider`, and does not lead back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from catalog.search import grammar
from catalog.search.tokens import IS_HAN, fold, han_parts, runs, stem


@dataclass(frozen=True, slots=True)
class Synonyms:
    """`same` lead to each other; each of them leads to `wider` too."""

    same: tuple[str, ...]
    wider: tuple[str, ...] = ()


TABLE = (
    # Transport
    Synonyms(("bus", "公交", "公交车", "公共汽车", "巴士")),
    Synonyms(("public transport", "public transit", "公共交通")),
    Synonyms(("metro", "subway", "地铁"), ("轨道交通", "rail transit")),
    Synonyms(("taxi", "cab", "出租车", "出租汽车", "的士")),
    Synonyms(("bicycle", "bike", "自行车", "单车")),
    Synonyms(("parking", "停车", "停车场", "停车位")),
    Synonyms(("traffic", "交通")),
    Synonyms(("airport", "机场")),
    Synonyms(("railway", "railroad", "铁路")),
    Synonyms(("highway", "公路")),
    Synonyms(("bridge", "桥梁")),
    Synonyms(("road works", "roadworks", "道路施工")),
    Synonyms(("street light", "streetlight", "路灯")),
    Synonyms(("plate number", "license plate", "车牌", "车牌号")),
    # Environment
    Synonyms(("air quality", "空气质量")),
    Synonyms(("PM2.5", "细颗粒物"), ("air quality", "空气质量")),
    Synonyms(("air pollution", "大气污染", "空气污染")),
    Synonyms(("water quality", "水质")),
    Synonyms(("waste", "garbage", "垃圾")),
    Synonyms(("litter bin", "trash can", "垃圾箱", "垃圾桶")),
    Synonyms(("noise", "噪声", "噪音")),
    Synonyms(("weather", "天气", "气象")),
    Synonyms(("rainfall", "precipitation", "降雨", "降水")),
    Synonyms(("flood", "洪水", "洪涝")),
    Synonyms(("earthquake", "地震")),
    Synonyms(("wetland", "湿地")),
    Synonyms(("groundwater", "地下水")),
    Synonyms(("carbon emissions", "碳排放")),
    # Economy and money
    Synonyms(("budget", "预算")),
    Synonyms(("spending", "expenditure", "支出")),
    Synonyms(("subsidy", "补贴", "补助")),
    Synonyms(("procurement", "采购")),
    Synonyms(("tax", "税收", "税务")),
    Synonyms(("employment", "就业")),
    Synonyms(("unemployment", "失业")),
    Synonyms(("wages", "salary", "工资", "薪酬")),
    Synonyms(("GDP", "gross domestic product", "国内生产总值", "地区生产总值")),
    Synonyms(("consumer price index", "CPI", "居民消费价格指数")),
    Synonyms(("company", "enterprise", "企业")),
    Synonyms(("agriculture", "农业")),
    Synonyms(("tourism", "旅游")),
    # People, health, education
    Synonyms(("population", "人口")),
    Synonyms(("census", "人口普查")),
    Synonyms(("birth rate", "出生率")),
    Synonyms(("hospital", "医院")),
    Synonyms(("clinic", "诊所")),
    Synonyms(("pharmacy", "drugstore", "药店", "药房")),
    Synonyms(("vaccination", "immunization", "疫苗接种", "预防接种")),
    Synonyms(("health insurance", "医保", "医疗保险")),
    Synonyms(("school", "学校")),
    Synonyms(("kindergarten", "preschool", "幼儿园"), ("学前教育",)),
    Synonyms(("university", "大学")),
    Synonyms(("elderly care", "养老")),
    Synonyms(("crime", "犯罪")),
    # Places and public life
    Synonyms(("toilet", "restroom", "公厕", "公共厕所", "厕所")),
    Synonyms(("library", "图书馆")),
    Synonyms(("museum", "博物馆")),
    Synonyms(("park", "公园")),
    Synonyms(("gas station", "petrol station", "加油站")),
    Synonyms(("supermarket", "超市")),
    Synonyms(("hotel", "酒店", "宾馆")),
    Synonyms(("housing", "住房")),
    Synonyms(("land use", "土地利用")),
    Synonyms(("electricity", "电力"), ("用电量",)),
    Synonyms(("natural gas", "天然气")),
    Synonyms(("fire", "火灾")),
    Synonyms(("election", "选举")),
    Synonyms(("open data", "开放数据")),
)


def widened(tree: grammar.All) -> grammar.All | None:
    """The query with each word that has synonyms as one of them; None where none has. Phrases and fields stay."""
    items = tuple(_widened(tree.items))
    return grammar.All(items) if _choices(items) > _choices(tree.items) else None


def _choices(items: Iterable[grammar.Node]) -> int:
    return sum(isinstance(item, grammar.Any) for item in items)


def _widened(items: Iterable[grammar.Node]) -> Iterator[grammar.Node]:
    """Words that follow each other are looked up together: `air quality` is one thing."""
    open_: list[str] = []
    for item in items:
        if isinstance(item, grammar.Words) and not item.starts:
            open_ += units(item.text)
            continue
        yield from _looked_up(open_)
        open_ = []
        yield item
    yield from _looked_up(open_)


def _looked_up(found: list[str]) -> Iterator[grammar.Node]:
    place = 0
    while place < len(found):
        length, others = _longest(found, place)
        here = [_node(unit) for unit in found[place : place + length]]
        own = here[0] if length == 1 else grammar.All(tuple(here))
        yield grammar.Any((own, *map(_node, others))) if others else own
        place += length


def _longest(found: list[str], place: int) -> tuple[int, tuple[str, ...]]:
    """How many units from `place` on are one word of the table, 1 where none is, and what it leads to."""
    known = _known()
    for length in range(min(_most_units(), len(found) - place), 0, -1):
        others = known.get(_key(found[place : place + length]))
        if others:
            return length, others
    return 1, ()


def _node(text: str) -> grammar.Node:
    """English words of a synonym stand side by side; Chinese ones make one word anyway."""
    return grammar.Phrase(text) if " " in text else grammar.Words(text)


def units(text: str) -> list[str]:
    """The words of a text, Chinese ones as the dictionary cuts them."""
    return [unit for run in runs(text) for unit in (han_parts(run) if IS_HAN.match(run) else (run,))]


def _key(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(stem, found))


@cache
def _known() -> dict[tuple[str, ...], tuple[str, ...]]:
    """What each word of the table leads to, by its units."""
    return {
        _key(units(word)): tuple(other for other in (*one.same, *one.wider) if fold(other) != fold(word))
        for one in TABLE
        for word in one.same
    }


@cache
def _most_units() -> int:
    return max(map(len, _known()))
