"""Urban Management, Finance, Culture and Health: each flaw that a file, a licence or a condition can have."""

from seeds.make import city as make
from seeds.specification import DEMO_CITY, Made, SeedDataset, SeedResource, box, own_data, t

URBAN, FINANCE, PEOPLE = "demo-urban", "demo-finance", "demo-people"

DATASETS = (
    SeedDataset(
        slug="public-toilets",
        agency=URBAN,
        title=t("Public toilets (demo)", "公共厕所（演示）"),
        description=t(
            "600 public toilets with address, coordinates, barrier-free access and opening at night. In GB18030.",
            "600 座公共厕所的地址、坐标、无障碍设施与夜间开放情况。文件编码为 GB18030。",
        ),
        keywords=("toilets", "public service", "公厕", "便民"),
        themes=("regions", "society"),
        resources=(SeedResource(t("Toilets", "公厕名录"), Made(make.toilets, "公共厕所.csv"), age_days=90),),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["zh-Hans"],
            "declared_records": 600,
            **own_data("Visited and measured by the bureau's staff.", "由本局工作人员实地采集。"),
        },
    ),
    SeedDataset(
        slug="street-lights",
        agency=URBAN,
        title=t("Street lights (demo)", "路灯（演示）"),
        description=t(
            "1,500 lamps. The licence forbids commercial use, so this can't be open.",
            "1500 盏路灯。许可禁止商业使用，因此不能算开放。",
        ),
        keywords=("street lights", "路灯", "照明"),
        themes=("energy", "regions"),
        license="CC-BY-NC-4.0",
        resources=(SeedResource(t("Lamps", "灯杆"), Made(make.street_lights, "lights.csv"), age_days=100),),
        fields={
            "spatial": box(*DEMO_CITY),
            "languages": ["en"],
            **own_data("From the maintenance register.", "来自养护台账。"),
        },
    ),
    SeedDataset(
        slug="litter-bins",
        agency=URBAN,
        title=t("Litter bins (demo)", "垃圾箱（演示）"),
        description=t(
            "A list kept by hand, with the faults that such lists have.", "手工维护的清单，带有此类清单常见的错误。"
        ),
        keywords=("litter", "bins", "垃圾箱"),
        themes=("environment",),
        frequency="monthly",
        resources=(SeedResource(t("Bins", "垃圾箱"), Made(make.litter_bins, "bins.csv"), age_days=3),),
        fields={"languages": ["en"], **own_data("Noted on each round.", "巡检时记录。")},
    ),
    SeedDataset(
        slug="street-light-photos",
        agency=URBAN,
        title=t("Photographs of street lights (demo)", "路灯照片（演示）"),
        description=t("An archive in a format that belongs to one company.", "以专有格式打包的照片档案。"),
        keywords=("photographs", "照片"),
        themes=("regions",),
        level="published",
        frequency="unknown",
        resources=(SeedResource(t("Photographs", "照片"), Made(make.photo_archive, "photos.rar")),),
    ),
    SeedDataset(
        slug="budget-2026",
        agency=FINANCE,
        title=t("Budget 2026 (demo)", "2026 年预算（演示）"),
        description=t("What each bureau may spend. With totals among the rows.", "各部门预算，表中混有小计和合计。"),
        keywords=("budget", "预算", "财政"),
        themes=("economy", "government"),
        resources=(SeedResource(t("Budget", "预算表"), Made(make.budget, "budget-2026.csv"), age_days=60),),
        fields={"languages": ["zh-Hans"], **own_data("Adopted by the council.", "经人大审议通过。")},
    ),
    SeedDataset(
        slug="spending",
        agency=FINANCE,
        title=t("Spending, payment by payment (demo)", "支出明细（演示）"),
        description=t("Each payment of three bureaus over the last months.", "三个部门近几个月的逐笔支出。"),
        keywords=("spending", "payments", "支出", "财政"),
        themes=("economy", "government"),
        frequency="monthly",
        resources=(SeedResource(t("Payments", "支出记录"), Made(make.spending, "spending.jsonl"), age_days=1),),
        fields={"languages": ["zh-Hans"], **own_data("From the treasury's books.", "来自国库账目。")},
    ),
    SeedDataset(
        slug="subsidies",
        agency=FINANCE,
        title=t("Subsidies (demo)", "补贴项目（演示）"),
        description=t(
            "Only on request, and for a stated purpose: published, not open.", "须申请并说明用途：仅公布，未开放。"
        ),
        keywords=("subsidies", "补贴"),
        themes=("economy",),
        license="on-request",
        resources=(SeedResource(t("Subsidies", "补贴"), Made(make.subsidies, "subsidies.csv"), age_days=150),),
        fields={
            "languages": ["zh-Hans"],
            "access_conditions": t("Say what you need it for.", "请说明使用目的。"),
        },
    ),
    SeedDataset(
        slug="library-hours",
        agency=PEOPLE,
        title=t("Opening hours of libraries (demo)", "图书馆开放时间（演示）"),
        description=t(
            "When each library opens and closes. As “Unicode text” from a spreadsheet.",
            "各图书馆开放与关闭时间，电子表格导出的“Unicode 文本”。",
        ),
        keywords=("libraries", "opening hours", "图书馆"),
        themes=("education",),
        resources=(SeedResource(t("Hours", "开放时间"), Made(make.library_hours, "libraries.tsv"), age_days=70),),
        fields={"languages": ["zh-Hans"], **own_data("Reported by each library.", "由各馆上报。")},
    ),
    SeedDataset(
        slug="community-clinics",
        agency=PEOPLE,
        title=t("Community clinics (demo)", "社区卫生服务站（演示）"),
        description=t("Clinics with address, beds and emergency service.", "社区卫生服务站的地址、床位与急诊服务。"),
        keywords=("clinics", "health", "卫生", "诊所"),
        themes=("health",),
        resources=(SeedResource(t("Clinics", "服务站"), Made(make.clinics, "clinics.json"), age_days=120),),
        fields={"languages": ["zh-Hans"], **own_data("From the register of licences.", "来自执业登记。")},
    ),
    SeedDataset(
        slug="population-yearbook",
        agency=PEOPLE,
        title=t("Population by year (demo)", "历年人口（演示）"),
        description=t(
            "From a yearbook: two columns of one name, one without, and a formula.",
            "摘自年鉴：列名重复、缺失，且含公式。",
        ),
        keywords=("population", "人口", "年鉴"),
        themes=("society",),
        resources=(SeedResource(t("Table 2-1", "表 2-1"), Made(make.yearbook, "yearbook.xlsx"), age_days=300),),
        fields={"languages": ["zh-Hans"], **own_data("Counted each year.", "逐年统计。")},
    ),
    SeedDataset(
        slug="school-places",
        agency=PEOPLE,
        title=t("School places (demo)", "小学学位（演示）"),
        description=t("A draft: its licence and contact are still missing.", "草稿：尚缺许可与联系人。"),
        keywords=("schools", "学校"),
        themes=("education",),
        license="",
        end="draft",
        resources=(SeedResource(t("Places", "学位"), Made(make.school_places, "places.csv")),),
        fields={"contact_name": "", "contact_email": ""},
    ),
)
