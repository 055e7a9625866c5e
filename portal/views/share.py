"""What other sites show of a dataset: its picture, and a card in a frame."""

from csp.decorators import csp_replace
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from catalog.models import Dataset
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.licenses import find_license
from portal.presenters.cover import drawn
from portal.presenters.labels import spoken
from portal.presenters.sharing import SPOKEN, cover_of, cover_path

# The address names exactly this picture, so that it never goes stale.
FOREVER = "public, max-age=31536000, immutable"
SECONDS_KEPT = 24 * 3600


def _public(slug: str) -> Dataset:
    shown = Dataset.objects.public().select_related("agency", "assessment").prefetch_related("assessment__marks")
    found = shown.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


@require_safe
def cover(_request: HttpRequest, slug: str, language: str, stamp: str) -> HttpResponse:
    """An older stamp leads to the picture of today: what was shared long ago still shows something true."""
    if language not in SPOKEN:
        raise Http404
    found = _public(slug)
    wanted = cover_of(found, language)
    if stamp != wanted.stamp:
        return HttpResponseRedirect(cover_path(found, language))
    key = f"cover-{wanted.stamp}"
    picture = cache.get(key)
    if picture is None:
        picture = drawn(wanted)
        cache.set(key, picture, SECONDS_KEPT)
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": FOREVER})


# The one page that any site may frame: it has nothing to press but links that open their own window.
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # it takes views with parameters, too
@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    found = _public(slug)
    context = {
        "dataset": found,
        "license_label": spoken(find_license(found.license), found.license),
        "frequency_label": spoken(FREQUENCY.get(found.frequency), found.frequency),
    }
    return render(request, "portal/pages/card.html", context)
