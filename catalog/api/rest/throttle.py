"""Requests are counted by the token that they bring, else by the address that they come from."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from catalog.api.limits import WINDOW, Allowance, count
from catalog.models import Token


class Throttle(BaseThrottle):
    allowance: Allowance | None = None

    def allow_request(self, request: Request, view: Any) -> bool:
        if isinstance(request.auth, Token):
            self.allowance = count(f"token:{request.auth.pk}", limit=settings.RATE_LIMIT_TOKEN)
        else:
            self.allowance = count(f"address:{address_of(request)}", limit=settings.RATE_LIMIT)
        # For the middleware that writes the headers, on whatever answer comes.
        request._request.allowance = self.allowance  # type: ignore[attr-defined]
        return self.allowance is None or self.allowance.left >= 0

    def wait(self) -> float:
        return float(self.allowance.reset if self.allowance else WINDOW)


def address_of(request: Request | HttpRequest) -> str:
    """Behind a proxy the last address that it names: those before it are what the client claims."""
    if settings.SECURE_PROXY_SSL_HEADER:
        named = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()[:45]
        if named:
            return named
    return str(request.META.get("REMOTE_ADDR", ""))
