"""Pages for what went wrong, in the reader's language. None asks the database anything: it may be what is gone."""

import sys
from dataclasses import dataclass
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.api.problem import problem_answer

API = "/api/"
# In seconds: a database that is restarted is back by then.
SOON = 30


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, and what the reader may do now."""

    title: Promise
    advice: Promise


TOLD = {
    HTTPStatus.BAD_REQUEST: Told(_("Your browser's request could not be understood."), _("Go back and try again.")),
    HTTPStatus.FORBIDDEN: Told(
        _("You may not do this."),
        _("If a form was open for long, load its page again. If you belong to an agency, ask its admin."),
    ),
    HTTPStatus.NOT_FOUND: Told(
        _("There is no such page."),
        _("It may have moved, or its address was mistyped."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: Told(
        _("Too many pages in a short time."),
        _("Wait a minute, then load this page again. Programs can have the whole catalog as one file."),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: Told(
        _("Something broke on our side."), _("It has been noted. Try again in a moment.")
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: Told(
        _("We can't reach our data just now."),
        _("This is our fault and passes by itself. Load this page again in a minute."),
    ),
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is older than its key, most often; Django names its own reason, which helps no reader."""
    return _answer(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, HTTPStatus.NOT_FOUND)


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    response = _answer(request, HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """503 where the database does not answer, which passes; 500 for a fault of ours."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    response = _answer(request, HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(SOON)
    return response


def _answer(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    if request.path.startswith(API):
        return problem_answer(status, ())
    context = {"status": int(status), "told": TOLD[status]}
    response = render(request, "portal/pages/error.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
