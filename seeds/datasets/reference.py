"""Real public data of others, out of packages that set-up installs, and facts that we re-entered.

The loader adds to each provenance what the package itself says of the file's source and licence (`seeds.packages`).
"""

from datetime import date
from typing import Any

from seeds.specification import Committed, Map, Packaged, SeedDataset, SeedResource, box, t

AGENCY = "demo-reference"
VEGA = "https://github.com/vega/vega-datasets"
DIVISIONS = "https://github.com/modood/Administrative-divisions-of-China"
CODES = t(
    "Codes of the National Bureau of Statistics as of 30 June 2023, collected by the authors of the package "
    "china-division. The licence is theirs and covers their compilation; the package's LICENSE file holds the WTFPL 2, "
    "which like the MIT licence allows any use.",
    "国家统计局截至 2023 年 6 月 30 日的统计用区划代码，由 china-division 软件包的作者整理。"
    "此处的许可是该软件包作者对其整理成果的许可；包内 LICENSE 文件为 WTFPL 2，与 MIT 许可证一样允许任何使用。",
)


def _passed_on(provenance: Map, page: str, language: str, **more: Any) -> dict[str, Any]:
    """Where it comes from. No attestation: the desk did not collect this data."""
    return {"provenance": provenance, "landing_page": page, "languages": [language], **more}


