"""`package_search`: Solr's language in, packages and facets out (https://docs.ckan.org/en/2.12/api/)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from catalog.api.ckan.errors import BadSearch, CkanError, Invalid
from catalog.api.ckan.request import Call
from catalog.api.ckan.shown import packages
from catalog.api.ckan.solr_fields import FACETS, need_of
from catalog.api.ckan.values import boolean, integer, natural, structure, text
from catalog.models import Agency
from catalog.search.ask import asked
from catalog.search.engine import plan
from catalog.search.engine.question import RELEVANCE, SAME, TITLE, Counted, FacetAsked, Order, Question
from catalog.search.engine.refusal import IndexUnusable
from catalog.standards.ckan import word
from catalog.vocabulary.formats import FORMAT
from catalog.vocabulary.licenses import find_license
from catalog.vocabulary.themes import THEME

ROWS, MOST_ROWS = 10, 1_000
DEFAULT_SORT = "score desc, metadata_modified desc"
# Understood; those with nothing to change here are taken as CKAN takes them.
PARAMETERS = frozenset(
    [
        "q",
        "fq",
        "fq_list",
        "rows",
        "start",
        "sort",
        "facet",
        "facet.field",
        "facet.limit",
        "facet.mincount",
        "include_private",
        "include_drafts",
        "include_deleted",
        "use_default_schema",
        "fl",
        "qf",
        "bf",
        "boost",
        "tie",
        "defType",
        "mm",
        "df",
        "wt",
        "q.op",
        "extras",
        "callback",
    ]
)
SORTS = {
    "score": RELEVANCE,
    "title_string": TITLE,
    "title": TITLE,
    "name": TITLE,
    "metadata_modified": "modified",
    "metadata_created": "created",
    # What nothing is known of is alike for all: then the ids decide.
    "views_recent": SAME,
    "views_total": SAME,
    "id": SAME,
}
UNLIMITED = 1_000_000


class IndexAway(CkanError):
    """CKAN says so while its Solr is away, and clients try again."""

    def __init__(self) -> None:
        super().__init__({"__type": "Search Index Error", "message": "Unable to search: the index is being built"})


def package_search(call: Call) -> dict[str, Any]:
    """Search for packages satisfying given search criteria.

    :param q: words and conditions, all if not given
    :param fq: conditions; several, side by side or as a list, must all hold
    :param sort: such as `score desc, metadata_modified desc`
    :param rows: how many, 10 if not given, 1000 at most
    :param start: how many to leave out before
    :param facet: whether to count values of fields
    :param facet.field: which, as a JSON list
    :param facet.limit: how many values of each, 50 if not given, all if below 0
    :param facet.mincount: leave out values with fewer
    """
    data = call.data
    if unknown := sorted(name for name in data if name not in PARAMETERS and not name.startswith("ext_")):
        raise BadSearch(f"Invalid search parameters: {unknown}")
    fields = _facet_fields(data)
    limit = integer(data, "facet.limit", 50)
    question = Question(
        need=_need(data, now=timezone.now()),
        order=_order(data),
        size=natural(data, "rows", ROWS, most=MOST_ROWS),
        offset=natural(data, "start", 0),
        facets={field: FacetAsked(FACETS[field], "") for field in fields if field in FACETS},
        facet_values=UNLIMITED if limit < 0 else limit,
    )
    try:
        found = asked(question)
    except IndexUnusable:
        raise IndexAway from None
    least = integer(data, "facet.mincount", 1)
    facets = {field: _labelled(field, _counted(found.facets.get(field), least)) for field in fields}
    return {
        "count": found.count,
        "facets": {field: dict(values) for field, values in facets.items()},
        "results": packages([hit.id for hit in found.hits]),
        "search_facets": {field: _search_facet(field, values) for field, values in facets.items()},
        "sort": text(data, "sort") or DEFAULT_SORT,
    }


def _need(data: Mapping[str, Any], *, now: datetime) -> plan.Need:
    given = data.get("fq_list") or []
    filters = [*_texts(data, "fq"), *(given if isinstance(given, list) else [given])]
    needs = [need_of(str(part), now=now) for part in (*_texts(data, "q"), *filters) if str(part).strip()]
    return plan.AllOf(tuple(needs)) if needs else plan.EVERYTHING


def _texts(data: Mapping[str, Any], name: str) -> list[str]:
    """In an address a parameter may stand several times."""
    value = data.get(name)
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else [text(data, name)]


def _facet_fields(data: Mapping[str, Any]) -> list[str]:
    """What can't be counted here is answered with nothing counted, as Solr does for a field without values."""
    value = data.get("facet.field")
    if value in (None, "") or not boolean(data, "facet", default=True):
        return []
    try:
        found = structure(data, "facet.field")
    except Invalid:
        raise Invalid({"facet.field": ["Could not parse as valid JSON", "Not a list"]}) from None
    if not isinstance(found, list) or not all(isinstance(field, str) for field in found):
        raise Invalid({"facet.field": ["Not a list"]})
    return list(dict.fromkeys(field[:100] for field in found[:50]))


def _order(data: Mapping[str, Any]) -> Order:
    """The first of the terms decides; among equals the ids do."""
    terms = (text(data, "sort") or DEFAULT_SORT).split(",")
    orders = [_term(term.strip()) for term in terms if term.strip()]
    words = any(part.strip() not in ("", "*:*") for part in _texts(data, "q"))
    # Without words all score alike: then what comes after the score decides.
    ranked = [one for one in orders if words or one.by != RELEVANCE]
    return ranked[0] if ranked else Order("modified")


def _term(term: str) -> Order:
    field, _, way = term.partition(" ")
    if field not in SORTS or way.strip().lower() not in ("", "asc", "desc"):
        raise BadSearch(f"Invalid sort: {term[:100]}; these fields are known: {', '.join(sorted(SORTS))}")
    return Order(SORTS[field], way.strip().lower() == "desc" or field == "score")


def _counted(counted: Counted | None, least: int) -> tuple[tuple[str, int], ...]:
    return tuple(pair for pair in counted.values if pair[1] >= least) if counted else ()


def _labelled(field: str, values: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """Formats by the names that resources have them by: `CSV`."""
    if field != "res_format":
        return values
    return tuple((FORMAT[value].label.en if value in FORMAT else value, count) for value, count in values)


def _search_facet(field: str, values: tuple[tuple[str, int], ...]) -> dict[str, Any]:
    """Values by their names, from the last to the first, as CKAN has them."""
    names = _display_names(field, [value for value, _count in values])
    items = [{"name": value, "display_name": names.get(value, value), "count": count} for value, count in values]
    return {"title": field, "items": sorted(items, key=lambda item: str(item["display_name"]), reverse=True)}


def _display_names(field: str, values: list[str]) -> dict[str, str]:
    if field == "organization":
        return {agency.slug: word(agency.name) for agency in Agency.objects.filter(slug__in=values)}
    if field == "groups":
        return {value: THEME[value].label.en for value in values if value in THEME}
    if field == "license_id":
        return {value: license_.label.en for value in values if (license_ := find_license(value))}
    return {}
