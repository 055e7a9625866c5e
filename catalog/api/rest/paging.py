"""Pages of a list: `{count, next, previous, results}`.

`page` numbers pages; `cursor` begins anywhere and costs the same on every page: `cursor=*` is the first page, and each
answer's `next` leads to the one behind it.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.conf import settings
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from catalog.api.problem import ProblemItem
from catalog.api.rest.parameters import whole_number
from catalog.api.rest.problems import BadRequest
from catalog.language import Text
from catalog.search.engine.question import After

PAGE_SIZE, MOST = 20, 100
PARAMETERS = ("page", "page_size")
# Past this, page numbers cost too much: ask for `cursor=*`.
LAST_PAGE = 10_000
START = "*"
BAD_CURSOR = Text(
    "This is no cursor of this search in this order: begin with cursor=* and follow “next”.",
    "这不是当前检索与排序的游标：请以 cursor=* 开始，然后沿 “next” 前进。",
)
TWO_PLACES = Text("Give page or cursor, not both.", "page 与 cursor 只能给出一个。")

# As the description of an operation has them.
PAGE = [
    OpenApiParameter("page", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}),
    OpenApiParameter("page_size", {"type": "integer", "minimum": 1, "maximum": MOST}),
]


def page_of(request: Request) -> tuple[int, int]:
    """The page's number, from 1, and its size."""
    number = whole_number(request, "page", default=1, least=1, most=LAST_PAGE)
    return number, whole_number(request, "page_size", default=PAGE_SIZE, least=1, most=MOST)


def cursor_of(request: Request, order: str) -> After | None:
    """Where the page begins; None for the first one. A cursor belongs to the order that it was made in."""
    text = request.query_params.get("cursor", "")
    if text and request.query_params.get("page"):
        raise BadRequest([ProblemItem("cursor", "two-places", TWO_PLACES)])
    if text in ("", START):
        return None
    try:
        made_in, key, identity = orjson.loads(urlsafe_b64decode(text.encode()))
        if made_in != order or not isinstance(key, str if order.endswith("title") else int | float):
            raise ValueError(order)
        return After(key, UUID(identity))
    except (ValueError, TypeError, AttributeError, binascii.Error):
        raise BadRequest([ProblemItem("cursor", "bad-cursor", BAD_CURSOR)]) from None


def cursor_text(after: After, order: str) -> str:
    return urlsafe_b64encode(orjson.dumps([order, after.key, after.id])).decode()


def envelope(request: Request, *, count: int, results: Any) -> dict[str, Any]:
    number, size = page_of(request)
    more = number * size < count and number < LAST_PAGE
    return {
        "count": count,
        "next": _address(request, page=number + 1) if more else None,
        "previous": _address(request, page=number - 1) if number > 1 else None,
        "results": results,
    }


def cursor_envelope(request: Request, *, count: int, results: Any, following: str) -> dict[str, Any]:
    """`following` is the next page's cursor, "" behind the last. There is no way back: nobody needs one so far."""
    return {
        "count": count,
        "next": _address(request, cursor=following) if following else None,
        "previous": None,
        "results": results,
    }


def _address(request: Request, **place: Any) -> str:
    kept = [(k, v) for k, values in request.query_params.lists() for v in values if k not in ("page", "cursor")]
    return f"{settings.SITE_URL}{request.path}?{urlencode([*kept, *place.items()])}"
