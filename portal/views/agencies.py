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
from catalog.search.ask import with_everything
from catalog.vocabulary.levels import OPEN, SHARED
from portal.everyones import everyones
from portal.presenters.months import bars_of

PUBLIC = Q(datasets__state=State.PUBLIC) & ~Q(datasets__release_level=SHARED)
PAGE_SIZE = 20


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
        "criteria": criterion_counts(found),
    }
    return render(request, "portal/pages/agency.html", context)


@require_safe
@everyones
def scoreboard(request: HttpRequest) -> HttpResponse:
    """Agencies and datasets by openness: first what meets most of the eight."""
    datasets = with_everything(Dataset.objects.public()).filter(assessment__isnull=False)
    context = {
        "agencies": measured().filter(public__gt=0).order_by("-met", "slug"),
        "datasets": datasets.order_by("-assessment__met", "-assessment__score", "slug")[:50],
    }
    return render(request, "portal/pages/scoreboard.html", context)
