"""Environment Bureau: a model dataset, one that is only a PDF, one with personal data."""

from seeds.make import environment as make
from seeds.specification import DEMO_CITY, Made, SeedDataset, SeedResource, box, own_data, t

AGENCY = "demo-environment"

DATASETS = (
    SeedDataset(
        slug="air-quality-by-hour",
        agency=AGENCY,
        title=t("Air quality by station and hour (demo)", "空气质量监测小时数据（演示）"),
        description=t(
            "Fine particles (PM2.5), coarse particles (PM10) and ozone at the city's ten stations, hour by hour for "
            "the last 90 days, with the air quality index that the fine particles stand for. Concentrations are in "
            "micrograms per cubic metre. The file is replaced every morning.",
            "全市十个监测点最近 90 天逐小时的 PM2.5、PM10 与臭氧浓度（微克/立方米），并附按 PM2.5 换算的空气质量指数。"
            "文件每天早晨更新。",
        ),
        keywords=("air quality", "PM2.5", "空气质量", "监测"),
        themes=("environment", "health"),
        frequency="daily",
        resources=(
            SeedResource(
                t("Hourly values", "小时值"),
                Made(make.air_quality, "air-quality.csv"),
                description=t("One row for each station and hour.", "每个监测点每小时一行。"),
            ),
        ),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["zh-Hans"],
            "declared_records": 21_600,
            **own_data("Measured by fixed stations, checked daily.", "由固定监测站测量，每日核对。"),
        },
    ),
    SeedDataset(
        slug="street-trees",
        agency=AGENCY,
        title=t("Street trees (demo)", "行道树（演示）"),
        description=t(
            "900 trees along the city's streets: number, species, diameter of the trunk at breast height in "
            "centimetres, street, and a point on the map. Use it to plan planting, or to find the camphor trees of "
            "your own street.",
            "全市 900 棵行道树的编号、树种、胸径（厘米）、所在道路和坐标点。可用于绿化规划，"
            "也可以看看自家门前种了什么树。",
        ),
        keywords=("trees", "green", "行道树", "绿化"),
        themes=("environment", "regions"),
        license="CC0-1.0",
        resources=(
            SeedResource(
                t("Trees", "树木"),
                Made(make.trees, "street-trees.geojson"),
                age_days=40,
                description=t("GeoJSON, one point a tree, WGS 84.", "GeoJSON，每棵树一个点，WGS 84 坐标。"),
            ),
        ),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["zh-Hans"],
            "declared_records": 900,
            **own_data("Surveyed on foot, tree by tree.", "逐棵实地调查。"),
        },
    ),
    SeedDataset(
        slug="river-water-report",
        agency=AGENCY,
        title=t("River water quality report (demo)", "河流水质报告（演示）"),
        description=t(
            "The yearly report on the quality of the river's water, section by section. It exists only as a PDF: "
            "people can read it, but a program can't compare one year with another.",
            "河流各断面水质的年度报告。目前仅有 PDF：人可以阅读，但程序无法用它比较不同年份。",
        ),
        keywords=("water", "river", "水质"),
        themes=("environment",),
        resources=(
            SeedResource(
                t("Report 2025", "2025 年报告"),
                Made(make.water_report, "river-report.pdf"),
                age_days=200,
                description=t("One page, for reading.", "一页，供阅读。"),
            ),
        ),
        fields={"languages": ["en"], **own_data("Samples taken each month.", "每月采样。")},
    ),
    SeedDataset(
        slug="noise-complaints",
        agency=AGENCY,
        title=t("Noise complaints (demo)", "噪声投诉记录（演示）"),
        description=t(
            "Complaints about noise and fumes of the last month, as they were taken down by telephone. The records "
            "still hold names, identity numbers and telephone numbers (all of them made up), so a reviewer can't let "
            "them out.",
            "最近一个月通过电话登记的噪声与油烟投诉。记录中仍含姓名、身份证号和手机号（均为虚构），审核人不能放行。",
        ),
        keywords=("noise", "complaints", "噪声", "投诉"),
        themes=("environment", "society"),
        frequency="monthly",
        end="submitted",
        resources=(
            SeedResource(
                t("Complaints", "投诉"),
                Made(make.complaints, "complaints.csv"),
                description=t("One row a complaint, with who complained.", "每件投诉一行，含投诉人信息。"),
            ),
        ),
        fields={"languages": ["zh-Hans"], **own_data("Taken down by telephone.", "电话登记。")},
    ),
)
