"""Which of Solr's fields CKAN's clients may ask for, and what each is here: a tree of Solr's becomes a plan of ours."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from catalog.api.ckan.access import identity
from catalog.api.ckan.errors import BadSearch
from catalog.api.ckan.package_fields import license_code
from catalog.models import Agency, Dataset
from catalog.search import solr
from catalog.search.engine import plan
from catalog.search.engine.entry import value_term
from catalog.search.query import text_need
from catalog.standards.ckan import to_group
from catalog.vocabulary.formats import FORMATS
from catalog.vocabulary.themes import THEMES

# Names that begin so are looked up in the database: more than these are asked for by nobody.
MOST_NAMES = 10_000
CONSTANTS = {
    "state": "active",
    "dataset_type": "dataset",
    "type": "dataset",
    "capacity": "public",
    "private": "false",
    "entity_type": "package",
    "site_id": "default",
}
FACETS = {
    "organization": "agency",
    "groups": "theme",
    "tags": "keyword",
    "res_format": "format",
    "license_id": "license",
    "extras_release_level": "level",
    "extras_frequency": "frequency",
    "extras_language": "language",
    "extras_has_rows": "has_rows",
    "extras_criterion": "mark",
}
NUMBERS = {"metadata_modified": "modified", "metadata_created": "created", "extras_openness_score": "openness"}
TEXTS = ("", "text", "title", "title_string", "notes")
BY_DATABASE = ("id", "name", "owner_org")
KNOWN = tuple(sorted({*CONSTANTS, *FACETS, *NUMBERS, *TEXTS[1:], *BY_DATABASE}))
# Solr's own arithmetic with dates: NOW, NOW-1DAY, NOW/DAY.
NOW = re.compile(r"NOW(?:-(\d{1,6})(DAY|HOUR|MONTH|YEAR)S?)?(?:/DAY)?")
HOURS = {"HOUR": 1, "DAY": 24, "MONTH": 24 * 30, "YEAR": 24 * 365}


def need_of(text: str, *, now: datetime) -> plan.Need:
    """Raises BadSearch, which names the place."""
    try:
        return _need(solr.parse_solr(text), now)
    except solr.BadSolr as error:
        raise BadSearch(f"{text[:200]}: {error}") from None


def _need(node: solr.Node, now: datetime) -> plan.Need:
    found: plan.Need
    match node:
        case solr.Everything():
            found = plan.EVERYTHING
        case solr.All(members):
            found = plan.AllOf(tuple(_need(member, now) for member in members))
        case solr.AnyOf(members):
            found = plan.AnyOf(tuple(_need(member, now) for member in members))
        case solr.Not(member):
            found = plan.Without(_need(member, now))
        case solr.Match():
            found = _match(node)
        case solr.Exists(field, position):
            found = _exists(field, position)
        case solr.Range():
            found = _range(node, now)
    return found


def _unknown(field: str, position: int) -> BadSearch:
    return BadSearch(f"undefined field {field[:100]} at position {position}; these are known: {', '.join(KNOWN)}")


def _match(node: solr.Match) -> plan.Need:
    field = node.field
    if field in TEXTS:
        return text_need(node.text, phrase=node.phrase, starts=node.prefix, title=field in ("title", "title_string"))
    if field in FACETS:
        return _facet(field, node)
    if field in CONSTANTS:
        return plan.EVERYTHING if node.text.lower() == CONSTANTS[field] else plan.Nothing()
    if field in BY_DATABASE:
        return LOOKUPS[field](node)
    if field in NUMBERS:
        raise BadSearch(f"{field} takes a range such as [2026-01-01T00:00:00Z TO *], at position {node.position}")
    raise _unknown(field, node.position)


def _facet(field: str, node: solr.Match) -> plan.Need:
    facet = FACETS[field]
    if node.prefix:
        return plan.Begins(value_term(facet, node.text))
    values = VALUES[field](node.text) if field in VALUES else [node.text]
    needs = tuple(plan.Term(value_term(facet, value)) for value in values)
    return needs[0] if len(needs) == 1 else plan.AnyOf(needs) if needs else plan.Nothing()


def _formats(text: str) -> list[str]:
    """CSV, csv: clients ask for the label that they were shown."""
    return [item.code for item in FORMATS if text.lower() in (item.code, item.label.en.lower())]


def _themes(text: str) -> list[str]:
    return [theme.code for theme in THEMES if text in (theme.code, to_group(theme.code)["id"])]


VALUES: dict[str, Callable[[str], list[str]]] = {
    "res_format": _formats,
    "groups": _themes,
    "license_id": lambda text: [license_code(text)],
}


def _by_id(node: solr.Match) -> plan.Need:
    found = Dataset.objects.public().filter(**identity(node.text)).values_list("pk", flat=True)[:1]
    return plan.Among(frozenset(found))


def _by_name(node: solr.Match) -> plan.Need:
    if not node.prefix:
        return _by_id(node)
    found = Dataset.objects.public().filter(slug__startswith=node.text).values_list("pk", flat=True)
    return plan.Among(frozenset(found[:MOST_NAMES]))


def _by_owner(node: solr.Match) -> plan.Need:
    slug = Agency.objects.filter(**identity(node.text)).values_list("slug", flat=True).first()
    return plan.Term(value_term("agency", slug)) if slug else plan.Nothing()


LOOKUPS: dict[str, Callable[[solr.Match], plan.Need]] = {"id": _by_id, "name": _by_name, "owner_org": _by_owner}


def _exists(field: str, position: int) -> plan.Need:
    if field in FACETS:
        return plan.Begins(value_term(FACETS[field], ""))
    if field in KNOWN or not field:
        return plan.EVERYTHING
    raise _unknown(field, position)


def _range(node: solr.Range, now: datetime) -> plan.Need:
    number = NUMBERS.get(node.field)
    if number is None:
        raise (
            _unknown(node.field, node.position)
            if node.field not in KNOWN
            else BadSearch(f"{node.field} takes no range, at position {node.position}")
        )
    read = _fraction if number == "openness" else lambda text, place: _moment(text, place, now)
    low = None if node.low is None else read(node.low, node.position)
    high = None if node.high is None else read(node.high, node.position)
    # Numbers are whole microseconds, or fractions of which nobody asks for the very end.
    step = 1.0 if number != "openness" else 1e-9
    low = low + step if low is not None and node.above else low
    high = high - step if high is not None and node.below else high
    return plan.Fits(plan.Between(number, low, high))


def _fraction(text: str, position: int) -> float:
    try:
        return float(text)
    except ValueError:
        raise BadSearch(f"{text[:50]} is no number, at position {position}") from None


def _moment(text: str, position: int, now: datetime) -> float:
    if found := NOW.fullmatch(text):
        hours = int(found[1] or 0) * HOURS[found[2] or "DAY"]
        return now.timestamp() * 1_000_000 - hours * 3600 * 1_000_000
    try:
        moment = (
            datetime.fromisoformat(text)
            if len(text) > 10
            else datetime.combine(date.fromisoformat(text), datetime.min.time())
        )
    except ValueError:
        raise BadSearch(f"{text[:50]} is no date such as 2026-01-31T08:00:00Z, at position {position}") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1_000_000 // 1
