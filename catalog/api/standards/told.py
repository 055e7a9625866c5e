"""Refusals at the addresses of programs: problem details in both languages, never a page."""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from catalog.api.parameters import wrong_parameters
from catalog.api.problem import ProblemItem, problem_answer
from catalog.language import Text

NOT_HERE = Text(
    "Nothing public is at this address. It may have moved, or was mistyped.",
    "此地址没有公开的内容，可能已移动或输入有误。",
)

View = Callable[..., HttpResponseBase]


class Refusal(Exception):
    """Raised inside a view that is `told`."""

    def __init__(
        self, items: Iterable[ProblemItem], *, status: HTTPStatus = HTTPStatus.BAD_REQUEST, wait: int = 0
    ) -> None:
        """`wait`: in how many seconds to ask again; 0 says nothing of it."""
        self.items, self.status = tuple(items), status
        self.headers = {"Retry-After": str(wait)} if wait else {}
        super().__init__("; ".join(item.message.en for item in self.items))


def told(view: View) -> View:
    """`view`, whose refusals, and what it does not find, are answered as problems."""

    @wraps(view)
    def telling(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        try:
            return view(request, **parts)
        except Refusal as refusal:
            return problem_answer(refusal.status, refusal.items, headers=refusal.headers)
        except Http404:
            return problem_answer(HTTPStatus.NOT_FOUND, [ProblemItem("", "not-found", NOT_HERE)])

    return telling


def expect_parameters(request: HttpRequest, *known: str, several: Iterable[str] = ()) -> None:
    faults = wrong_parameters(request, known, several=several)
    if faults:
        raise Refusal(faults)
