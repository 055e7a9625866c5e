"""Real public data of others, out of packages that set-up installs, and facts that we re-entered."""

from seeds.specification import Committed, Packaged, SeedDataset, SeedResource, t

AGENCY = "demo-reference"
VEGA = "https://github.com/vega/vega-datasets"
DIVISIONS = "https://github.com/modood/Administrative-divisions-of-China"


def _passed_on(en: str, zh: str, page: str, languages: list[str]) -> dict[str, object]:
    """Where it comes from. No attestation: the desk did not collect this data."""
    return {"provenance": t(en, zh), "landing_page": page, "languages": languages}


DATASETS = (
    SeedDataset(
        slug="county-codes",
        agency=AGENCY,
        title=t("Statistical codes of China's counties", "中国区县统计用区划代码"),
        description=t(
            "Code and name of each county, with its city and province.", "全国区县的统计用区划代码、名称及所属市、省。"
        ),
        keywords=("divisions", "codes", "区划代码", "区县"),
        themes=("regions", "government"),
        license="MIT",
        frequency="never",
        resources=(SeedResource(t("Counties", "区县"), Packaged("china-division/dist/areas.csv", "areas.csv")),),
        fields=_passed_on(
            "Compiled from the National Bureau of Statistics by the package china-division (MIT).",
            "由 china-division 软件包（MIT）据国家统计局公布资料整理。",
            DIVISIONS,
            ["zh-Hans"],
        ),
    ),
    SeedDataset(
        slug="province-codes",
        agency=AGENCY,
        title=t("Statistical codes of China's provinces", "中国省级统计用区划代码"),
        description=t("Code and name of each province, as JSON.", "全国省级区划的代码与名称（JSON）。"),
        keywords=("divisions", "codes", "区划代码", "省份"),
        themes=("regions",),
        license="MIT",
        frequency="never",
        resources=(
            SeedResource(t("Provinces", "省级"), Packaged("china-division/dist/provinces.json", "provinces.json")),
        ),
        fields=_passed_on(
            "Compiled from the National Bureau of Statistics by the package china-division (MIT).",
            "由 china-division 软件包（MIT）据国家统计局公布资料整理。",
            DIVISIONS,
            ["zh-Hans"],
        ),
    ),
    SeedDataset(
        slug="shanghai-open-data-plan-2014",
        agency=AGENCY,
        title=t("Datasets that Shanghai planned to open in 2014", "上海市 2014 年计划开放的数据"),
        description=t(
            "Number, agency, title and domain of the 190 datasets of the plan.",
            "计划中 190 项数据的编号、提供部门、名称与领域。",
        ),
        keywords=("open data", "Shanghai", "开放数据", "上海"),
        themes=("government",),
        license="CC0-1.0",
        frequency="never",
        resources=(SeedResource(t("The plan's list", "计划清单"), Committed("shanghai-plan-2014.csv"), age_days=4000),),
        fields=_passed_on(
            "Facts of a public plan of 2014, re-entered by Kaimen's authors.",
            "2014 年公开计划中的事实，由 Kaimen 作者重新录入。",
            "",
            ["zh-Hans"],
        ),
    ),
    SeedDataset(
        slug="earthquakes-week",
        agency=AGENCY,
        title=t("A week of earthquakes (USGS)", "一周地震目录（USGS）"),
        description=t(
            "Place, time, depth and magnitude of each earthquake of one week in February 2018.",
            "2018 年 2 月一周内各次地震的位置、时间、深度与震级。",
        ),
        keywords=("earthquakes", "USGS", "地震"),
        themes=("science", "environment"),
        license="US-PD",
        frequency="never",
        resources=(
            SeedResource(
                t("Earthquakes", "地震"), Packaged("vega-datasets/data/earthquakes.json", "earthquakes.geojson")
            ),
        ),
        fields=_passed_on(
            "U.S. Geological Survey, earthquake feed; in the package vega-datasets.",
            "美国地质调查局地震信息，取自 vega-datasets 软件包。",
            VEGA,
            ["en"],
        ),
    ),
    SeedDataset(
        slug="seattle-weather",
        agency=AGENCY,
        title=t("Weather in Seattle, 2012–2015 (NOAA)", "西雅图 2012—2015 年天气（NOAA）"),
        description=t("Daily temperature, precipitation, wind and weather.", "逐日气温、降水、风速与天气。"),
        keywords=("weather", "climate", "天气", "气候"),
        themes=("environment", "science"),
        license="US-PD",
        frequency="never",
        resources=(
            SeedResource(
                t("Daily weather", "逐日天气"),
                Packaged("vega-datasets/data/seattle-weather.csv", "seattle-weather.csv"),
            ),
        ),
        fields=_passed_on(
            "U.S. National Climatic Data Center (NOAA); in the package vega-datasets.",
            "美国国家气候数据中心（NOAA），取自 vega-datasets 软件包。",
            VEGA,
            ["en"],
        ),
    ),
    SeedDataset(
        slug="bird-strikes",
        agency=AGENCY,
        title=t("Aircraft and birds: strikes reported (FAA)", "飞机鸟击报告（FAA）"),
        description=t(
            "Strikes reported to the U.S. Federal Aviation Administration, with airport, species and cost.",
            "向美国联邦航空局报告的鸟击事件：机场、物种与损失。",
        ),
        keywords=("aviation", "birds", "鸟击", "航空"),
        themes=("transport", "environment"),
        license="US-PD",
        frequency="never",
        resources=(
            SeedResource(t("Strikes", "鸟击事件"), Packaged("vega-datasets/data/birdstrikes.csv", "birdstrikes.csv")),
        ),
        fields=_passed_on(
            "U.S. Federal Aviation Administration, wildlife strike database; in the package vega-datasets.",
            "美国联邦航空局野生动物撞击数据库，取自 vega-datasets 软件包。",
            VEGA,
            ["en"],
        ),
    ),
    SeedDataset(
        slug="us-employment",
        agency=AGENCY,
        title=t("Employment in the United States by month (BLS)", "美国月度就业（BLS）"),
        description=t(
            "Employees on payrolls by sector, month by month from 2006 to 2015.",
            "2006—2015 年按行业划分的月度非农就业人数。",
        ),
        keywords=("employment", "labour", "就业"),
        themes=("economy",),
        license="US-PD",
        frequency="never",
        resources=(
            SeedResource(
                t("Employment", "就业"), Packaged("vega-datasets/data/us-employment.csv", "us-employment.csv")
            ),
        ),
        fields=_passed_on(
            "U.S. Bureau of Labor Statistics; in the package vega-datasets.",
            "美国劳工统计局，取自 vega-datasets 软件包。",
            VEGA,
            ["en"],
        ),
    ),
)
