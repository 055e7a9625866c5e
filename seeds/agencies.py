"""The demo's agencies: made up, and plainly so."""

from seeds.specification import SeedAgency, t

AGENCIES = (
    SeedAgency(
        "demo-city",
        t("Demo City Government", "演示市人民政府"),
        t(
            "The government of a city that does not exist. Its bureaus publish what they collect; it answers for them.",
            "一座并不存在的城市的政府。各局发布各自采集的数据，市政府对此负责。",
        ),
        "Open data office · 数据开放办公室",
        "open-data@demo.example",
    ),
    SeedAgency(
        "demo-transport",
        t("Demo City Transport Bureau", "演示市交通局"),
        t("Roads, buses, bicycles, and what moves on them.", "道路、公交、自行车以及相关交通管理。"),
        "Transport data desk · 交通数据组",
        "transport@demo.example",
        "demo-city",
    ),
    SeedAgency(
        "demo-environment",
        t("Demo City Environment Bureau", "演示市生态环境局"),
        t("Air, water, noise and trees.", "空气、水、噪声与树木。"),
        "Environment data desk · 环境数据组",
        "environment@demo.example",
        "demo-city",
    ),
    SeedAgency(
        "demo-urban",
        t("Demo City Urban Management Bureau", "演示市城市管理局"),
        t("Public toilets, street lights, litter bins and depots.", "公共厕所、路灯、垃圾箱与物资储备点。"),
        "Urban management data desk · 城管数据组",
        "urban@demo.example",
        "demo-city",
    ),
    SeedAgency(
        "demo-finance",
        t("Demo City Finance Bureau", "演示市财政局"),
        t("The city's money: planned, spent, explained.", "城市的钱：预算、支出与说明。"),
        "Finance data desk · 财政数据组",
        "finance@demo.example",
        "demo-city",
    ),
    SeedAgency(
        "demo-market",
        t("Demo City Market Supervision Bureau", "演示市市场监督管理局"),
        t("Licences for shops and workshops.", "商铺与作坊的经营许可。"),
        "Market data desk · 市场数据组",
        "market@demo.example",
        "demo-city",
    ),
    SeedAgency(
        "demo-people",
        t("Demo City Culture and Health Bureau", "演示市文化和卫生局"),
        t("Libraries, clinics and schools.", "图书馆、诊所与学校。"),
        "Culture and health data desk · 文卫数据组",
        "people@demo.example",
        "demo-city",
    ),
    SeedAgency(
        "demo-reference",
        t("Demo Reference Data Desk", "演示参考数据处"),
        t(
            "Real public reference data of others, passed on with its origin and licence. It collects nothing itself.",
            "转载他人发布的真实公共参考数据，并注明来源与许可；本处自身不采集数据。",
        ),
        "Reference desk · 参考数据组",
        "reference@demo.example",
    ),
)
