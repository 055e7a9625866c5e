"""The demo's agencies: made up, and plainly so."""

from seeds.specification import SeedAgency, t

AGENCIES = (
    SeedAgency(
        "demo-city",
        t("Demo City Government", "演示市人民政府"),
        t("The government of a city that does not exist.", "一座并不存在的城市的政府。"),
    ),
    SeedAgency(
        "demo-transport",
        t("Demo City Transport Bureau", "演示市交通局"),
        t("Roads, buses, bicycles and what moves on them.", "道路、公交、自行车以及相关交通管理。"),
        "demo-city",
    ),
    SeedAgency(
        "demo-environment",
        t("Demo City Environment Bureau", "演示市生态环境局"),
        t("Air, water, noise and trees.", "空气、水、噪声与树木。"),
        "demo-city",
    ),
    SeedAgency(
        "demo-urban",
        t("Demo City Urban Management Bureau", "演示市城市管理局"),
        t("Public toilets, street lights, litter bins.", "公共厕所、路灯、垃圾箱。"),
        "demo-city",
    ),
    SeedAgency(
        "demo-finance",
        t("Demo City Finance Bureau", "演示市财政局"),
        t("The city's money: planned, spent, explained.", "城市的钱：预算、支出与说明。"),
        "demo-city",
    ),
    SeedAgency(
        "demo-people",
        t("Demo City Culture and Health Bureau", "演示市文化和卫生局"),
        t("Libraries, clinics and schools.", "图书馆、诊所与学校。"),
        "demo-city",
    ),
    SeedAgency(
        "demo-reference",
        t("Demo Reference Data Desk", "演示参考数据处"),
        t(
            "Real public reference data of others, passed on with its origin and licence.",
            "转载他人发布的真实公共参考数据，并注明来源与许可。",
        ),
    ),
)
