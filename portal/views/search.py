"""Search with facets."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.language import pick
from catalog.search.ask import Results, search_datasets
from catalog.search.filters.filter import BadFilter
from catalog.search.filters.registry import FILTER
from catalog.search.query import SearchQuery
from catalog.spoken import current_language
from portal.presenters.facets import SHOWN, chips_of, facets_of

PAGE_SIZE = 20
LAST_PAGE = 500
SORTS = ("relevance", "-modified", "-openness", "title")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A filter's nonsense (a mistyped address) is told above the results of everything else."""
    query, trouble = query_of(request.GET), ""
    try:
        results = search_datasets(query)
    except BadFilter as bad:
        trouble = pick(bad.text.as_map(), current_language())[0]
        query = SearchQuery(q=query.q, facets=SHOWN, page_size=PAGE_SIZE)
        results = search_datasets(query)
    context = {
        "query": query,
        "results": results,
        "facets": facets_of(query, results),
        "chips": chips_of(query),
        "pages": _pages(query, results),
        "sorts": SORTS,
        "trouble": trouble,
    }
    return render(request, "portal/pages/search.html", context, status=400 if trouble else 200)


def query_of(parameters: QueryDict) -> SearchQuery:
    """Unlike the API, a page takes what it understands and leaves the rest: people follow old links."""
    page = parameters.get("page", "1")
    sort = parameters.get("sort", "")
    return SearchQuery(
        q=parameters.get("q", "").strip()[:400],
        filters={name: tuple(v for v in parameters.getlist(name) if v) for name in FILTER if parameters.get(name)},
        sort=sort if sort in SORTS else "",
        page=min(int(page), LAST_PAGE) if page.isascii() and page.isdigit() and 0 < len(page) < 6 and int(page) else 1,
        page_size=PAGE_SIZE,
        facets=SHOWN,
    )


def _pages(query: SearchQuery, results: Results) -> dict[str, int | None]:
    last = max(1, -(-results.count // PAGE_SIZE))
    return {
        "number": query.page,
        "last": last,
        "previous": query.page - 1 if query.page > 1 else None,
        "next": query.page + 1 if query.page < last else None,
    }
