"""What the methodology page shows: the very words and thresholds by which marks are worked out."""

from dataclasses import dataclass

from catalog.language import LanguageMap, Text
from catalog.openness import method
from catalog.openness.marks import RULES_VERSION
from catalog.openness.threshold import Threshold
from catalog.openness.thresholds import THRESHOLDS
from catalog.vocabulary.criteria import CRITERIA, MARKS
from catalog.vocabulary.formats import FORMATS
from catalog.vocabulary.licenses import LICENSES
from catalog.vocabulary.term import Term


@dataclass(frozen=True, slots=True)
class Explained:
    """One criterion with its thresholds; texts as language maps, which the page picks from."""

    term: Term
    measured: LanguageMap
    passed_over: LanguageMap
    thresholds: tuple[tuple[Threshold, LanguageMap], ...]


def methodology() -> dict[str, object]:
    return {
        "rules": RULES_VERSION,
        "marks": MARKS,
        "introduction": method.INTRODUCTION.as_map(),
        "coming_about": method.COMING_ABOUT.as_map(),
        "objecting": method.OBJECTING.as_map(),
        "gate": [_plain(text) for text in (method.GATE, method.LOSING)],
        "criteria": [_explained(term) for term in CRITERIA],
        "formats": [format_.label.as_map() for format_ in FORMATS if format_.open_specification],
        "licenses": [license_ for license_ in LICENSES if license_.conformant],
    }


def _explained(term: Term) -> Explained:
    told = method.METHODS[term.code]
    mine = tuple((one, one.meaning.as_map()) for one in THRESHOLDS if one.criterion == term.code)
    return Explained(term, told.measured.as_map(), told.passed_over.as_map(), mine)


def _plain(text: Text) -> LanguageMap:
    """With the criteria's names in place of their codes."""
    english, chinese = text.en.replace("`open`", "“open”"), text.zh
    for term in CRITERIA:
        english = english.replace(f"`{term.code}`", term.label.en)
        chinese = chinese.replace(f"`{term.code}`", f"“{term.label.zh}”")
    return Text(english, chinese).as_map()
