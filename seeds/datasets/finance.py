"""Finance Bureau: a table with totals, every payment, and one that must be asked for."""

from seeds.make import city as make
from seeds.specification import Made, SeedDataset, SeedResource, own_data, t

AGENCY = "demo-finance"

DATASETS = (
    SeedDataset(
        slug="budget-2026",
        agency=AGENCY,
        title=t("Budget 2026 (demo)", "2026 年预算（演示）"),
        description=t(
            "What each of five bureaus may spend in 2026, by kind of expense, in units of 10,000 yuan. The table was "
            "made for reading: subtotals and a total stand among its rows, so whoever adds up the column counts the "
            "money three times.",
            "五个部门 2026 年各类支出的预算（万元）。表格为阅读而制：小计和合计混在数据行里，"
            "直接求和会把同一笔钱算三遍。",
        ),
        keywords=("budget", "预算", "财政"),
        themes=("economy", "government"),
        resources=(
            SeedResource(
                t("Budget", "预算表"),
                Made(make.budget, "budget-2026.csv"),
                age_days=60,
                description=t("20 items, 5 subtotals and 1 total.", "20 个科目、5 行小计和 1 行合计。"),
            ),
        ),
        fields={"languages": ["zh-Hans"], **own_data("Adopted by the council.", "经人大审议通过。")},
    ),
    SeedDataset(
        slug="spending",
        agency=AGENCY,
        title=t("Spending, payment by payment (demo)", "支出明细（演示）"),
        description=t(
            "1,200 payments of three bureaus over the last hundred days: date, bureau, purpose, supplier and amount in "
            "yuan. The suppliers are companies that do not exist. Each payment is a record of its own, nothing is "
            "added up.",
            "三个部门最近一百天的 1200 笔支出：日期、部门、用途、供应商和金额（元）。供应商均为虚构企业。"
            "逐笔记录，不作汇总。",
        ),
        keywords=("spending", "payments", "支出", "财政"),
        themes=("economy", "government"),
        frequency="monthly",
        resources=(
            SeedResource(
                t("Payments", "支出记录"),
                Made(make.spending, "spending.jsonl"),
                age_days=1,
                description=t("JSON Lines, one record a payment.", "JSON Lines，每笔支出一条记录。"),
            ),
        ),
        fields={"languages": ["zh-Hans"], **own_data("From the treasury's books.", "来自国库账目。")},
    ),
    SeedDataset(
        slug="subsidies",
        agency=AGENCY,
        title=t("Subsidies (demo)", "补贴项目（演示）"),
        description=t(
            "60 subsidised projects of 2025 with their amounts in yuan. Anyone may look, but whoever wants to use the "
            "data must ask first and say what for: it is published, not open.",
            "2025 年 60 个补贴项目及金额（元）。任何人都可以查看，但使用前须提出申请并说明用途：这是公布，不是开放。",
        ),
        keywords=("subsidies", "补贴"),
        themes=("economy",),
        license="on-request",
        level="published",
        resources=(
            SeedResource(
                t("Subsidies", "补贴"),
                Made(make.subsidies, "subsidies.csv"),
                age_days=150,
                description=t("One row a project.", "每个项目一行。"),
            ),
        ),
        fields={
            "languages": ["zh-Hans"],
            "access_conditions": t("Say what you need it for.", "请说明使用目的。"),
        },
    ),
)
