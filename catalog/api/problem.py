"""Problem details: `{type, title, status, detail, errors: [{field, code, message}]}` (RFC 9457)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpResponse

from catalog.language import Text

MEDIA_TYPE = "application/problem+json"
# With 410, in REST and at the addresses of standards.
WITHDRAWN = Text("This dataset has been withdrawn.", "该数据集已撤下。")


@dataclass(frozen=True, slots=True)
class ProblemItem:
    """One fault: the field or parameter, a stable code, and what is wrong in both languages."""

    field: str
    code: str
    message: Text

    def as_json(self) -> dict[str, Any]:
        return {"field": self.field, "code": self.code, "message": self.message.as_map()}


def problem_json(status: HTTPStatus, detail: str, errors: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail, "errors": errors}


def problem_answer(
    status: HTTPStatus, items: Iterable[ProblemItem], *, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """For views that are none of the REST framework's. `detail` is what the items say in English."""
    found = list(items)
    detail = "; ".join(item.message.en for item in found) or status.phrase
    body = orjson.dumps(problem_json(status, detail, [item.as_json() for item in found]))
    return HttpResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)
