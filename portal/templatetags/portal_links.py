"""Links that keep what the reader chose."""

from typing import Any

from django import template
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], language: str | None) -> str:
    """This page in another language, everything else kept; None is the address that leaves it to the reader."""
    return _changed(context.get("request"), {"lang": language})


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **values: Any) -> str:
    """This page with some parameters set; None takes one away. The page number begins anew unless it is set."""
    return _changed(context.get("request"), {"page": None, **values})


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], path: str) -> SafeString | str:
    request = context.get("request")
    here = request is not None and (request.path == path or request.path.startswith(f"{path}/"))
    return format_html(' aria-current="{}"', "page" if request and request.path == path else "true") if here else ""


@register.simple_tag(takes_context=True)
def sorting(context: dict[str, Any], column: str) -> dict[str, str]:
    """For a column's head: `aria` is how the table is sorted by it now, `url` sorts by it, or the other way round."""
    request = context.get("request")
    now = request.GET.get("sort", "") if request else ""
    aria = "ascending" if now == column else "descending" if now == f"-{column}" else ""
    following = f"-{column}" if aria == "ascending" else column
    return {"aria": aria, "url": f"{_changed(request, {'sort': following, 'cursor': None})}#rows"}


def _changed(request: HttpRequest | None, values: dict[str, Any]) -> str:
    if request is None:
        return "?"
    query: QueryDict = request.GET.copy()
    for name, value in values.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path
