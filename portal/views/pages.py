"""Pages of words: themes, methodology, about, accessibility."""

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.models import Dataset
from catalog.vocabulary.themes import THEME, THEMES
from portal.everyones import everyones
from portal.presenters.methodology import methodology


@require_safe
@everyones
def themes(request: HttpRequest) -> HttpResponse:
    public = Dataset.objects.public().order_by()
    counts = public.aggregate(**{theme.code: Count("pk", filter=Q(themes__contains=[theme.code])) for theme in THEMES})
    return render(request, "portal/pages/themes.html", {"themes": [(theme, counts[theme.code]) for theme in THEMES]})


@require_safe
def theme(_request: HttpRequest, code: str) -> HttpResponse:
    if code not in THEME:
        raise Http404
    return HttpResponseRedirect(f"/datasets?theme={code}")


@require_safe
@everyones
def openness(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/openness.html", methodology())


@require_safe
@everyones
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/about.html")


@require_safe
@everyones
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/accessibility.html")
