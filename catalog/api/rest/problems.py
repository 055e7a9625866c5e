"""Errors as RFC 9457 problem details: `{type, title, status, detail, errors: [{field, code, message}]}`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from catalog.language import Text
from catalog.publishing.refusal import NotAllowed, Refused

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemItem:
    """One fault: the field or parameter, a stable code, and what is wrong in both languages."""

    field: str
    code: str
    message: Text


class BadRequest(exceptions.APIException):
    """400 with one item for each fault."""

    status_code = HTTPStatus.BAD_REQUEST
    default_code = "invalid"

    def __init__(self, items: Iterable[ProblemItem]) -> None:
        self.items = tuple(items)
        super().__init__("; ".join(item.message.en for item in self.items))


class Gone(exceptions.APIException):
    """410: the dataset was public once and has been withdrawn."""

    status_code = HTTPStatus.GONE
    default_detail = "This dataset has been withdrawn."
    default_code = "withdrawn"


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """Every exception that a client can mend; None leaves the others to Django's 500."""
    if isinstance(error, Refused):
        items = [_item(fault.field, fault.code, fault.text) for fault in error.faults]
        state = all(fault.code == "wrong-state" for fault in error.faults)
        status = HTTPStatus.CONFLICT if state else HTTPStatus.UNPROCESSABLE_ENTITY
        return problem(status, str(error), items)
    if isinstance(error, NotAllowed):
        return problem(HTTPStatus.FORBIDDEN, error.text.en, [_item("", "not-allowed", error.text)])
    if isinstance(error, BadRequest):
        return problem(HTTPStatus.BAD_REQUEST, str(error), [_item(i.field, i.code, i.message) for i in error.items])
    response = exception_handler(_known(error), context)
    if response is None:
        return None
    items = list(_flatten(response.data))
    return problem(HTTPStatus(response.status_code), _detail(items), items, headers=dict(response.headers))


def problem(
    status: HTTPStatus, detail: str, items: list[dict[str, Any]], *, headers: dict[str, str] | None = None
) -> Response:
    body = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail, "errors": items}
    return Response(body, status=status, content_type=MEDIA_TYPE, headers=headers)


def _known(error: Exception) -> Exception:
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    return error


def _item(field: str, code: str, text: Text) -> dict[str, Any]:
    return {"field": field, "code": code, "message": text.as_map()}


def _flatten(data: Any, field: str = "") -> Iterator[dict[str, Any]]:
    """DRF's nested errors as a flat list; a nested field is named `contact.email`."""
    if isinstance(data, dict):
        for key, value in data.items():
            named = field if key in ("detail", "non_field_errors") else f"{field}.{key}" if field else str(key)
            yield from _flatten(value, named)
    elif isinstance(data, list):
        for value in data:
            yield from _flatten(value, field)
    else:
        yield {"field": field, "code": getattr(data, "code", "invalid"), "message": {"en": str(data)}}


def _detail(items: list[dict[str, Any]]) -> str:
    return "; ".join(": ".join(filter(None, (item["field"], item["message"]["en"]))) for item in items)
