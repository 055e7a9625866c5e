"""Agencies, their datasets, and how open these are."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Avg, Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalog.models import Agency, Dataset, State
from catalog.reports.months import criterion_counts, months_of
from catalog.search.ask import search_datasets, with_everything
from catalog.search.query import SearchQuery
from catalog.vocabulary.levels import OPEN, SHARED
from portal.everyones import everyones
from portal.presenters.months import bars_of
from portal.presenters.pages import page_number, pages_of
from portal.presenters.ranking import FEWEST, ranked
from portal.presenters.whole import lines_of, whole

PUBLIC = Q(datasets__state=State.PUBLIC) & ~Q(datasets__release_level=SHARED)
PAGE_SIZE = 20
BOARD_SIZE = 25


def measured() -> QuerySet[Any]:
    """Agencies with how many public datasets they have, how many are open, and how many criteria these meet."""
    return Agency.objects.select_related("parent").annotate(
        public=Count("datasets", filter=PUBLIC),
        opened=Count("datasets", filter=PUBLIC & Q(datasets__release_level=OPEN)),
        met=Avg("datasets__assessment__met", filter=PUBLIC),
    )


@require_safe
@everyones
def agencies(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/agencies.html", {"agencies": measured()})


@require_safe
@everyones
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    found = measured().filter(slug=slug).first()
    if found is None:
        raise Http404
    datasets = with_everything(Dataset.objects.public().filter(agency=found)).order_by("-modified")
    page = Paginator(datasets, PAGE_SIZE).get_page(request.GET.get("page"))
    months = months_of(found, now=timezone.now())
    context = {
        "agency": found,
        "page": page,
        "parts": found.children.all(),
        "bars": bars_of(months),
        "criteria": lines_of(criterion_counts(found)),
    }
    return render(request, "portal/pages/agency.html", context)


@require_safe
@everyones
def scoreboard(request: HttpRequest) -> HttpResponse:
    """Agencies by what their datasets meet on average; datasets by their score, a page at a time, from the index."""
    number = page_number(request.GET.get("page", "1"))
    found = search_datasets(SearchQuery(sort="-openness", page=number, page_size=BOARD_SIZE))
    context = {
        "ranked": ranked(measured().filter(public__gt=0)),
        "fewest": FEWEST,
        "whole": whole(),
        "datasets": [dataset for dataset in found.datasets if dataset.assessment],
        "ready": found.ready,
        "pages": pages_of(number, found.count, BOARD_SIZE),
    }
    return render(request, "portal/pages/scoreboard.html", context)
