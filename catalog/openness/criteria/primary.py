"""Primary (第一手，非加工过的原始数据): as collected, by the one who collected it, not summed up or copied."""

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts
from catalog.openness.making import clamp, evidence, met, partly, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import PRIMARY

ATTESTED = Text("The agency states that it collected the data itself.", "机构声明数据由其自行采集。")
NOT_ATTESTED = Text("The agency does not state that it collected the data itself.", "机构未声明数据由其自行采集。")
METHOD = Text("It says how the data was collected.", "已说明采集方式。")
NO_METHOD = Text("It does not say how the data was collected.", "未说明采集方式。")
TOTALS = Text("{totals} of {rows} rows are totals or subtotals.", "{rows} 行中有 {totals} 行是合计或小计。")
NO_TABLE = Text("No table was read, so total rows can't be looked for.", "未读取到表格，无法检查合计行。")
COPIED = Text("This is a copy of {origin}.", "这是 {origin} 的副本。")

SAY_METHOD = Text("Say how the data was collected.", "请说明数据的采集方式。")
ATTEST = Text(
    "If your agency collected this data itself, tick that and say how; else name its source.",
    "如数据由本机构采集，请勾选并说明方式；否则请注明来源。",
)
DROP_TOTALS = Text(
    "Publish the rows without totals and subtotals: whoever needs a sum can make it.",
    "请去掉合计和小计行，需要的人可以自行计算。",
)
PUBLISH_ROWS = Text(
    "This is a summary. Publish the rows that it was made from.", "这是汇总数据，请发布汇总之前的原始记录。"
)
ASK_SOURCE = Text(
    "Link to the source's own dataset, which is the primary one.", "请链接到来源方自己的数据集，那才是第一手数据。"
)


def measure(facts: DatasetFacts) -> Mark:
    items, share = _totals(facts)
    if facts.harvested_from:
        items.insert(0, evidence("copied", COPIED, {"origin": facts.harvested_from}))
        return partly(PRIMARY, items, 0.5, ASK_SOURCE)
    items = [*_attestation(facts), *items]
    if share > thresholds.TOTALS_SUMMARY:
        return unmet(PRIMARY, items, PUBLISH_ROWS, clamp(1 - share))
    if share > 0:
        return partly(PRIMARY, items, clamp(1 - share), DROP_TOTALS)
    if not facts.collected_by_publisher:
        return unknown(PRIMARY, items, ATTEST)
    if not facts.has_collection_method:
        return partly(PRIMARY, items, 0.5, SAY_METHOD)
    return met(PRIMARY, items)


def _attestation(facts: DatasetFacts) -> list[Evidence]:
    stated = evidence("attested", ATTESTED) if facts.collected_by_publisher else evidence("not-attested", NOT_ATTESTED)
    method = evidence("method", METHOD) if facts.has_collection_method else evidence("no-method", NO_METHOD)
    return [stated, method]


def _totals(facts: DatasetFacts) -> tuple[list[Evidence], float]:
    profiles = [resource.profile for resource in facts.resources if resource.profile]
    rows = sum(profile.rows for profile in profiles)
    totals = sum(profile.total_rows for profile in profiles)
    if not rows:
        return [evidence("no-table", NO_TABLE)], 0.0
    return [evidence("totals", TOTALS, {"totals": totals, "rows": rows})], totals / rows
