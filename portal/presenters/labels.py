"""What codes are called in the reader's language."""

from catalog.language import pick
from catalog.models import Agency
from catalog.spoken import current_language
from catalog.vocabulary.criteria import CRITERION, MARK
from catalog.vocabulary.formats import FORMAT
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.licenses import find_license
from catalog.vocabulary.term import Term
from catalog.vocabulary.themes import THEME

YES_NO = {"en": {"true": "yes", "false": "no"}, "zh-Hans": {"true": "是", "false": "否"}}


def spoken(term: Term | None, code: str) -> str:
    return pick(term.label.as_map(), current_language())[0] if term else code


def label_of(filter_name: str, value: str, agencies: dict[str, str]) -> str:
    """`agencies` maps slugs to names, read once for all."""
    if filter_name == "agency":
        return agencies.get(value, value)
    if filter_name == "criterion":
        criterion, _, mark = value.partition(":")
        return f"{spoken(CRITERION.get(criterion), criterion)}: {spoken(MARK.get(mark), mark)}"
    if filter_name == "license":
        return spoken(find_license(value), value)
    if filter_name == "has_rows":
        return YES_NO[current_language()].get(value, value)
    terms: dict[str, dict[str, Term]] = {
        "theme": dict(THEME),
        "format": dict(FORMAT),
        "level": dict(LEVEL),
        "frequency": dict(FREQUENCY),
    }
    return spoken(terms.get(filter_name, {}).get(value), value)


def agency_names(slugs: set[str]) -> dict[str, str]:
    found = Agency.objects.filter(slug__in=slugs) if slugs else Agency.objects.none()
    return {agency.slug: pick(agency.name, current_language())[0] for agency in found}
