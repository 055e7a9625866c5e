"""Middleware that only people need: sessions, their accounts, forms and messages. What programs ask goes past it.

No address for programs knows a session: a token is sent with each request (decision 54). `PROGRAMS` and `PAGES` say
which addresses those are; everything else (CORS, language, tags, security headers) is done for both.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin

PROGRAMS = ("/api/", "/mcp", "/data.json", "/dcat-us/", "/catalog.", "/feeds/", "/sitemap", "/datastore/")
# Below one of those, and yet for people.
PAGES = ("/api/v1/docs",)


def asked_by_program(request: HttpRequest) -> bool:
    return request.path_info.startswith(PROGRAMS) and request.path_info not in PAGES


class _ForPeople(MiddlewareMixin):
    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        return self.get_response(request) if asked_by_program(request) else super().__call__(request)


class Sessions(_ForPeople, SessionMiddleware):
    pass


class Accounts(_ForPeople, AuthenticationMiddleware):
    pass


class Messages(_ForPeople, MessageMiddleware):
    pass


class Forms(_ForPeople, CsrfViewMiddleware):
    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        if asked_by_program(request):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)
