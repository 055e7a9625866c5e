"""Pages of a list: `{count, next, previous, results}`."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from rest_framework.request import Request

from catalog.api.rest.parameters import whole_number

PAGE_SIZE, MOST = 20, 100
PARAMETERS = ("page", "page_size")
# Past this, page numbers cost too much: filter more narrowly.
LAST_PAGE = 10_000


def page_of(request: Request) -> tuple[int, int]:
    """The page's number, from 1, and its size."""
    number = whole_number(request, "page", default=1, least=1, most=LAST_PAGE)
    return number, whole_number(request, "page_size", default=PAGE_SIZE, least=1, most=MOST)


def envelope(request: Request, *, count: int, results: Any) -> dict[str, Any]:
    number, size = page_of(request)
    return {
        "count": count,
        "next": _address(request, number + 1) if number * size < count else None,
        "previous": _address(request, number - 1) if number > 1 else None,
        "results": results,
    }


def _address(request: Request, number: int) -> str:
    pairs = [(k, v) for k, values in request.query_params.lists() for v in values if k != "page"]
    return f"{settings.SITE_URL}{request.path}?{urlencode([*pairs, ('page', number)])}"
