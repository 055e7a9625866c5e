"""What every answer of the REST API says to the caches between us and its reader (RFC 9111), and of its allowance."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

API = "/api/v1/"
# Kept by anyone, but asked about before each use: the tag makes that cheap, and what is withdrawn is gone at once.
EVERYONES = "public, max-age=0, must-revalidate"
ONE_READERS = "private, no-cache"


class CacheHeaders:
    """Middleware. What a token brought is its owner's alone, whatever the view thought of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(API):
            return response
        for name, value in getattr(getattr(request, "allowance", None), "headers", {}).items():
            response[name] = value
        patch_vary_headers(response, ("Authorization",))
        if "Authorization" in request.headers:
            response["Cache-Control"] = ONE_READERS
        elif not response.has_header("Cache-Control"):
            response["Cache-Control"] = EVERYONES
        return response
