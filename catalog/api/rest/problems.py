"""What goes wrong in a view of the REST framework, as problem details."""

from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from itertools import islice
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from catalog.api.problem import MEDIA_TYPE, ProblemItem, problem_json
from catalog.api.rest.errors import Said
from catalog.language import CHINESE, ENGLISH, Text
from catalog.publishing.refusal import NotAllowed, Refused
from catalog.rows.refusal import BadQuery, TooSlow
from catalog.search.filters.filter import BadFilter
from catalog.storage.blobs import MissingBlob
from catalog.storage.lost import RETRY, told

# Bad input is not sent back by the megabyte.
MOST_ITEMS, LONGEST = 100, 1000
TOO_SLOW = Text(
    "This question takes too long, or too much memory. Filter by a column, or sort by fewer columns.",
    "查询耗时过长或占用内存过多。请按列筛选，或减少排序的列。",
)

CHANGED = Text(
    "This was changed since you read it. Read it again, and make your change on what it is now.",
    "自您读取之后，它已被更改。请重新读取，并在现有内容上修改。",
)


NO_BODY = Text("{why}", "无法读取请求的内容：{why}")
SENTENCES = {
    exceptions.NotFound: Text("Not found.", "未找到。"),
    exceptions.NotAuthenticated: Text(
        "Say who calls: send “Authorization: Bearer <token>”.", "请表明身份：发送“Authorization: Bearer <令牌>”。"
    ),
    exceptions.PermissionDenied: Text("You may not do this.", "您无权执行此操作。"),
    exceptions.MethodNotAllowed: Text("“{method}” is not taken here.", "此处不接受“{method}”请求。"),
    exceptions.UnsupportedMediaType: Text(
        "A body of the type “{kind}” is not taken here.", "此处不接受“{kind}”类型的内容。"
    ),
    exceptions.NotAcceptable: Text(
        "There is no answer in a format that you accept; JSON is given here.",
        "无法以您接受的格式回答；此处只提供 JSON。",
    ),
    exceptions.Throttled: Text(
        "Too many requests. Try again in {wait} seconds.", "请求过于频繁，请在 {wait} 秒后重试。"
    ),
}


class BadRequest(exceptions.APIException):
    """400 with one item for each fault."""

    status_code: HTTPStatus = HTTPStatus.BAD_REQUEST
    default_code = "invalid"

    def __init__(self, items: Iterable[ProblemItem]) -> None:
        self.items = tuple(items)
        super().__init__("; ".join(item.message.en for item in self.items))


class Conflict(BadRequest):
    """409: right, but not now. `Retry-After` says when."""

    status_code = HTTPStatus.CONFLICT


class Unprocessable(BadRequest):
    """422: understood, and not to be done."""

    status_code = HTTPStatus.UNPROCESSABLE_ENTITY


class Invalid(exceptions.ValidationError):
    """400 with what a form finds wrong, field by field: the same in English and in Chinese."""

    def __init__(self, english: Any, chinese: Any) -> None:
        self.chinese = chinese
        super().__init__(english)


class PreconditionFailed(exceptions.APIException):
    """412: what the caller changes is no longer what the caller read. `tag` is how it is now."""

    status_code = HTTPStatus.PRECONDITION_FAILED

    def __init__(self, tag: str) -> None:
        self.tag = tag
        super().__init__(CHANGED.en)


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """Every exception that a client can mend; None leaves the others to Django's 500."""
    for kind, answer in ANSWERS.items():
        if isinstance(error, kind):
            return answer(error)
    known = _known(error)
    response = exception_handler(known, context)
    if response is None:
        return None
    items = list(islice(_flatten(response.data), MOST_ITEMS))
    if isinstance(known, Invalid):
        _add_chinese(items, known.chinese)
    elif len(items) == 1 and (text := _sentence(known, context["request"])):
        items[0]["message"] = text.as_map()
    return problem(HTTPStatus(response.status_code), _detail(items), items, headers=dict(response.headers))


