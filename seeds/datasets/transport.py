"""Transport Bureau: good ones, an overdue one, a broken link, and every state of the workflow."""

from seeds.make import transport as make
from seeds.specification import DEMO_CITY, Link, Made, SeedDataset, SeedResource, box, own_data, t

AGENCY = "demo-transport"

DATASETS = (
    SeedDataset(
        slug="bus-stops",
        agency=AGENCY,
        title=t("Bus stops (demo)", "公交站点（演示）"),
        description=t(
            "Every bus stop with its place, district and number of lines.", "全部公交站点的位置、行政区与线路数。"
        ),
        keywords=("bus", "public transport", "公交", "站点"),
        themes=("transport", "regions"),
        frequency="quarterly",
        resources=(SeedResource(t("Stops", "站点"), Made(make.bus_stops, "bus-stops.geojson"), age_days=20),),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["zh-Hans"],
            "declared_records": 640,
            **own_data("From the operators' own registers.", "来自运营单位台账。"),
        },
    ),
    SeedDataset(
        slug="driving-restrictions",
        agency=AGENCY,
        title=t("Driving restrictions by plate number (demo)", "机动车尾号限行（演示）"),
        description=t("Which last digits of the plate may not drive, day by day.", "每日限行的车牌尾号、时段与区域。"),
        keywords=("driving restrictions", "plates", "限行", "尾号"),
        themes=("transport",),
        frequency="weekly",
        resources=(
            SeedResource(t("Four weeks", "四周安排"), Made(make.driving_restrictions, "restrictions.csv"), age_days=1),
        ),
        fields={"languages": ["zh-Hans"], **own_data("As ordered by the bureau.", "依据本局通告。")},
    ),
    SeedDataset(
        slug="bicycle-counters",
        agency=AGENCY,
        title=t("Bicycle counters by day (demo)", "自行车流量日统计（演示）"),
        description=t(
            "Bicycles passing four counters, day by day for half a year.", "四个计数点半年来每日通过的自行车数量。"
        ),
        keywords=("bicycles", "counters", "自行车", "流量"),
        themes=("transport", "environment"),
        frequency="monthly",
        resources=(SeedResource(t("Daily counts", "日流量"), Made(make.bike_counters, "bicycles.xlsx"), age_days=2),),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["en"],
            **own_data("Counted by loops in the cycle path.", "由车道感应线圈计数。"),
        },
    ),
    SeedDataset(
        slug="road-works",
        agency=AGENCY,
        title=t("Road works (demo)", "道路施工（演示）"),
        description=t(
            "Where the road is up. Promised weekly, but nobody has updated it for months.",
            "道路施工占道信息。承诺每周更新，但数月未更新。",
        ),
        keywords=("road works", "施工", "占道"),
        themes=("transport",),
        frequency="weekly",
        resources=(SeedResource(t("Works", "施工点"), Made(make.road_works, "road-works.csv"), age_days=140),),
        fields={"languages": ["zh-Hans"], **own_data("From permits given.", "来自施工许可。")},
    ),
    SeedDataset(
        slug="taxi-stands",
        agency=AGENCY,
        title=t("Taxi stands and timetable of ferries (demo)", "出租车站点与轮渡时刻（演示）"),
        description=t(
            "One file is here; the other was linked, and its link leads nowhere.",
            "其中一个文件已上传；另一个仅提供链接，但链接已失效。",
        ),
        keywords=("taxi", "ferry", "出租车", "轮渡"),
        themes=("transport",),
        resources=(
            SeedResource(t("Timetable", "时刻表"), Made(make.old_timetable, "ferries.csv"), age_days=30),
            SeedResource(
                t("Taxi stands (link)", "出租车站点（链接）"), Link("https://data.example.invalid/taxi-stands.csv")
            ),
        ),
        fields={"languages": ["en"], **own_data("From the bureau's own list.", "来自本局清单。")},
    ),
    SeedDataset(
        slug="parking-meters",
        agency=AGENCY,
        title=t("Parking meters (demo)", "停车计时器（演示）"),
        description=t("Meters with their street, spaces and fee.", "停车计时器的街道、车位与费率。"),
        keywords=("parking", "停车"),
        themes=("transport",),
        end="returned",
        comment="请补充每台计时器的坐标，并说明费率生效日期。",
        resources=(SeedResource(t("Meters", "计时器"), Made(make.parking_meters, "meters.csv")),),
        fields={"languages": ["en"]},
    ),
    SeedDataset(
        slug="bus-timetable-2019",
        agency=AGENCY,
        title=t("Bus timetable 2019 (demo)", "2019 年公交时刻表（演示）"),
        description=t("The timetable before the network changed.", "线网调整前的时刻表。"),
        keywords=("bus", "timetable", "公交", "时刻表"),
        themes=("transport",),
        frequency="never",
        end="withdrawn",
        comment="The network has changed since; people were led astray by these times.",
        resources=(
            SeedResource(t("Timetable", "时刻表"), Made(make.old_timetable, "timetable-2019.csv"), age_days=900),
        ),
        fields={"languages": ["en"], **own_data("Planned by the bureau.", "本局编制。")},
    ),
)
