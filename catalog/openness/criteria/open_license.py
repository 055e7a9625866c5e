"""Open licence (开放许可): one that conforms to the Open Definition, by an explicit table of licences.

https://opendefinition.org/od/2.1/en/
"""

from catalog.language import Text
from catalog.openness.clauses import CLOSING, KINDS, Clause, find_clauses
from catalog.openness.facts import DatasetFacts
from catalog.openness.fields import label_of
from catalog.openness.making import evidence, met, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import OPEN_LICENSE
from catalog.vocabulary.licenses import find_license

NONE = Text("No licence is stated: by law, that allows nothing.", "未说明许可：依法即不允许任何使用。")
STRANGE = Text("The licence “{license}” is not in our table.", "许可“{license}”不在我们的许可表中。")
CONFORMS = Text("{name} ({license}) conforms to the Open Definition.", "{name}（{license}）符合开放定义。")
DOES_NOT = Text(
    "{name} ({license}) does not conform to the Open Definition. {why}", "{name}（{license}）不符合开放定义。{why}"
)
NOT_LISTED = Text("It is not on the list of conformant licences.", "它不在符合开放定义的许可之列。")

TAKEN_BACK = Text(
    "“{field}” takes back what the licence allows: {kind}. It says: “{excerpt}”",
    "“{field}”收回了许可所允许的使用：{kind}。原文：“{excerpt}”",
)

TAKE_OUT = Text(
    "If the licence holds, take this restriction out of “{field}”: the licence then counts, and this is met.",
    "如以该许可为准，请从“{field}”中删去此限制；删去后即达到此项。",
)
CHOOSE = Text(
    "Choose an open licence, such as CC-BY-4.0 or CC0-1.0: this is then met.",
    "请选择开放许可，如 CC-BY-4.0 或 CC0-1.0，选定后即达到此项。",
)
SAY_WHICH = Text(
    "If it is one of the licences in the list, choose it there; else choose an open one, such as CC-BY-4.0. "
    "Then this can be measured.",
    "如属于列表中的许可，请从中选择；否则请选择开放许可，如 CC-BY-4.0，之后即可衡量此项。",
)


def measure(facts: DatasetFacts) -> Mark:
    if not facts.license.strip():
        return unmet(OPEN_LICENSE, [evidence("none", NONE)], CHOOSE)
    known = find_license(facts.license.strip())
    if known is None:
        return unknown(OPEN_LICENSE, [evidence("strange", STRANGE, {"license": facts.license.strip()})], SAY_WHICH)
    figures, words = {"license": known.code}, {"name": known.label}
    if known.conformant:
        conforms = evidence("conforms", CONFORMS, figures, words, link=known.uri)
        closing = [clause for clause in find_clauses(facts.statements) if clause.kind in CLOSING]
        if closing:
            return unmet(OPEN_LICENSE, [conforms, *map(_taken_back, closing)], _take_out(closing[0]))
        return met(OPEN_LICENSE, [conforms])
    why = known.restriction or NOT_LISTED
    return unmet(OPEN_LICENSE, [evidence("does-not", DOES_NOT, figures, {**words, "why": why}, link=known.uri)], CHOOSE)


def _taken_back(clause: Clause) -> Evidence:
    """Who publishes under an open licence and forbids half of it elsewhere has not opened anything."""
    words = {"field": label_of(clause.field), "kind": KINDS[clause.kind]}
    return evidence("taken-back", TAKEN_BACK, {"clause": clause.kind, "excerpt": clause.excerpt}, words)


def _take_out(clause: Clause) -> Text:
    field = label_of(clause.field)
    return Text(TAKE_OUT.en.format(field=field.en), TAKE_OUT.zh.format(field=field.zh))
