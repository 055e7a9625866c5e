"""Primary (第一手，非加工过的原始数据): collected and attested by its publisher, no totals; a copy names its origin."""

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts
from catalog.openness.making import clamp, evidence, met, partly, percent, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import PRIMARY

ATTESTED = Text("The agency states that it collected the data itself.", "机构声明数据由其自行采集。")
NOT_ATTESTED = Text("The agency does not state that it collected the data itself.", "机构未声明数据由其自行采集。")
METHOD = Text("It says how the data was collected.", "已说明采集方式。")
NO_METHOD = Text("It does not say how the data was collected.", "未说明采集方式。")
TOTALS = Text("{totals:,} of {rows:,} rows are totals or subtotals.", "{rows:,} 行中有 {totals:,} 行是合计或小计。")
SUMMARY = Text(
    "{totals:,} of {rows:,} rows ({percent:g}%) are totals or subtotals: this is a summary.",
    "{rows:,} 行中有 {totals:,} 行（{percent:g}%）是合计或小计，属于汇总表。",
)
NO_TABLE = Text("No table was read, so total rows can't be looked for.", "未读取到表格，无法检查合计行。")
COPY = Text("This is a copy of {origin}, and says so.", "这是 {origin} 的副本，并已注明来源。")
UNNAMED_COPY = Text(
    "This is a copy of {origin}, and its provenance does not say so.", "这是 {origin} 的副本，但来源说明未注明。"
)

ATTEST = Text(
    "If your agency collected this data itself, tick that and say how; else name its source: then this is measured.",
    "如数据由本机构采集，请勾选并说明采集方式；否则请注明来源，以便衡量此项。",
)
SAY_METHOD = Text("Say how the data was collected: then this is met.", "请说明数据的采集方式，填写后即达到此项。")
ADD_TABLE = Text(
    "Publish the records as a table (CSV, XLSX): then total rows can be looked for, and this is measured.",
    "请以表格（CSV、XLSX）发布原始记录，以便检查合计行并衡量此项。",
)
DROP_TOTALS = Text(
    "Take the totals and subtotals out of the table: whoever needs a sum can make it. "
    "They then no longer count against this.",
    "请从表格中去掉合计和小计行，需要的人可以自行计算；去掉后不再影响此项。",
)
PUBLISH_ROWS = Text(
    "Publish the records that this summary was made from; the summary may stay beside them in another dataset.",
    "请发布汇总之前的原始记录；汇总表可另作一个数据集保留。",
)
NAME_ORIGIN = Text(
    "Name the origin in the provenance: a copy that says where it comes from is partly primary.",
    "请在来源说明中注明出处；注明来源的副本可部分达到此项。",
)
ASK_SOURCE = Text(
    "Point readers to the source's own dataset: that is the primary one, and a copy can't be more than partly.",
    "请引导使用者查看来源方自己的数据集：那才是第一手数据，副本最多部分达到。",
)


def measure(facts: DatasetFacts) -> Mark:
    rows, totals = _counted(facts)
    share = totals / rows if rows else 0.0
    items = [*_origin(facts), _totals(rows, totals, share)]
    if facts.harvested_from and not facts.has_provenance:
        return unmet(PRIMARY, items, NAME_ORIGIN)
    if share > thresholds.TOTALS_SUMMARY.value:
        return unmet(PRIMARY, items, PUBLISH_ROWS)
    most = thresholds.PART_VALUE.value if facts.harvested_from else 1.0
    if totals:
        return partly(PRIMARY, items, min(most, clamp(1 - share)), DROP_TOTALS)
    if facts.harvested_from:
        return partly(PRIMARY, items, most, ASK_SOURCE)
    return _own(facts, items, rows)


def _own(facts: DatasetFacts, items: list[Evidence], rows: int) -> Mark:
    """No copy and no totals: what is left is the publisher's word, and a table to hold it against."""
    if not facts.collected_by_publisher:
        return unknown(PRIMARY, items, ATTEST)
    if not rows:
        return unknown(PRIMARY, items, ADD_TABLE)
    if not facts.has_collection_method:
        return partly(PRIMARY, items, thresholds.PART_VALUE.value, SAY_METHOD)
    return met(PRIMARY, items)


def _origin(facts: DatasetFacts) -> list[Evidence]:
    if facts.harvested_from:
        # An attestation says nothing of a copy: it was made by somebody else, of their own.
        figures = {"origin": facts.harvested_from}
        return [evidence("copy", COPY, figures) if facts.has_provenance else evidence("copy", UNNAMED_COPY, figures)]
    stated = evidence("attested", ATTESTED) if facts.collected_by_publisher else evidence("not-attested", NOT_ATTESTED)
    method = evidence("method", METHOD) if facts.has_collection_method else evidence("no-method", NO_METHOD)
    return [stated, method]


def _counted(facts: DatasetFacts) -> tuple[int, int]:
    profiles = [resource.profile for resource in facts.resources if resource.profile]
    return sum(profile.rows for profile in profiles), sum(profile.total_rows for profile in profiles)


def _totals(rows: int, totals: int, share: float) -> Evidence:
    if not rows:
        return evidence("no-table", NO_TABLE)
    figures = {"totals": totals, "rows": rows, "percent": percent(share)}
    return evidence("totals", SUMMARY if share > thresholds.TOTALS_SUMMARY.value else TOTALS, figures)
