"""Culture and Health Bureau: UTF-16, JSON, a worksheet made for the eye, and a draft."""

from seeds.make import city as make
from seeds.specification import Made, SeedDataset, SeedResource, own_data, t

AGENCY = "demo-people"

DATASETS = (
    SeedDataset(
        slug="library-hours",
        agency=AGENCY,
        title=t("Opening hours of libraries (demo)", "图书馆开放时间（演示）"),
        description=t(
            "When each of the four district libraries opens and closes, for every day of the week. The file is what a "
            "spreadsheet saves as “Unicode text”: UTF-16, with tabs between the columns.",
            "四个区图书馆一周七天的开放与关闭时间。文件是电子表格导出的“Unicode 文本”：UTF-16 编码，以制表符分列。",
        ),
        keywords=("libraries", "opening hours", "图书馆"),
        themes=("education",),
        resources=(
            SeedResource(
                t("Hours", "开放时间"),
                Made(make.library_hours, "libraries.tsv"),
                age_days=70,
                description=t("One row for each library and day.", "每馆每天一行。"),
            ),
        ),
        fields={
            "languages": ["zh-Hans"],
            "declared_records": 28,
            **own_data("Reported by each library.", "由各馆上报。"),
        },
    ),
    SeedDataset(
        slug="community-clinics",
        agency=AGENCY,
        title=t("Community clinics (demo)", "社区卫生服务站（演示）"),
        description=t(
            "180 community clinics: name, district, address, number of beds, whether there is an emergency service, "
            "and the day on which each opened.",
            "180 个社区卫生服务站的名称、行政区、地址、床位数、有无急诊和开办日期。",
        ),
        keywords=("clinics", "health", "卫生", "诊所"),
        themes=("health",),
        resources=(
            SeedResource(
                t("Clinics", "服务站"),
                Made(make.clinics, "clinics.json"),
                age_days=120,
                description=t("JSON, one record a clinic.", "JSON，每站一条记录。"),
            ),
        ),
        fields={
            "languages": ["zh-Hans"],
            "declared_records": 180,
            **own_data("From the register of licences.", "来自执业登记。"),
        },
    ),
    SeedDataset(
        slug="population-yearbook",
        agency=AGENCY,
        title=t("Population by year (demo)", "历年人口（演示）"),
        description=t(
            "The city's population and birth rate from 2000 to 2025, as a yearbook prints them. Two columns have the "
            "same name, one has none, and the last figure is a formula: a person sees what is meant, a program must "
            "guess.",
            "2000—2025 年全市人口与出生率，摘自年鉴。有两列同名、一列无名，最后一个数字是公式：人能看懂，程序只能猜。",
        ),
        keywords=("population", "人口", "年鉴"),
        themes=("society",),
        resources=(
            SeedResource(
                t("Table 2-1", "表 2-1"),
                Made(make.yearbook, "yearbook.xlsx"),
                age_days=300,
                description=t("One worksheet, one row a year.", "一张工作表，每年一行。"),
            ),
        ),
        fields={"languages": ["zh-Hans"], **own_data("Counted each year.", "逐年统计。")},
    ),
    SeedDataset(
        slug="school-places",
        agency=AGENCY,
        title=t("School places (demo)", "小学学位（演示）"),
        description=t(
            "Places in the first year of 59 primary schools. A draft: somebody must still choose its licence and "
            "name a contact before it can be submitted.",
            "59 所小学一年级的学位数。这是草稿：提交之前还需选定许可并填写联系人。",
        ),
        keywords=("schools", "学校"),
        themes=("education",),
        license="",
        end="draft",
        resources=(
            SeedResource(
                t("Places", "学位"),
                Made(make.school_places, "places.csv"),
                description=t("One row a school.", "每所学校一行。"),
            ),
        ),
        fields={"contact_name": "", "contact_email": ""},
    ),
)