DATASETS = (
    SeedDataset(
        slug="county-codes",
        agency=AGENCY,
        title=t("Statistical codes of China's counties", "中国区县统计用区划代码"),
        description=t(
            "Code and name of the 2,978 counties and districts in the statistical division of China's mainland, with "
            "the codes of the city and the province that each belongs to. The key that joins most Chinese statistics.",
            "全国统计用区划中 2978 个区县的代码与名称，以及所属市、省的代码。连接各类统计数据的常用编码。",
        ),
        keywords=("divisions", "codes", "区划代码", "区县"),
        themes=("regions", "government"),
        license="MIT",
        frequency="never",
        resources=(
            SeedResource(
                t("Counties", "区县"),
                Packaged("china-division/dist/areas.csv", "areas.csv"),
                description=t("One row a county.", "每个区县一行。"),
            ),
        ),
        fields=_passed_on(CODES, DIVISIONS, "zh-Hans", declared_records=2978),
    ),
    SeedDataset(
        slug="province-codes",
        agency=AGENCY,
        title=t("Statistical codes of China's provinces", "中国省级统计用区划代码"),
        description=t(
            "Code and name of the 31 provinces, autonomous regions and municipalities in the statistical division of "
            "China's mainland, as JSON. The first two digits of every county code.",
            "全国统计用区划中 31 个省、自治区、直辖市的代码与名称（JSON），即区县代码的前两位。",
        ),
        keywords=("divisions", "codes", "区划代码", "省份"),
        themes=("regions",),
        license="MIT",
        frequency="never",
        resources=(
            SeedResource(
                t("Provinces", "省级"),
                Packaged("china-division/dist/provinces.json", "provinces.json"),
                description=t("JSON, one record a province.", "JSON，每省一条记录。"),
            ),
        ),
        fields=_passed_on(CODES, DIVISIONS, "zh-Hans", declared_records=31),
    ),
    SeedDataset(
        slug="shanghai-open-data-plan-2014",
        agency=AGENCY,
        title=t("Datasets that Shanghai planned to open in 2014", "上海市 2014 年计划开放的数据"),
        description=t(
            "The 190 datasets that Shanghai's agencies planned to open in 2014, from public toilets to petrol "
            "stations: number, agency, title and domain. A record of how open government data began in China.",
            "上海市各部门 2014 年计划开放的 190 项数据，从公共厕所到加油站：编号、提供部门、名称与领域。"
            "记录了中国政府数据开放的起步。",
        ),
        keywords=("open data", "Shanghai", "开放数据", "上海"),
        themes=("government",),
        license="CC0-1.0",
        frequency="never",
        resources=(
            SeedResource(
                t("The plan's list", "计划清单"),
                Committed("shanghai-plan-2014.csv"),
                description=t("One row a planned dataset.", "每项计划开放的数据一行。"),
            ),
        ),
        fields=_passed_on(
            t(
                "Facts of a public plan of 2014, re-entered by Kaimen's authors: four columns of the plan's list. "
                "CC0 covers our re-entry; the facts themselves belong to nobody.",
                "2014 年公开计划中的事实，由 Kaimen 作者重新录入，仅取清单中的四列。CC0 针对我们的录入成果，"
                "事实本身不属于任何人。",
            ),
            "",
            "zh-Hans",
            declared_records=190,
            period_start=date(2014, 1, 1),
            period_end=date(2014, 12, 31),
        ),
    ),
    SeedDataset(
        slug="earthquakes-week",
        agency=AGENCY,
        title=t("A week of earthquakes (USGS)", "一周地震目录（USGS）"),
        description=t(
            "1,707 earthquakes and other tremors that the U.S. Geological Survey recorded from 31 January to 7 "
            "February 2018, of every magnitude: place, time, depth and magnitude. Times are milliseconds since 1970 "
            "(UTC).",
            "美国地质调查局 2018 年 1 月 31 日至 2 月 7 日记录的 1707 次地震及其他震动，不限震级："
            "位置、时间、深度与震级。时间为 1970 年以来的毫秒数（UTC）。",
        ),
        keywords=("earthquakes", "USGS", "地震"),
        themes=("science", "environment"),
        license="US-PD",
        frequency="never",
        resources=(
            SeedResource(
                t("Earthquakes", "地震"),
                Packaged("vega-datasets/data/earthquakes.json", "earthquakes.geojson"),
                description=t("GeoJSON, one point an event.", "GeoJSON，每次事件一个点。"),
            ),
        ),
        fields=_passed_on(
            t("A week's feed of the U.S. Geological Survey.", "美国地质调查局发布的一周地震信息。"),
            VEGA,
            "en",
            period_start=date(2018, 1, 31),
            period_end=date(2018, 2, 7),
        ),
    ),
    SeedDataset(
        slug="seattle-weather",
        agency=AGENCY,
        title=t("Weather in Seattle, 2012–2015 (NOAA)", "西雅图 2012—2015 年天气（NOAA）"),
        description=t(
            "Rain and snow in millimetres, highest and lowest temperature in °C and wind for each of 1,461 days. The "
            "column “weather” (sun, rain, fog…) was worked out by the package's authors from several original fields.",
            "1461 天逐日的降水（毫米）、最高与最低气温（°C）和风速。“weather”列（晴、雨、雾等）"
            "由软件包作者根据多个原始字段推算而成。",
        ),
        keywords=("weather", "climate", "天气", "气候"),
        themes=("environment", "science"),
        license="US-PD",
        frequency="never",
        resources=(
            SeedResource(
                t("Daily weather", "逐日天气"),
                Packaged("vega-datasets/data/seattle-weather.csv", "seattle-weather.csv"),
                description=t("One row a day.", "每天一行。"),
            ),
        ),
        fields=_passed_on(
            t("Records of the U.S. National Climatic Data Center (NOAA).", "美国国家气候数据中心（NOAA）的记录。"),
            VEGA,
            "en",
            period_start=date(2012, 1, 1),
            period_end=date(2015, 12, 31),
            spatial=box(-122.46, 47.48, -122.22, 47.74),
        ),
    ),
    SeedDataset(
        slug="bird-strikes",
        agency=AGENCY,
        title=t("Aircraft and birds: strikes reported (FAA)", "飞机鸟击报告（FAA）"),
        description=t(
            "10,000 collisions of aircraft with birds and other wildlife, reported to the U.S. Federal Aviation "
            "Administration from 1990 to 2002: airport, aircraft, species, phase of flight and cost. An excerpt of the "
            "FAA's database, not all of it.",
            "1990—2002 年向美国联邦航空局报告的 1 万起飞机与鸟类及其他野生动物相撞事件："
            "机场、机型、物种、飞行阶段与损失。这是该局数据库的节选，并非全部。",
        ),
        keywords=("aviation", "birds", "鸟击", "航空"),
        themes=("transport", "environment"),
        license="US-PD",
        frequency="never",
        resources=(
            SeedResource(
                t("Strikes", "鸟击事件"),
                Packaged("vega-datasets/data/birdstrikes.csv", "birdstrikes.csv"),
                description=t("One row a strike.", "每起事件一行。"),
            ),
        ),
        fields=_passed_on(
            t(
                "Wildlife strike database of the U.S. Federal Aviation Administration.",
                "美国联邦航空局野生动物撞击数据库。",
            ),
            VEGA,
            "en",
            declared_records=10_000,
        ),
    ),
    SeedDataset(
        slug="us-employment",
        agency=AGENCY,
        title=t("Employment in the United States by month (BLS)", "美国月度就业（BLS）"),
        description=t(
            "Employees on payrolls in thousands, by sector, for each month from January 2006 to December 2015, "
            "seasonally adjusted. The column “nonfarm_change” was added by the package's authors.",
            "2006 年 1 月至 2015 年 12 月各行业月度就业人数（千人，经季节调整）。“nonfarm_change”列由软件包作者添加。",
        ),
        keywords=("employment", "labour", "就业"),
        themes=("economy",),
        license="US-PD",
        frequency="never",
        resources=(
            SeedResource(
                t("Employment", "就业"),
                Packaged("vega-datasets/data/us-employment.csv", "us-employment.csv"),
                description=t("One row a month, one column a sector.", "每月一行，每个行业一列。"),
            ),
        ),
        fields=_passed_on(
            t(
                "Current Employment Statistics of the U.S. Bureau of Labor Statistics.",
                "美国劳工统计局“当前就业统计”。",
            ),
            VEGA,
            "en",
            period_start=date(2006, 1, 1),
            period_end=date(2015, 12, 31),
        ),
    ),
)
