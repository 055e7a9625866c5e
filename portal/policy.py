"""The Content-Security-Policy of an answer: written once for all whose views have no wish of their own."""

from functools import lru_cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# What the decorators of django-csp leave on an answer.
WISHES = ("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt")


class PolicyMiddleware(CSPMiddleware):
    """django-csp's own, which takes a fifth of the time of a short answer. There are no nonces here."""

    def process_request(self, request: HttpRequest) -> None:
        pass

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if any(hasattr(response, wish) for wish in WISHES):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, policy())
        return response


@lru_cache(maxsize=1)
def policy() -> str:
    return build_policy()
