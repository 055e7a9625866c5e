"""Primary (第一手，非加工过的原始数据): collected and attested by its publisher, no totals; a copy names its origin."""

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.attesting import names_another_source, names_origin, says_something
from catalog.openness.facts import DatasetFacts, ResourceFacts
from catalog.openness.links import to_column, to_problems
from catalog.openness.making import clamp, evidence, met, partly, percent, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.openness.shape import Shape, shape_of
from catalog.openness.spans import DAY
from catalog.vocabulary.criteria import PRIMARY

ATTESTED = Text("The agency states that it collected the data itself.", "机构声明数据由其自行采集。")
NOT_ATTESTED = Text("The agency does not state that it collected the data itself.", "机构未声明数据由其自行采集。")
METHOD = Text("It says how the data was collected.", "已说明采集方式。")
NO_METHOD = Text("It does not say how the data was collected.", "未说明采集方式。")
EMPTY_METHOD = Text("What it says on how the data was collected says nothing.", "所填采集方式没有实际内容。")
ELSEWHERE = Text("Its own words say that the data was taken from elsewhere.", "其文字说明表明数据取自他处。")
GROUPED = Text(
    "“{title}” has one row for each period, place or group, with nothing but totals, averages or shares: a summary.",
    "“{title}”按时期、地区或类别每组一行，只有合计、平均或占比，属于汇总表。",
)
PIVOT = Text(
    "“{title}” has a column for each period, as tables have that were made from records.",
    "“{title}”每个时期占一列，是由记录整理而成的表格。",
)
SUMS = Text("“{title}” has {sums:,} columns that only add up others.", "“{title}”有 {sums:,} 列只是其他列之和。")
COARSE = Text(
    "The rows of “{title}” are {days:,} days apart, though updates every {every:,} days are promised: it sums them up.",
    "“{title}”各行相隔 {days:,} 天，而承诺每 {every:,} 天更新：属于汇总。",
)
SINGLE = Text(
    "“{title}” has one row: whether it is a record or a summary can't be told.",
    "“{title}”只有一行，无法判断是记录还是汇总。",
)
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
DROP_SUMS = Text(
    "Publish the figures one row a record, without columns that add up others or stand for a period: this is then met.",
    "请按每条记录一行发布，去掉求和列，并把按时期分列改为按行，即达到此项。",
)
PUBLISH_FINER = Text(
    "Publish the records of each promised interval, or promise the interval that the rows have: this is then met.",
    "请发布每个承诺周期的记录，或把更新频率改为与各行间隔一致，即达到此项。",
)
PUBLISH_RECORDS = Text(
    "Publish the records, one row each: this can then be told.", "请发布逐条记录，每条一行，之后即可判断。"
)
ASK_SOURCE = Text(
    "Point readers to the source's own dataset: that is the primary one, and a copy can't be more than partly.",
    "请引导使用者查看来源方自己的数据集：那才是第一手数据，副本最多部分达到。",
)


def measure(facts: DatasetFacts) -> Mark:
    rows, totals = _counted(facts)
    share = totals / rows if rows else 0.0
    main = _main_table(facts)
    shape = shape_of(main.profile, main.substance, facts.every) if main and main.profile else Shape()
    items = [*_origin(facts), _totals(facts, rows, totals, share), *_shaped(facts, main, shape)]
    if facts.harvested_from and not names_origin(facts.provenance, facts.harvested_from):
        return unmet(PRIMARY, items, NAME_ORIGIN)
    if share > thresholds.TOTALS_SUMMARY.value or shape.summary or (shape.pivot and (shape.sums or totals)):
        return unmet(PRIMARY, items, PUBLISH_ROWS)
    most = thresholds.PART_VALUE.value if facts.harvested_from else 1.0
    if totals:
        return partly(PRIMARY, items, min(most, clamp(1 - share)), DROP_TOTALS)
    if facts.harvested_from:
        return partly(PRIMARY, items, most, ASK_SOURCE)
    return _own(facts, items, rows, shape)


