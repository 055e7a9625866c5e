"""Whose data it is: attestations with grounds and without, copies that say so and copies that do not."""

from tests.truth.case import Case, Delivery, File, well_kept
from tests.truth.content import READINGS

TABLE = File((Delivery(READINGS),))
ORIGIN = "https://data.example.gov/d/1"

# Words that fill the field and say nothing.
EMPTY = ("无", "n/a", "test", "……", "aaaa", "见附件", "数据采集", "-", "待补充", "None.")
# Ways to collect data, however short.
TOLD = ("自动监测站每小时上报。", "Field survey by two teams.", "巡查人员现场登记", "Read from the meters each day.")
# Ways to take it from somebody else.
TAKEN = (
    "转载自国家统计局网站。",
    "数据来源于《中国统计年鉴》。",
    "由第三方公司提供。",
    "通过爬虫抓取。",
    "Downloaded from the statistics bureau's website.",
    "Taken from another agency's register.",
)
# What only sounds so: its own site, its own sensors, samples of water.
OWN = (
    "来自本局官网的在线填报。",
    "Obtained from our own sensors.",
    "Samples taken from 12 sites along the river.",
    "由供应商公司提供的设备自动采集。",
)
# A copy's provenance: the origin by its address or by name; nothing; or a claim that it is one's own.
NAMED = ("转载自 data.example.gov。", "来源：示例省数据开放平台。", "A copy of the example agency's dataset.")
UNNAMED = ("", "无", "本局自行采集。", "来源：本局", "Collected by our bureau.", "n/a")


def _text(words: str) -> dict[str, str]:
    return {"en": words} if words else {}


def _method(words: str, mark: str) -> Case:
    return well_kept(
        f"method {mark}: {words}", TABLE, but={"primary": mark}, fields={"collection_method": _text(words)}
    )


def _copy(words: str, mark: str, **fields: object) -> Case:
    values = {"harvested_from": ORIGIN, "provenance": _text(words), **fields}
    return well_kept(f"copy {mark}: {words or '(nothing)'} {fields or ''}", TABLE, but={"primary": mark}, fields=values)


CASES = (
    well_kept("a well-kept dataset", TABLE, but={}),
    *(_method(words, "partly") for words in EMPTY),
    _method("", "partly"),
    *(_method(words, "met") for words in TOLD),
    *(_method(words, "partly") for words in TAKEN),
    *(_method(words, "met") for words in OWN),
    well_kept("nobody attests", TABLE, but={"primary": "unknown"}, fields={"collected_by_publisher": False}),
    well_kept(
        "nobody attests, and another source is named",
        TABLE,
        but={"primary": "partly"},
        fields={"collected_by_publisher": False, "collection_method": _text(TAKEN[0])},
    ),
    well_kept(
        "the provenance names another source",
        TABLE,
        but={"primary": "partly"},
        fields={"provenance": _text("摘自市统计局公报。")},
    ),
    *(_copy(words, "partly") for words in NAMED),
    *(_copy(words, "unmet") for words in UNNAMED),
    _copy(NAMED[0], "partly", collected_by_publisher=True),
)
