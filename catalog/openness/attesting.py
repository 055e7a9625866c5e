"""What a publisher's words on the origin of its data are worth: something, nothing (无, n/a), or another's name."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

# Words that fill a field and say nothing.
EMPTY_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        无 暂无 没有 不详 未知 略 同上 见附件 详见附件 见标题 待补充 待定 待填写 测试 数据 采集 收集 数据采集
        采集数据 数据收集 其他 其它 空 是 有 n a na none null nil no yes ok test testing todo tbd tbc unknown other
        xxx asdf qwerty data see collected various misc above title lorem ipsum not applicable condition conditions
        restriction restrictions 无条件 无限制 没有限制 无要求 无任何条件 无任何限制
        """,
    )
)
PUNCTUATION = re.compile(r"[\s\W_]+")
CHINESE = re.compile(r"[\u3400-\u9fff]")
FEWEST_CHINESE, FEWEST_WORDS, FEWEST_SIGNS = 4, 2, 3

OWN = (
    r"(?:(?:本|我)(?:局|委|厅|院|处|中心|部|会|站|台|馆|市|区|县|省|单位|机构|部门|们|平台|系统)"
    r"|自建|自有|自行|自主|自己)"
)
ELSEWHERE = r"(?:网站|官网|网上|互联网|年鉴|公报|媒体|报纸|百度|维基|高德|第三方|其他(?:部门|单位|机构))"
OTHERS = r"(?:网站|官网|平台|门户|年鉴|公报|百度|维基|高德|第三方|统计局|公司|其他(?:部门|单位|机构))"
TAKEN_ZH = re.compile(
    rf"(?:转载自|摘自|摘录自|抓取自|爬取自|下载自|转自|复制自|照抄)(?!{OWN})"
    rf"|(?:来源于|来自|引自|取自|源自|整理自|汇总自)(?!{OWN})[^，。；]{{0,20}}{ELSEWHERE}"
    rf"|(?:从|由|自)(?!{OWN})[^，。；]{{0,16}}{OTHERS}[^，。；]{{0,8}}"
    r"(?:下载|抓取|爬取|获取|摘录|整理|复制|提供)(?!的(?:设备|仪器|传感))"
    r"|网络爬虫|爬虫抓取|网上搜集|网络搜集"
)
TAKEN_EN = re.compile(
    r"\b(?:copied|downloaded|scraped|taken|obtained|extracted|retrieved|crawled|reproduced|compiled|sourced|republished|"
    r"provided|supplied|harvested)\b(?: \w+){0,3}? (?:from|by) (?!our\b|the agency's own|own\b)[^.;]{0,50}?"
    r"(?:\b(?:web ?sites?|portals?|wikipedia|yearbooks?|openstreetmap|google|third[- ]part(?:y|ies)|vendors?|"
    r"newspapers?|(?:another|other) (?:agenc|department|bureau|source|company)\w*|internet|web)\b|https?://)",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"来源|源自|来自|转载|转自|采集自|汇聚自|同步自|取自|副本|原始发布|原数据|\b(?:from|source|copy|copied|harvested|origin|original|"
    r"mirror|courtesy|published by)\b",
    re.IGNORECASE,
)
OWN_CLAIM = re.compile(
    rf"(?:{OWN})[^，。；]{{0,8}}(?:采集|制作|编制|生产|收集|汇总|原创|调查)|来源[:：是为]?\s*(?:本|我)|原创"
    r"|\b(?:our own|ourselves|by us|self-collected|original work)\b|\b(?:collected|made|produced) by (?:this|our|the) "
    r"(?:agency|bureau|department|office)\b",
    re.IGNORECASE,
)


def says_something(texts: Iterable[str]) -> bool:
    return any(_says_something(text) for text in texts)


def says_nothing(texts: Iterable[str]) -> bool:
    """Whether there are words, and every one of them is there to fill the field: 无, 测试, n/a, ......"""
    written = [text.strip().lower() for text in texts if text.strip()]
    return bool(written) and not any(_words(text) for text in written)


def names_another_source(texts: Iterable[str]) -> bool:
    """Whether the words say that the data was taken from elsewhere: no attestation of one's own collecting."""
    return any(TAKEN_ZH.search(text) or TAKEN_EN.search(text) for text in texts)


def names_origin(texts: Iterable[str], origin: str) -> bool:
    """Whether a copy's provenance says that it is one, and does not pass it off as its keeper's own."""
    host = urlsplit(origin).hostname or origin
    written = [text for text in texts if _says_something(text)]
    if any(host.lower() in text.lower() for text in written):
        return True
    return any(NAMED.search(text) for text in written) and not any(OWN_CLAIM.search(text) for text in written)


def _says_something(text: str) -> bool:
    """A method takes a few words: more than one that is none, or the same sign again and again."""
    words = _words(text)
    if len(set("".join(words))) < FEWEST_SIGNS:
        return False
    return len(CHINESE.findall("".join(words))) >= FEWEST_CHINESE or len(words) >= FEWEST_WORDS


def _words(text: str) -> list[str]:
    return [word for word in PUNCTUATION.split(text.lower()) if word and word not in EMPTY_WORDS]
