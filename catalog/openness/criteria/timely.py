"""Timely (及时): the age of the content, not of its description, against the declared update frequency."""

from datetime import datetime, timedelta
from itertools import pairwise

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts
from catalog.openness.making import clamp, evidence, met, partly, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import TIMELY

NO_CONTENT = Text("There is no content yet.", "还没有内容。")
AGE = Text(
    "The content last changed {days} days ago; every {every} days are promised.",
    "内容在 {days} 天前更新；承诺每 {every} 天更新。",
)
FINISHED = Text("A finished record, last changed {days} days ago.", "已完成的记录，最后更新于 {days} 天前。")
NO_PROMISE = Text("No update frequency is promised.", "未承诺更新频率。")
HISTORY = Text("{on_time} of {updates} earlier updates came in time.", "此前 {updates} 次更新中有 {on_time} 次按时。")
REACHES = Text("The data reaches to {end}.", "数据截至 {end}。")

ADD_CONTENT = Text("Add a file with the data.", "请添加数据文件。")
PROMISE = Text(
    "State an update frequency that you can keep: then this can be measured.", "请填写能够做到的更新频率，以便衡量。"
)
UPDATE = Text(
    "Upload the data of today, or state a frequency that you can keep. It is {late} days late.",
    "请上传最新数据，或改为能够做到的更新频率。已逾期 {late} 天。",
)


def measure(facts: DatasetFacts) -> Mark:
    changed = max((r.changed for r in facts.resources if r.changed), default=None)
    if changed is None:
        return unknown(TIMELY, [evidence("no-content", NO_CONTENT)], ADD_CONTENT)
    age = max(timedelta(0), facts.now - changed)
    if facts.frequency == "never":
        return met(TIMELY, [evidence("finished", FINISHED, {"days": age.days}), *_reaches(facts)])
    if facts.every is None:
        return unknown(TIMELY, [evidence("no-promise", NO_PROMISE), *_reaches(facts)], PROMISE)
    return _against(facts, age, facts.every)


def _against(facts: DatasetFacts, age: timedelta, every: timedelta) -> Mark:
    ratio = age / every
    figures = {"days": round(age / timedelta(days=1), 1), "every": round(every / timedelta(days=1), 2)}
    items = [evidence("age", AGE, figures), *_history(facts, every), *_reaches(facts)]
    if ratio <= thresholds.AGE_MET:
        return met(TIMELY, items)
    late = UPDATE.fill({"late": max(1, round((age - every) / timedelta(days=1)))})
    value = clamp(1 / ratio)
    return partly(TIMELY, items, value, late) if ratio <= thresholds.AGE_PARTLY else unmet(TIMELY, items, late, value)


def _history(facts: DatasetFacts, every: timedelta) -> list[Evidence]:
    moments = sorted({moment for resource in facts.resources for moment in resource.changes})
    pauses = _pauses(moments)
    if not pauses:
        return []
    on_time = sum(pause <= every * thresholds.AGE_MET for pause in pauses)
    return [evidence("history", HISTORY, {"on_time": on_time, "updates": len(pauses)})]


def _pauses(moments: list[datetime]) -> list[timedelta]:
    return [later - earlier for earlier, later in pairwise(moments)]


def _reaches(facts: DatasetFacts) -> list[Evidence]:
    ends = [r.profile.period_end for r in facts.resources if r.profile and r.profile.period_end]
    return [evidence("reaches", REACHES, {"end": max(ends).isoformat()})] if ends else []
