"""Which notation a client wants of an address that has a page too (RFC 9110, 12.5.1)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from catalog.standards.notations import NOTATIONS, Notation

PAGE_TYPES = ("text/html", "application/xhtml+xml")
# Longer than any program's own header: the rest is not looked at.
LONGEST = 2000

View = Callable[..., HttpResponseBase]


def preferred(accept: str) -> Notation | None:
    """None for the page: what browsers want, who has no wish, and who wants nothing that we have."""
    wishes = _wishes(accept[:LONGEST])
    page = max(_quality(wishes, media_type) for media_type in PAGE_TYPES)
    best = max(NOTATIONS, key=lambda notation: _quality(wishes, notation.media_type))
    return best if _quality(wishes, best.media_type) > page else None


def _wishes(accept: str) -> dict[str, float]:
    """Media range to quality, 0 to 1; a quality that is no number is no wish."""
    wishes = {}
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((text[2:] for text in parameters if text.startswith("q=")), "1")
        try:
            wishes[name] = min(1.0, max(0.0, float(weight)))
        except ValueError:
            continue
    return wishes


def _quality(wishes: dict[str, float], media_type: str) -> float:
    """By the most exact range that fits."""
    family = f"{media_type.split('/', maxsplit=1)[0]}/*"
    return next((wishes[name] for name in (media_type, family, "*/*") if name in wishes), 0.0)


def negotiated(document: View) -> Callable[[View], View]:
    """A page that is `document(request, notation=…)` to those who would rather have data."""

    def around(page: View) -> View:
        @wraps(page)
        def view(request: HttpRequest, **parts: Any) -> HttpResponseBase:
            notation = preferred(request.headers.get("Accept", ""))
            response = document(request, notation=notation, **parts) if notation else page(request, **parts)
            patch_vary_headers(response, ["Accept"])
            return response

        return view

    return around
