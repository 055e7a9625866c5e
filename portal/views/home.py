"""Home: search first, then what is new, and how open the whole is."""

from django.db.models import Avg, Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.models import Agency, Dataset
from catalog.search.ask import with_everything
from catalog.vocabulary.levels import OPEN
from catalog.vocabulary.themes import THEMES
from portal.everyones import everyones
from portal.presenters.linked_data import catalog_data
from portal.presenters.whole import whole

NEWEST = 6


@require_safe
@everyones
def home(request: HttpRequest) -> HttpResponse:
    public = Dataset.objects.public()
    figures = public.order_by().aggregate(
        datasets=Count("pk"),
        opened=Count("pk", filter=Q(release_level=OPEN)),
        met=Avg("assessment__met"),
        **{f"theme_{theme.code}": Count("pk", filter=Q(themes__contains=[theme.code])) for theme in THEMES},
    )
    context = {
        "figures": figures,
        "agencies": Agency.objects.filter(datasets__in=public).distinct().count(),
        "linked_data": catalog_data(),
        "whole": whole(),
        "newest": with_everything(public).order_by("-modified")[:NEWEST],
        "themes": [(theme, figures[f"theme_{theme.code}"]) for theme in THEMES if figures[f"theme_{theme.code}"]],
    }
    return render(request, "portal/pages/home.html", context)
