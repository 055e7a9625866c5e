"""The parameters of `/search` to a question of the index: data.gov's own, and every filter that it lacks."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from catalog.api.v4 import cursor, geometry
from catalog.api.v4.refusal import unknown, wrong
from catalog.models import Agency
from catalog.search.engine import plan
from catalog.search.engine.question import Question
from catalog.search.filters.filter import BadFilter
from catalog.search.filters.registry import FACETS, FILTER
from catalog.search.query import SORTS, SearchQuery, question_of
from catalog.standards.terms import plain
from catalog.vocabulary.formats import FORMAT

PER_PAGE, MOST = 20, 1_000
# Theirs. What is sorted by views or by distance there is sorted by relevance here, and the answer's `sort` says so.
THEIR_SORTS = {"relevance": "", "popularity": "", "distance": "", "last_harvested_date": "-modified"}
THEIRS = (
    "q",
    "sort",
    "per_page",
    "after",
    "keyword",
    "org_slug",
    "org_type",
    "publisher",
    "spatial_filter",
    "spatial_geometry",
    "spatial_within",
    "has_download",
    "collection",
)
# Of their pages: they change nothing in an answer.
HINTS = ("results", "from_hint", "geography_label")
KNOWN = (*THEIRS, *HINTS, *(name for name in FILTER if name not in THEIRS), "facets", "lang")
# What the agencies here do not say of themselves, so that nothing can be told apart by it.
NOT_KEPT = {"org_type": "agencies have no type here.", "collection": "there are no collections here."}
WORDS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """`question` asks for one more than `per_page`, to know whether there is another page; `order` is the cursors'."""

    question: Question
    per_page: int
    sort: str
    order: str


def read_question(given: QueryDict) -> Asked:
    """Raises Refusal, which names the parameter."""
    for name in given:
        if name not in KNOWN:
            raise unknown(name, name, KNOWN)
        if name in NOT_KEPT and given[name]:
            raise wrong(name, NOT_KEPT[name])
    sort, per_page = given.get("sort") or "relevance", _per_page(given.get("per_page", ""))
    if sort not in THEIR_SORTS and sort not in SORTS:
        raise unknown("sort", sort, (*THEIR_SORTS, *SORTS))
    query = SearchQuery(
        q=given.get("q", ""),
        filters=_filters(given),
        sort=THEIR_SORTS.get(sort, sort),
        page_size=per_page + 1,
        facets=_facets(given.get("facets", "")),
    )
    query = replace(query, after=cursor.read(given.get("after", ""), query.order))
    try:
        question = question_of(query)
    except BadFilter as bad:
        raise wrong(bad.name, bad.text.en) from None
    applied = "relevance" if sort in ("popularity", "distance") else sort
    return Asked(_narrowed(question, given), per_page, applied, query.order)


def _filters(given: QueryDict) -> dict[str, tuple[str, ...]]:
    """Those of the registry; their `org_slug` and `publisher` are agencies."""
    filters = {name: tuple(filter(None, given.getlist(name))) for name in FILTER if name != "keyword"}
    agencies = [*filters["agency"], *_agencies(given)]
    return {**filters, "agency": tuple(agencies)}


def _agencies(given: QueryDict) -> list[str]:
    """Raises Refusal for an agency that is not there, in whatever case it is written."""
    slug, publisher = given.get("org_slug", "").strip(), given.get("publisher", "").strip()
    if not (slug or publisher):
        return []
    names = {one: plain(name) for one, name in Agency.objects.values_list("slug", "name")}
    found = []
    if slug:
        found += [one for one in names if one.lower() == slug.lower()]
        if not found:
            raise unknown("org_slug", slug, names)
    if publisher:
        named = [one for one, name in names.items() if name.lower() == publisher.lower()]
        if not named:
            raise unknown("publisher", publisher, names.values())
        found = [one for one in named if one in found] if slug else named
        if not found:
            raise wrong("publisher", "this is not the organization of org_slug.")
    return found


def _narrowed(question: Question, given: QueryDict) -> Question:
    """With what only data.gov asks for: every keyword must be there, a file, a place."""
    filters, needs = dict(question.filters), [question.need]
    if keywords := tuple(filter(None, given.getlist("keyword"))):
        filters["keyword"] = plan.ValueIn("keyword", keywords, every=True)
    if _flag(given, "has_download"):
        filters["has_download"] = plan.ValueIn("format", tuple(FORMAT))
    within = _flag(given, "spatial_within")
    if shape := given.get("spatial_geometry", ""):
        filters["spatial_geometry"] = geometry.meeting(shape, within=within)
    if kind := given.get("spatial_filter", ""):
        needs.append(geometry.kind_need(kind))
    need = question.need if len(needs) == 1 else plan.AllOf(tuple(needs))
    return replace(question, filters=filters, need=need)


def _flag(given: QueryDict, name: str) -> bool:
    value = given.get(name, "").strip().lower()
    if value and value not in WORDS:
        raise unknown(name, value, ("true", "false"))
    return WORDS.get(value, False)


def _facets(text: str) -> tuple[str, ...]:
    names = tuple(name for name in dict.fromkeys(text.split(",")) if name)
    for name in names:
        if name not in FACETS:
            raise unknown("facets", name, FACETS)
    return names


def _per_page(text: str) -> int:
    if not text:
        return PER_PAGE
    return whole_number("per_page", text, most=MOST)


def whole_number(parameter: str, text: str, *, most: int) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most:
        return int(text)
    raise wrong(parameter, f"“{text[:50]}” is not a whole number from 1 to {most}.")