def _main_table(facts: DatasetFacts) -> ResourceFacts | None:
    """The table with the most rows: a summary may well stand beside the records, but not before them."""
    tables = [resource for resource in facts.resources if resource.profile]
    return max(tables, key=lambda resource: resource.profile.rows if resource.profile else 0, default=None)


def _own(facts: DatasetFacts, items: list[Evidence], rows: int, shape: Shape) -> Mark:
    """No copy and no totals: what is left is the publisher's word, and a table to hold it against."""
    if _elsewhere(facts):
        return partly(PRIMARY, items, thresholds.PART_VALUE.value, ASK_SOURCE)
    if not facts.collected_by_publisher:
        return unknown(PRIMARY, items, ATTEST)
    if not rows:
        return unknown(PRIMARY, items, ADD_TABLE)
    advice = _worked_over(shape)
    if advice is None and not says_something(facts.collection_method):
        advice = SAY_METHOD
    return partly(PRIMARY, items, thresholds.PART_VALUE.value, advice) if advice else met(PRIMARY, items)


def _worked_over(shape: Shape) -> Text | None:
    """What to do about a table that was made from records, or may have been; None for one that is records."""
    if shape.pivot or shape.sums:
        return DROP_SUMS
    if shape.coarse is not None:
        return PUBLISH_FINER
    return PUBLISH_RECORDS if shape.single else None


def _elsewhere(facts: DatasetFacts) -> bool:
    return names_another_source((*facts.collection_method, *facts.provenance))


def _origin(facts: DatasetFacts) -> list[Evidence]:
    if facts.harvested_from:
        # An attestation says nothing of a copy: it was made by somebody else, of their own.
        named = names_origin(facts.provenance, facts.harvested_from)
        return [evidence("copy", COPY if named else UNNAMED_COPY, {"origin": facts.harvested_from})]
    stated = evidence("attested", ATTESTED) if facts.collected_by_publisher else evidence("not-attested", NOT_ATTESTED)
    elsewhere = [evidence("elsewhere", ELSEWHERE)] if _elsewhere(facts) else []
    return [stated, _method(facts), *elsewhere]


def _method(facts: DatasetFacts) -> Evidence:
    if says_something(facts.collection_method):
        return evidence("method", METHOD)
    if any(text.strip() for text in facts.collection_method):
        return evidence("empty-method", EMPTY_METHOD)
    return evidence("no-method", NO_METHOD)


def _counted(facts: DatasetFacts) -> tuple[int, int]:
    profiles = [resource.profile for resource in facts.resources if resource.profile]
    return sum(profile.rows for profile in profiles), sum(profile.total_rows for profile in profiles)


def _totals(facts: DatasetFacts, rows: int, totals: int, share: float) -> Evidence:
    if not rows:
        return evidence("no-table", NO_TABLE)
    figures = {"totals": totals, "rows": rows, "percent": percent(share)}
    first = next((r for r in facts.resources if r.profile and r.profile.total_rows), None)
    link = to_problems(first, "total-row") if first else ""
    return evidence("totals", SUMMARY if share > thresholds.TOTALS_SUMMARY.value else TOTALS, figures, link=link)


def _shaped(facts: DatasetFacts, main: ResourceFacts | None, shape: Shape) -> list[Evidence]:
    if main is None:
        return []
    title: dict[str, object] = {"title": main.title}
    columns = f"{main.path}#columns" if main.path else ""
    items = [
        evidence(code, text, title, link=columns)
        for code, text, told in (("grouped", GROUPED, shape.summary), ("pivot", PIVOT, shape.pivot))
        if told
    ]
    if shape.sums and main.substance:
        link = to_column(main, main.substance.sums[0])
        items.append(evidence("sums", SUMS, {**title, "sums": shape.sums}, link=link))
    if shape.coarse is not None and facts.every:
        figures = {**title, "days": round(shape.coarse), "every": round(facts.every / DAY)}
        items.append(evidence("coarse", COARSE, figures, link=columns))
    return [*items, evidence("single-row", SINGLE, title)] if shape.single else items