def _refused(error: Refused) -> Response:
    items = [ProblemItem(fault.field, fault.code, fault.text).as_json() for fault in error.faults]
    only_state = all(fault.code == "wrong-state" for fault in error.faults)
    return problem(HTTPStatus.CONFLICT if only_state else HTTPStatus.UNPROCESSABLE_ENTITY, str(error), items)


def _bad_request(error: BadRequest) -> Response:
    items = [item.as_json() for item in error.items]
    headers = {"Retry-After": "1"} if isinstance(error, Conflict) else None
    return problem(HTTPStatus(error.status_code), str(error), items, headers=headers)


def _bad_query(error: BadQuery) -> Response:
    return problem(HTTPStatus.BAD_REQUEST, str(error), [ProblemItem(error.parameter, error.code, error.text).as_json()])


def _bad_filter(error: BadFilter) -> Response:
    return problem(HTTPStatus.BAD_REQUEST, str(error), [ProblemItem(error.name, "bad-filter", error.text).as_json()])


def _not_allowed(error: NotAllowed) -> Response:
    return problem(HTTPStatus.FORBIDDEN, str(error), [ProblemItem("", "not-allowed", error.text).as_json()])


def _too_slow(_error: TooSlow) -> Response:
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, TOO_SLOW.en, [ProblemItem("", "too-slow", TOO_SLOW).as_json()])


def _lost(error: MissingBlob) -> Response:
    text = told(error)
    headers = {"Retry-After": str(RETRY)}
    return problem(
        HTTPStatus.SERVICE_UNAVAILABLE, text.en, [ProblemItem("", "bytes-missing", text).as_json()], headers=headers
    )


def _changed(error: PreconditionFailed) -> Response:
    item = ProblemItem("", "changed-since", CHANGED).as_json()
    return problem(HTTPStatus.PRECONDITION_FAILED, CHANGED.en, [item], headers={"ETag": error.tag})


ANSWERS: dict[type[Exception], Callable[[Any], Response]] = {
    Refused: _refused,
    NotAllowed: _not_allowed,
    BadRequest: _bad_request,
    BadQuery: _bad_query,
    BadFilter: _bad_filter,
    TooSlow: _too_slow,
    PreconditionFailed: _changed,
    MissingBlob: _lost,
}


def problem(
    status: HTTPStatus, detail: str, items: list[dict[str, Any]], *, headers: dict[str, str] | None = None
) -> Response:
    return Response(problem_json(status, detail, items), status=status, content_type=MEDIA_TYPE, headers=headers)


def _known(error: Exception) -> Exception:
    # A row that went while it was being changed is as little there as one that never was.
    if isinstance(error, Http404 | ObjectDoesNotExist):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    return error


def _add_chinese(items: list[dict[str, Any]], chinese: Any) -> None:
    """The same faults, told in Chinese, stand in the same order."""
    for item, other in zip(items, _flatten(chinese), strict=False):
        if item["field"] == other["field"]:
            item["message"][CHINESE] = other["message"][ENGLISH]


def _sentence(error: Exception, request: Request) -> Text | None:
    """What the framework says in the caller's language alone, in both."""
    if isinstance(error, Said):
        return error.text
    if isinstance(error, exceptions.ParseError):
        return NO_BODY.fill({"why": str(error.detail)[:LONGEST]})
    text = next((text for kind, text in SENTENCES.items() if isinstance(error, kind)), None)
    figures = {"method": request.method, "kind": str(request.content_type)[:100]}
    return text.fill({**figures, "wait": getattr(error, "wait", None) or 1}) if text else None


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
        yield {"field": field, "code": getattr(data, "code", "invalid"), "message": {"en": str(data)[:LONGEST]}}


def _detail(items: list[dict[str, Any]]) -> str:
    return "; ".join(": ".join(filter(None, (item["field"], item["message"]["en"]))) for item in items)[:LONGEST]
