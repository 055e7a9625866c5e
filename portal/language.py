"""Which language a page speaks: `?lang=` (remembered in a cookie), the cookie, then what the browser asks for."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

# What people and standards write, and Django's own name for it.
SPOKEN = {"en": "en", "zh": "zh-hans", "zh-cn": "zh-hans", "zh-hans": "zh-hans", "zh-sg": "zh-hans"}


def chosen(request: HttpRequest) -> str:
    """The language that `?lang=` names, "" where it names none that we speak."""
    return SPOKEN.get(request.GET.get("lang", "").lower(), "")


def _framed(request: HttpRequest) -> bool:
    """Whether it is the card, which stands in other people's pages: it leaves nothing in their readers' browsers."""
    match = request.resolver_match
    return match is not None and match.view_name == "portal:card"


class LanguageMiddleware(LocaleMiddleware):
    """Django's own, with `?lang=` before all else. Answers vary by language and by the cookie that remembers it."""

    def process_request(self, request: HttpRequest) -> None:
        language = chosen(request)
        if not language:
            super().process_request(request)
            return
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        language = chosen(request)
        if language and not _framed(request):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
            )
        return super().process_response(request, response)
