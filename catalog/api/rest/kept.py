"""Kept answers of the REST API, written as its renderer writes them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from catalog.api.kept import kept
from catalog.api.rest.renderers import OrjsonRenderer


def kept_json(request: Request, stamp: str | None, make: Callable[[], Any]) -> HttpResponse:
    """`make` gives what a serializer gives, and is called only where the answer is not there."""
    answer = kept(request._request, stamp, lambda: OrjsonRenderer().render(make()))
    return answer.as_response(OrjsonRenderer.media_type)
