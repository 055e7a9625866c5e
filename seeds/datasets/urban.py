"""Urban Management Bureau: an encoding, a licence, a list kept by hand, a closed format, and one for agencies only."""

from seeds.make import city as make
from seeds.specification import DEMO_CITY, Made, SeedDataset, SeedResource, box, own_data, t

AGENCY = "demo-urban"

DATASETS = (
    SeedDataset(
        slug="public-toilets",
        agency=AGENCY,
        title=t("Public toilets (demo)", "公共厕所（演示）"),
        description=t(
            "600 public toilets: name, district, address, coordinates, barrier-free access, opening at night and "
            "number of cubicles. The file is in GB18030, as office programs in China save it, and is read all the "
            "same.",
            "600 座公共厕所的名称、行政区、地址、坐标、无障碍设施、是否 24 小时开放和蹲位数。"
            "文件按国内办公软件的习惯以 GB18030 编码保存，平台照样可以读取。",
        ),
        keywords=("toilets", "public service", "公厕", "便民"),
        themes=("regions", "society"),
        resources=(
            SeedResource(
                t("Toilets", "公厕名录"),
                Made(make.toilets, "公共厕所.csv"),
                age_days=90,
                description=t("One row a toilet, with Chinese column names.", "每座公厕一行，列名为中文。"),
            ),
        ),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["zh-Hans"],
            "declared_records": 600,
            **own_data("Visited and measured by the bureau's staff.", "由本局工作人员实地采集。"),
        },
    ),
    SeedDataset(
        slug="street-lights",
        agency=AGENCY,
        title=t("Street lights (demo)", "路灯（演示）"),
        description=t(
            "1,500 street lights: pole number, street, kind and power of the lamp, coordinates. The licence forbids "
            "commercial use, so a company may not build on it and the data can't count as open.",
            "1500 盏路灯的灯杆编号、街道、灯型、功率和坐标。许可禁止商业使用，企业无法据此开发，因此不能算开放。",
        ),
        keywords=("street lights", "路灯", "照明"),
        themes=("energy", "regions"),
        license="CC-BY-NC-4.0",
        resources=(
            SeedResource(
                t("Lamps", "灯杆"),
                Made(make.street_lights, "lights.csv"),
                age_days=100,
                description=t("One row a pole.", "每根灯杆一行。"),
            ),
        ),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["en"],
            **own_data("From the maintenance register.", "来自养护台账。"),
        },
    ),
    SeedDataset(
        slug="litter-bins",
        agency=AGENCY,
        title=t("Litter bins (demo)", "垃圾箱（演示）"),
        description=t(
            "300 litter bins with street, size in litres and the day on which each was last emptied. The crews keep "
            "the list by hand: one row is too long, one too short, one stands twice, and one has words where numbers "
            "belong. The validation report names each of them.",
            "300 个垃圾箱的街道、容量（升）和最近清空日期。清单由班组手工维护：有一行多列、一行缺列、一行重复，"
            "还有一行在数字处写了文字。校验报告会逐一指出。",
        ),
        keywords=("litter", "bins", "垃圾箱"),
        themes=("environment",),
        frequency="monthly",
        resources=(
            SeedResource(
                t("Bins", "垃圾箱"),
                Made(make.litter_bins, "bins.csv"),
                age_days=3,
                description=t("One row a bin.", "每个垃圾箱一行。"),
            ),
        ),
        fields={"languages": ["en"], **own_data("Noted on each round.", "巡检时记录。")},
    ),
    SeedDataset(
        slug="street-light-photos",
        agency=AGENCY,
        title=t("Photographs of street lights (demo)", "路灯照片（演示）"),
        description=t(
            "Meant for photographs of the city's street lights. They would come as a RAR archive, a format whose "
            "specification belongs to one company. In this demonstration the archive is empty: its format is the "
            "point.",
            "用于存放路灯照片，以 RAR 格式打包，该格式的规范归一家公司所有。演示中的压缩包是空的，只为说明格式问题。",
        ),
        keywords=("photographs", "照片"),
        themes=("regions",),
        level="published",
        frequency="unknown",
        resources=(
            SeedResource(
                t("Photographs", "照片"),
                Made(make.photo_archive, "photos.rar"),
                description=t("An empty RAR archive.", "空的 RAR 压缩包。"),
            ),
        ),
    ),
    SeedDataset(
        slug="emergency-supply-depots",
        agency=AGENCY,
        title=t("Emergency supply depots (demo)", "应急物资储备点（演示）"),
        description=t(
            "What lies in the city's 24 emergency depots: tents, quilts, drinking water and sandbags, with numbers and "
            "addresses. Shared with other agencies on request; citizens do not see it.",
            "全市 24 个应急物资储备点的帐篷、棉被、饮用水和沙袋数量及地址。仅供其他部门申请共享，不向公众展示。",
        ),
        keywords=("emergency", "depots", "应急", "物资"),
        themes=("justice",),
        level="shared",
        frequency="quarterly",
        resources=(
            SeedResource(
                t("Stock", "库存"),
                Made(make.supply_depots, "depots.csv"),
                age_days=30,
                description=t("One row for each depot and kind of supply.", "每个储备点每类物资一行。"),
            ),
        ),
        fields={"languages": ["zh-Hans"], **own_data("Counted on the spot.", "现场盘点。")},
    ),
)
