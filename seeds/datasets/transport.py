"""Transport Bureau: good ones, an overdue one, a broken link, one returned and one withdrawn."""

from seeds.make import transport as make
from seeds.specification import DEMO_CITY, Link, Made, SeedDataset, SeedResource, box, own_data, t

AGENCY = "demo-transport"

DATASETS = (
    SeedDataset(
        slug="bus-stops",
        agency=AGENCY,
        title=t("Bus stops (demo)", "公交站点（演示）"),
        description=t(
            "All 640 bus stops of the city: number, name, district, how many lines stop there, whether there is a "
            "shelter, and a point on the map. Ready for route planners and maps.",
            "全市 640 个公交站点的编号、名称、行政区、停靠线路数、有无雨棚和坐标点，可直接用于出行规划和地图。",
        ),
        keywords=("bus", "public transport", "公交", "站点"),
        themes=("transport", "regions"),
        frequency="quarterly",
        resources=(
            SeedResource(
                t("Stops", "站点"),
                Made(make.bus_stops, "bus-stops.geojson"),
                age_days=20,
                description=t("GeoJSON, one point a stop, WGS 84.", "GeoJSON，每站一个点，WGS 84 坐标。"),
            ),
        ),
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
        description=t(
            "Which last digits of a number plate may not drive inside the inner ring, and at what hours, for the "
            "four weeks that begin this Monday. Two digits rest on each working day; weekends are free.",
            "自本周一起四周内，内环以内每天限行的车牌尾号与时段。工作日每天限行两个尾号，周末不限行。",
        ),
        keywords=("driving restrictions", "plates", "限行", "尾号"),
        themes=("transport",),
        frequency="weekly",
        resources=(
            SeedResource(
                t("Four weeks", "四周安排"),
                Made(make.driving_restrictions, "restrictions.csv"),
                age_days=1,
                description=t("One row for each day and digit.", "每天每个尾号一行。"),
            ),
        ),
        fields={"languages": ["zh-Hans"], **own_data("As ordered by the bureau.", "依据本局通告。")},
    ),
    SeedDataset(
        slug="bicycle-counters",
        agency=AGENCY,
        title=t("Bicycle counters by day (demo)", "自行车流量日统计（演示）"),
        description=t(
            "How many bicycles passed each of four counters in the cycle paths, day by day for half a year, with the "
            "day's rain in millimetres. Shows what weekends and bad weather do to cycling.",
            "半年来四个自行车道计数点每天通过的自行车数量，并附当日降雨量（毫米）。可以看出周末和天气对骑行的影响。",
        ),
        keywords=("bicycles", "counters", "自行车", "流量"),
        themes=("transport", "environment"),
        frequency="monthly",
        resources=(
            SeedResource(
                t("Daily counts", "日流量"),
                Made(make.bike_counters, "bicycles.xlsx"),
                age_days=2,
                description=t("One clean worksheet, one row a counter and day.", "一张规范的工作表，每点每天一行。"),
            ),
        ),
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
            "Where the road is up, from when to when, and how many lanes are closed. An update is promised every week, "
            "but the last one came months ago: do not plan a journey by it.",
            "道路施工的地点、起止日期和占用车道数。承诺每周更新，但上次更新已是数月之前，请勿据此安排出行。",
        ),
        keywords=("road works", "施工", "占道"),
        themes=("transport",),
        frequency="weekly",
        resources=(
            SeedResource(
                t("Works", "施工点"),
                Made(make.road_works, "road-works.csv"),
                age_days=140,
                description=t("One row a permit.", "每个施工许可一行。"),
            ),
        ),
        fields={"languages": ["zh-Hans"], **own_data("From permits given.", "来自施工许可。")},
    ),
    SeedDataset(
        slug="taxi-stands",
        agency=AGENCY,
        title=t("Taxi stands (demo)", "出租车站点（演示）"),
        description=t(
            "120 taxi stands with district, address, coordinates and number of places. The list lies here and can be "
            "downloaded; the map of stands was only linked, and the server that it was on is gone.",
            "120 个出租车站点的行政区、地址、坐标和车位数。名录已上传，可以下载；站点分布图只给了链接，"
            "而原服务器已停用。",
        ),
        keywords=("taxi", "stands", "出租车", "站点"),
        themes=("transport",),
        resources=(
            SeedResource(
                t("Stands", "站点名录"),
                Made(make.taxi_stands, "taxi-stands.csv"),
                age_days=30,
                description=t("One row a stand.", "每个站点一行。"),
            ),
            SeedResource(
                t("Map of stands (link)", "站点分布图（链接）"),
                Link("https://data.example.invalid/taxi-stands.geojson"),
                description=t("On another server.", "位于其他服务器。"),
            ),
        ),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["zh-Hans"],
            **own_data("From the bureau's own list.", "来自本局清单。"),
        },
    ),
    SeedDataset(
        slug="parking-meters",
        agency=AGENCY,
        title=t("Parking meters (demo)", "停车计时器（演示）"),
        description=t(
            "90 parking meters with their street, number of places and fee in yuan an hour. The reviewer has sent it "
            "back: drivers need the coordinates, and the day from which the fees hold.",
            "90 台停车计时器的街道、车位数和每小时费率（元）。审核人已退回：驾车人还需要坐标和费率生效日期。",
        ),
        keywords=("parking", "停车"),
        themes=("transport",),
        end="returned",
        comment="请补充每台计时器的坐标，并说明费率生效日期。",
        resources=(
            SeedResource(
                t("Meters", "计时器"),
                Made(make.parking_meters, "meters.csv"),
                description=t("One row a meter.", "每台计时器一行。"),
            ),
        ),
        fields={"languages": ["en"]},
    ),
    SeedDataset(
        slug="bus-timetable-2019",
        agency=AGENCY,
        title=t("Bus timetable 2019 (demo)", "2019 年公交时刻表（演示）"),
        description=t(
            "First and last bus and the interval in minutes of 40 lines, as they ran before the network changed.",
            "线网调整之前 40 条线路的首末班车时间与发车间隔（分钟）。",
        ),
        keywords=("bus", "timetable", "公交", "时刻表"),
        themes=("transport",),
        frequency="never",
        end="withdrawn",
        comment="The network has changed since; people were led astray by these times.",
        resources=(
            SeedResource(
                t("Timetable", "时刻表"),
                Made(make.old_timetable, "timetable-2019.csv"),
                age_days=900,
                description=t("One row a line.", "每条线路一行。"),
            ),
        ),
        fields={"languages": ["en"], **own_data("Planned by the bureau.", "本局编制。")},
    ),
)
