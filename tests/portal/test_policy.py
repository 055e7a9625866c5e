"""The policy of an answer: the site's own, unless its view has another."""

from collections.abc import Callable
from typing import Any

from csp.decorators import csp_exempt, csp_update
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from portal.policy import PolicyMiddleware

HEADER = "Content-Security-Policy"


def _sorted(policy: str) -> list[str]:
    return sorted(part.strip() for part in policy.split(";"))


def _answered(view: Callable[[HttpRequest], HttpResponseBase]) -> Any:
    return PolicyMiddleware(view)(RequestFactory().get("/"))


def _plain(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def _own(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("", headers={HEADER: "sandbox"})


def test_it_is_what_the_library_would_write() -> None:
    assert _sorted(_answered(_plain)[HEADER]) == _sorted(build_policy())


def test_a_view_may_have_its_own() -> None:
    assert _answered(_own)[HEADER] == "sandbox"


def test_a_view_may_add_to_it_or_go_without() -> None:
    added = csp_update({"img-src": ["https://tiles.example.org"]})(_plain)
    assert "img-src 'self' data: https://tiles.example.org" in _sorted(_answered(added)[HEADER])
    assert HEADER not in _answered(csp_exempt()(_plain))
