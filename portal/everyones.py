"""Pages that are the same for every visitor: compressed, known by a tag, and built once for each state of the catalog.

Whoever has signed in gets a page of their own, which nobody keeps. Decision 48 says what may be how old.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from catalog.api.limits import count
from catalog.api.rest.throttle import address_of
from catalog.search.ask import catalog_state
from portal.views.errors import too_many

# Asked about before each use: the tag makes that cheap, and what is withdrawn is gone at once.
EVERYONES = "public, max-age=0, must-revalidate"
ONE_READERS = "private, no-cache"
# What a page depends on besides its address: the language asked for, the cookie that remembers one or says who reads.
VARIES = ("Accept-Language", "Cookie", "Accept-Encoding")
# Whether the page was there, had to be built and is kept from now on, or is never kept (RFC 9211).
HIT, KEPT, BUILT = "kaimen; hit", "kaimen; fwd=miss; stored", "kaimen; fwd=bypass"
COMPRESSION = 5
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Page:
    """`body` is compressed. The tag is weak: compressed or not, it is the same page."""

    body: bytes
    content_type: str
    tag: str


def everyones(view: View, *, keep: bool = True) -> View:
    """`keep`: nothing on the page must go sooner than PAGE_SECONDS, but for what `catalog_state` tells of."""

    @wraps(view)
    def page(request: HttpRequest, **parts: Any) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return _one_readers(view(request, **parts))
        key = _key(request) if keep else None
        found: Page | None = caches["pages"].get(key) if key else None
        status = HIT
        if found is None:
            response = _built(view, request, parts)
            if response.status_code != HTTPStatus.OK:
                patch_vary_headers(response, VARIES)
                return response
            found = _page(response)
            status = BUILT
            if key:
                caches["pages"].set(key, found, settings.PAGE_SECONDS)
                status = KEPT
        return _sent(request, found, status)

    return page


everyones_anew = partial(everyones, keep=False)


def _built(view: View, request: HttpRequest, parts: dict[str, Any]) -> HttpResponse:
    """Only what has to be built is counted: a page that is there costs next to nothing."""
    allowance = count(f"pages:{address_of(request)}", limit=settings.RATE_LIMIT_PAGES)
    if allowance is not None and allowance.left < 0:
        return too_many(request, allowance.reset)
    return view(request, **parts)


def _key(request: HttpRequest) -> str | None:
    """None where nothing is to be kept, or the catalog's state is not known."""
    state = catalog_state() if settings.PAGE_SECONDS else None
    if state is None:
        return None
    asked = f"{get_language()} {state} {request.get_full_path()}"
    return hashlib.sha256(asked.encode(errors="surrogatepass")).hexdigest()


def _page(response: HttpResponse) -> Page:
    content = response.content
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    return Page(gzip.compress(content, COMPRESSION, mtime=0), response["Content-Type"], tag)


def _sent(request: HttpRequest, page: Page, status: str) -> HttpResponse:
    compressed = GZIP.search(request.headers.get("Accept-Encoding", "")) is not None
    body = page.body if compressed else gzip.decompress(page.body)
    response = HttpResponse(b"" if request.method == "HEAD" else body, content_type=page.content_type)
    response["Content-Length"] = str(len(body))
    if compressed:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = page.tag
    response["Cache-Control"] = EVERYONES
    response["Cache-Status"] = status
    patch_vary_headers(response, VARIES)
    return response


def _one_readers(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = ONE_READERS
    patch_vary_headers(response, VARIES)
    return response
