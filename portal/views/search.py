"""Search with facets."""

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.language import pick
from catalog.search.ask import Results, search_datasets
from catalog.search.filters.filter import BadFilter
from catalog.search.filters.registry import FACETS, FILTER, FILTERS
from catalog.search.grammar import LONGEST, BadQuery
from catalog.search.highlight import marker_of
from catalog.search.query import SearchQuery
from catalog.search.within import narrowed
from catalog.spoken import current_language
from portal.everyones import everyones
from portal.presenters.facets import SHOWN, chips_of, facets_of, filter_label
from portal.presenters.pages import page_number, pages_of

PAGE_SIZE = 20
SORTS = ("relevance", "-modified", "-openness", "title")
# Filters that are typed or picked, not counted.
FIELDS = tuple(item for item in FILTERS if item.control)


@require_safe
@everyones
def search(request: HttpRequest) -> HttpResponse:
    """What can't be read (a mistyped address, a quotation mark too many) is told above the results of the rest."""
    finds = {name: request.GET[f"find_{name}"].strip()[:80] for name in FACETS if request.GET.get(f"find_{name}")}
    query, trouble = query_of(request.GET), ""
    query = replace(query, among=narrowed([f"{name}:{text}" for name, text in finds.items() if text]))
    try:
        results = search_datasets(query)
    except BadFilter as bad:
        trouble = pick(bad.text.as_map(), current_language())[0]
        kept = {"filters": query.filters} if isinstance(bad, BadQuery) else {"q": query.q}
        results = _some(SearchQuery(facets=SHOWN, page_size=PAGE_SIZE, **kept))
    context = {
        "query": query,
        "marker": marker_of(query.q),
        "results": results,
        "facets": facets_of(query, results, finds),
        "fields": _fields(query),
        "has_fields": any(item.name in query.filters for item in FIELDS),
        "chips": chips_of(query, request.GET),
        "pages": pages_of(query.page, results.count, PAGE_SIZE),
        "sorts": SORTS,
        "feed": feed_of(query, request.GET.get("lang", "")),
        "trouble": trouble,
    }
    return render(request, "portal/pages/search.html", context, status=400 if trouble else 200)


def feed_of(query: SearchQuery, language: str) -> str:
    """Where to follow what is searched for: a feed takes that alone, nothing of the page's own fields."""
    asked = [("q", query.q)] if query.q else []
    asked += [(name, value) for name, values in query.filters.items() for value in values]
    asked += [("lang", language)] if language else []
    return f"/feeds/datasets.atom?{urlencode(asked)}" if asked else "/feeds/datasets.atom"


def _some(query: SearchQuery) -> Results:
    """Two things may be wrong at once; then everything is shown."""
    try:
        return search_datasets(query)
    except BadFilter:
        return search_datasets(SearchQuery(facets=SHOWN, page_size=PAGE_SIZE))


def query_of(parameters: QueryDict) -> SearchQuery:
    """Unlike the API, a page takes what it understands and leaves the rest: people follow old links."""
    sort = parameters.get("sort", "")
    return SearchQuery(
        q=parameters.get("q", "").strip()[:LONGEST],
        filters={name: tuple(v for v in parameters.getlist(name) if v) for name in FILTER if parameters.get(name)},
        sort=sort if sort in SORTS else "",
        page=page_number(parameters.get("page", "1")),
        page_size=PAGE_SIZE,
        facets=SHOWN,
    )


def _fields(query: SearchQuery) -> list[dict[str, str]]:
    return [
        {
            "name": item.name,
            "kind": item.control,
            "label": filter_label(item.name),
            "help": pick(item.help.as_map(), current_language())[0],
            "value": (query.filters.get(item.name) or ("",))[-1],
        }
        for item in FIELDS
    ]
