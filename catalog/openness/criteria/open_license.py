"""Open licence: one that conforms to the Open Definition (https://opendefinition.org/od/2.1/)."""

from catalog.language import Text
from catalog.openness.facts import DatasetFacts
from catalog.openness.making import evidence, met, unknown, unmet
from catalog.openness.marks import Mark
from catalog.vocabulary.criteria import OPEN_LICENSE
from catalog.vocabulary.licenses import find_license

NONE = Text("No licence is stated: by law, that allows nothing.", "未说明许可：依法即不允许任何使用。")
STRANGE = Text("We do not know the licence {license}.", "我们不了解许可 {license}。")
CONFORMS = Text("{license} conforms to the Open Definition.", "{license} 符合开放定义。")
DOES_NOT = Text("{license} does not conform to the Open Definition. {why_en}", "{license} 不符合开放定义。{why_zh}")

CHOOSE = Text("Choose an open licence, such as CC-BY-4.0 or CC0-1.0.", "请选择开放许可，如 CC-BY-4.0 或 CC0-1.0。")


def measure(facts: DatasetFacts) -> Mark:
    if not facts.license:
        return unmet(OPEN_LICENSE, [evidence("none", NONE)], CHOOSE)
    known = find_license(facts.license)
    if known is None:
        return unknown(OPEN_LICENSE, [evidence("strange", STRANGE, {"license": facts.license})], CHOOSE)
    if known.conformant:
        return met(OPEN_LICENSE, [evidence("conforms", CONFORMS, {"license": known.code})])
    why = known.restriction or Text("", "")
    figures = {"license": known.code, "why_en": why.en, "why_zh": why.zh}
    return unmet(OPEN_LICENSE, [evidence("does-not", DOES_NOT, figures)], CHOOSE)
