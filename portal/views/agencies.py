"""Agencies, their datasets, and how open these are."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalog.models import Agency, Dataset
from catalog.reports.months import criterion_counts, months_of
from catalog.search.ask import search_datasets, with_lines
from catalog.search.query import SearchQuery
from portal.everyones import everyones
from portal.presenters.agencies import measured
from portal.presenters.months import bars_of
from portal.presenters.pages import page_number, pages_of
from portal.presenters.ranking import FEWEST, ranked
from portal.presenters.whole import Line, lines_from, lines_of, whole

PAGE_SIZE = 20
BOARD_SIZE = 25


@require_safe
@everyones
def agencies(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/agencies.html", {"agencies": measured(Agency.objects.all())})


@require_safe
@everyones
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    found = next(iter(measured(Agency.objects.filter(slug=slug).select_related("parent"))), None)
    if found is None:
        raise Http404
    page = Paginator(range(found.public), PAGE_SIZE).get_page(request.GET.get("page"))
    datasets, criteria = _shown(found, page.number)
    context = {
        "agency": found,
        "page": page,
        "datasets": datasets,
        "parts": found.children.all(),
        "bars": bars_of(months_of(found, now=timezone.now())),
        "criteria": criteria,
    }
    return render(request, "portal/pages/agency.html", context)


def _shown(agency: Agency, number: int) -> tuple[tuple[Dataset, ...], tuple[Line, ...]]:
    """A page of its datasets, the newest first, and how many of all have each mark."""
    found = search_datasets(
        SearchQuery(
            filters={"agency": (agency.slug,)},
            sort="-modified",
            page=number,
            page_size=PAGE_SIZE,
            facets=("criterion",),
        )
    )
    if found.ready:
        return found.datasets, lines_from(found.facets["criterion"])
    start = (number - 1) * PAGE_SIZE
    public = with_lines(Dataset.objects.public().filter(agency=agency)).order_by("-modified")
    return tuple(public[start : start + PAGE_SIZE]), lines_of(criterion_counts(agency))


@require_safe
@everyones
def scoreboard(request: HttpRequest) -> HttpResponse:
    """Agencies by what their datasets meet on average; datasets by their score, a page at a time, from the index."""
    number = page_number(request.GET.get("page", "1"))
    found = search_datasets(SearchQuery(sort="-openness", page=number, page_size=BOARD_SIZE))
    context = {
        "ranked": ranked(agency for agency in measured(Agency.objects.all()) if agency.public),
        "fewest": FEWEST,
        "whole": whole(),
        "datasets": [dataset for dataset in found.datasets if dataset.assessment],
        "ready": found.ready,
        "pages": pages_of(number, found.count, BOARD_SIZE),
    }
    return render(request, "portal/pages/scoreboard.html", context)
