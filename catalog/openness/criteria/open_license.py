"""Open licence (开放许可): one that conforms to the Open Definition, by an explicit table of licences.

https://opendefinition.org/od/2.1/en/
"""

from catalog.language import Text
from catalog.openness.facts import DatasetFacts
from catalog.openness.making import evidence, met, unknown, unmet
from catalog.openness.marks import Mark
from catalog.vocabulary.criteria import OPEN_LICENSE
from catalog.vocabulary.licenses import find_license

NONE = Text("No licence is stated: by law, that allows nothing.", "未说明许可：依法即不允许任何使用。")
STRANGE = Text("The licence “{license}” is not in our table.", "许可“{license}”不在我们的许可表中。")
CONFORMS = Text("{name} ({license}) conforms to the Open Definition.", "{name}（{license}）符合开放定义。")
DOES_NOT = Text(
    "{name} ({license}) does not conform to the Open Definition. {why}", "{name}（{license}）不符合开放定义。{why}"
)
NOT_LISTED = Text("It is not on the list of conformant licences.", "它不在符合开放定义的许可之列。")

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
        return met(OPEN_LICENSE, [evidence("conforms", CONFORMS, figures, words)])
    why = known.restriction or NOT_LISTED
    return unmet(OPEN_LICENSE, [evidence("does-not", DOES_NOT, figures, {**words, "why": why})], CHOOSE)
