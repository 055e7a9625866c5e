"""Pages of words: themes, methodology, about, accessibility; and the design's own page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.vocabulary.criteria import CRITERIA, MARKS
from catalog.vocabulary.themes import THEME
from portal.everyones import everyones
from portal.presenters.methodology import methodology
from portal.presenters.tokens import contrasts, tokens
from portal.presenters.whole import theme_lines


@require_safe
@everyones
def themes(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/themes.html", {"lines": theme_lines()})


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


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """The living style page (docs/design.md), for who works on the pages: not there outside of debugging."""
    if not settings.DEBUG:
        raise Http404
    context = {"tokens": tokens(), "contrasts": contrasts(), "marks": MARKS, "criteria": CRITERIA}
    return render(request, "portal/pages/design.html", context)
