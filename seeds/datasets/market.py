"""Market Supervision Bureau: a list that holds fewer records than it declares."""

from seeds.make import city as make
from seeds.specification import Made, SeedDataset, SeedResource, own_data, t

AGENCY = "demo-market"

DATASETS = (
    SeedDataset(
        slug="business-licences",
        agency=AGENCY,
        title=t("Business licences (demo)", "经营许可（演示）"),
        description=t(
            "Licences given to shops and workshops: number, name, kind of trade, district, address and date. The "
            "bureau states that it gave 500, but the file holds 320: two districts have not yet sent in all of theirs.",
            "发给商铺与作坊的经营许可：编号、名称、类别、行政区、地址和发证日期。本局声明共发证 500 份，"
            "但文件中只有 320 份：有两个区尚未报齐。",
        ),
        keywords=("licences", "business", "经营许可", "商铺"),
        themes=("economy", "government"),
        frequency="monthly",
        resources=(
            SeedResource(
                t("Licences", "许可"),
                Made(make.business_licences, "licences.csv"),
                age_days=10,
                description=t("One row a licence.", "每份许可一行。"),
            ),
        ),
        fields={
            "languages": ["zh-Hans"],
            "declared_records": 500,
            **own_data("From the register of licences given.", "来自发证登记。"),
        },
    ),
)
