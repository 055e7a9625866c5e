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
            "Fine and coarse particles and ozone at eight stations, hour by hour for the last 60 days.",
            "八个监测点最近 60 天的 PM2.5、PM10 与臭氧小时浓度。",
        ),
        keywords=("air quality", "PM2.5", "空气质量", "监测"),
        themes=("environment", "health"),
        frequency="daily",
        resources=(SeedResource(t("Hourly values", "小时值"), Made(make.air_quality, "air-quality.csv")),),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["zh-Hans"],
            **own_data("Measured by fixed stations, checked daily.", "由固定监测站测量，每日核对。"),
        },
    ),
    SeedDataset(
        slug="street-trees",
        agency=AGENCY,
        title=t("Street trees (demo)", "行道树（演示）"),
        description=t("Each street tree with its species, girth and place.", "每棵行道树的树种、胸径与位置。"),
        keywords=("trees", "green", "行道树", "绿化"),
        themes=("environment", "regions"),
        license="CC0-1.0",
        resources=(SeedResource(t("Trees", "树木"), Made(make.trees, "street-trees.geojson"), age_days=40),),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["zh-Hans"],
            **own_data("Surveyed on foot, tree by tree.", "逐棵实地调查。"),
        },
    ),
    SeedDataset(
        slug="river-water-report",
        agency=AGENCY,
        title=t("River water quality report (demo)", "河流水质报告（演示）"),
        description=t(
            "The yearly report on the river's water, as a PDF: people can read it, programs can't.",
            "河流水质年度报告，仅有 PDF：人可以阅读，程序无法读取。",
        ),
        keywords=("water", "river", "水质"),
        themes=("environment",),
        resources=(
            SeedResource(t("Report 2025", "2025 年报告"), Made(make.water_report, "river-report.pdf"), age_days=200),
        ),
        fields={"languages": ["en"], **own_data("Samples taken each month.", "每月采样。")},
    ),
    SeedDataset(
        slug="noise-complaints",
        agency=AGENCY,
        title=t("Noise complaints (demo)", "噪声投诉记录（演示）"),
        description=t(
            "Complaints as taken down, with made-up names and identity numbers: they must not go out like this.",
            "原样登记的投诉，含虚构的姓名和身份证号：不能就这样公开。",
        ),
        keywords=("noise", "complaints", "噪声", "投诉"),
        themes=("environment", "society"),
        frequency="monthly",
        end="submitted",
        resources=(SeedResource(t("Complaints", "投诉"), Made(make.complaints, "complaints.csv")),),
        fields={"languages": ["zh-Hans"], **own_data("Taken down by telephone.", "电话登记。")},
    ),
)
