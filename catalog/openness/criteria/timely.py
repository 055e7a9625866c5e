"""Timely (及时): age of the data (last change of content, not of metadata) against the declared update frequency."""

from datetime import datetime, timedelta
from itertools import pairwise

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts
from catalog.openness.links import to_versions
from catalog.openness.making import clamp, evidence, met, partly, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.openness.spans import DAY, span
from catalog.vocabulary.criteria import TIMELY

NO_CONTENT = Text("There is no content yet.", "还没有内容。")
FUTURE = Text(
    "The content is dated {date}, which has not come yet: its age can't be told.",
    "内容标注的日期 {date} 尚未到来，无法计算更新时间。",
)
AGE = Text(
    "The content last changed {age} ago; at most {every} between updates are promised.",
    "内容在 {age}前更新；承诺的更新间隔不超过 {every}。",
)
FINISHED = Text(
    "A finished record: it last changed {age} ago, and no update is due.", "存档数据：{age}前最后更新，不再更新。"
)
NO_PROMISE = Text(
    "No update frequency is promised; the content last changed {age} ago.", "未承诺更新频率；内容在 {age}前更新。"
)
HISTORY = Text(
    "Of the last {updates} updates, {on_time} came in time.", "最近 {updates} 次更新中，有 {on_time} 次按时。"
)
REACHES = Text("The data reaches to {end}.", "数据截至 {end}。")
REACHES_AHEAD = Text(
    "The data says that it reaches to {end}, which has not come yet; that makes it no younger.",
    "数据标注截至 {end}，该日期尚未到来，不会因此视为更新。",
)
REPEATS = Text(
    "{repeats:,} newer versions brought the same rows again, and count as no update.",
    "有 {repeats:,} 个后续版本的数据行与以前相同，不算更新。",
)

ADD_CONTENT = Text("Add a file with the data: its age is then measured.", "请添加数据文件，之后即可衡量时效。")
MEND_DATE = Text(
    "Correct the date of the last change at the source, or upload the file here: its age is then measured.",
    "请更正来源处的更新日期，或将文件上传到本平台，之后即可衡量时效。",
)
PROMISE = Text(
    "State an update frequency that you can keep: then this can be measured.",
    "请填写能够做到的更新频率，之后即可衡量此项。",
)
UPDATE = Text(
    "Upload the newest data, which is {late} late: this is then met. Or state a frequency that you can keep.",
    "最新数据已逾期 {late}，请上传，上传后即达到此项；或改为能够做到的更新频率。",
)


def measure(facts: DatasetFacts) -> Mark:
    moments = [resource.changed for resource in facts.resources if resource.changed]
    past = [moment for moment in moments if moment <= facts.now + DAY]
    if not moments:
        return unknown(TIMELY, [evidence("no-content", NO_CONTENT)], ADD_CONTENT)
    if not past:
        # Dates come from publishers and servers; a wrong one would keep the data young for ever.
        return unknown(TIMELY, [evidence("future", FUTURE, {"date": min(moments).date().isoformat()})], MEND_DATE)
    age = max(timedelta(0), facts.now - max(past))
    figures = {"days": round(age / DAY, 2)}
    if facts.frequency == "never":
        return met(
            TIMELY,
            [evidence("finished", FINISHED, figures, {"age": span(age)}, link=_versions(facts)), *_reaches(facts)],
        )
    if not facts.every:
        return unknown(
            TIMELY,
            [evidence("no-promise", NO_PROMISE, figures, {"age": span(age)}, link=_versions(facts)), *_reaches(facts)],
            PROMISE,
        )
    return _against(facts, age, facts.every)


def _against(facts: DatasetFacts, age: timedelta, every: timedelta) -> Mark:
    ratio = age / every
    figures = {"days": round(age / DAY, 2), "every": round(every / DAY, 2)}
    on_time, updates = _history(facts, every)
    items = [
        evidence("age", AGE, figures, {"age": span(age), "every": span(every)}, link=_versions(facts)),
        *_same(facts),
    ]
    if updates:
        items.append(evidence("history", HISTORY, {"on_time": on_time, "updates": updates}, link=_versions(facts)))
    items.extend(_reaches(facts))
    now = 1.0 if ratio <= thresholds.AGE_MET.value else clamp(1 / ratio)
    weight = thresholds.HISTORY_WEIGHT.value if updates else 0.0
    value = (1 - weight) * now + weight * on_time / max(1, updates)
    if ratio <= thresholds.AGE_MET.value:
        return met(TIMELY, items, value)
    late = span(age - every)
    advice = Text(UPDATE.en.format(late=late.en), UPDATE.zh.format(late=late.zh))
    if ratio <= thresholds.AGE_PARTLY.value:
        return partly(TIMELY, items, value, advice)
    return unmet(TIMELY, items, advice, value)


def _history(facts: DatasetFacts, every: timedelta) -> tuple[int, int]:
    """How many of the last updates came in time, and of how many; the first one of all is late for nothing."""
    moments = sorted({moment for r in facts.resources for moment in r.changes if moment <= facts.now})
    updates = _distinct(moments, every * thresholds.SAME_UPDATE.value)
    pauses = [later - earlier for earlier, later in pairwise(updates)][-int(thresholds.HISTORY_UPDATES.value) :]
    return sum(pause <= every * thresholds.AGE_MET.value for pause in pauses), len(pauses)


def _distinct(moments: list[datetime], within: timedelta) -> list[datetime]:
    """Several files that change together are one update."""
    kept: list[datetime] = []
    for moment in moments:
        if not kept or moment - kept[-1] > within:
            kept.append(moment)
    return kept


def _reaches(facts: DatasetFacts) -> list[Evidence]:
    ends = [r.profile.period_end for r in facts.resources if r.profile and r.profile.period_end]
    if not ends:
        return []
    end = max(ends)
    ahead = end > (facts.now + DAY).date()
    return [evidence("ahead" if ahead else "reaches", REACHES_AHEAD if ahead else REACHES, {"end": end.isoformat()})]


def _same(facts: DatasetFacts) -> list[Evidence]:
    """Versions that were uploaded again without a new row: metadata touched, another order, format or line end."""
    repeats = sum(resource.repeats for resource in facts.resources)
    return [evidence("repeats", REPEATS, {"repeats": repeats}, link=_versions(facts))] if repeats else []


def _versions(facts: DatasetFacts) -> str:
    """The versions of the file that changed last."""
    dated = [resource for resource in facts.resources if resource.changed]
    newest = max(dated, key=lambda resource: resource.changed or facts.now, default=None)
    return to_versions(newest) if newest else ""
