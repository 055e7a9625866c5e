"""For developers: from nothing to rows in a minute, with the dataset at hand as the example."""

import re

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.models import Dataset, Resource
from catalog.profiling.columns import columns_of
from portal.everyones import everyones
from portal.presenters.snippets import Table, condition_of, croissant, snippets

SLUG = re.compile(r"[\w-]{1,100}")
COLUMNS = 12


@require_safe
@everyones
def developers(request: HttpRequest) -> HttpResponse:
    """`?dataset=slug`, else a table of the newest that has one, so that what is copied from the page works."""
    slug = request.GET.get("dataset", "")
    dataset = _dataset(slug) if slug else None
    example = _table(dataset)
    profile = example.version.profile if example and example.version else None
    api = f"{settings.SITE_URL}/api/v1"
    columns = columns_of(profile.columns) if profile else ()
    shown = Table(f"{api}/resources/{example.pk}/rows", condition_of(columns)) if example else None
    context = {
        "api": api,
        "dataset": example.dataset if example else dataset,
        "example": example,
        "profile": profile,
        "columns": columns[:COLUMNS],
        "more_columns": max(0, len(columns) - COLUMNS),
        "snippets": snippets(shown) if shown else (),
        "croissant": _croissant(example) if example else "",
    }
    return render(request, "portal/pages/developers.html", context)


def _croissant(example: Resource) -> str:
    address = f"{settings.SITE_URL}{example.dataset.get_absolute_url()}/croissant.json"
    return croissant(address, f"records-{example.pk}")


def _dataset(slug: str) -> Dataset:
    found = Dataset.objects.public().filter(slug=slug).first() if SLUG.fullmatch(slug) else None
    if found is None:
        raise Http404
    return found


def _table(dataset: Dataset | None) -> Resource | None:
    """The dataset's first table; without a dataset, the first of the newest that has one with rows."""
    tables = Resource.objects.filter(version__profile__rows__gt=0)
    if dataset is None:
        with_rows = Dataset.objects.public().filter(Exists(tables.filter(dataset=OuterRef("pk"))))
        dataset = with_rows.order_by("-modified").first()
    own = tables.filter(dataset=dataset).select_related("dataset", "version__profile")
    return own.order_by("position", "created").first() if dataset else None
