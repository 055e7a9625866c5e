"""`Idempotency-Key`: a request that is sent again is answered as before and changes nothing more.

https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, TypeVar

import orjson
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.problem import ProblemItem
from catalog.api.rest.problems import BadRequest, Conflict, Unprocessable
from catalog.api.rest.renderers import OrjsonRenderer
from catalog.language import Text
from catalog.publishing.once import Answer, InProgress, OtherRequest, once

HEADER, REPLAYED = "Idempotency-Key", "Idempotency-Replayed"
LONGEST = 255
V = TypeVar("V", bound=APIView)
P = ParamSpec("P")
KEPT_HEADERS = ("Location", "ETag")
NO_KEY = Text(
    "Give 1 to 255 visible ASCII characters, such as a UUID.", "请给出 1 至 255 个可见 ASCII 字符，例如一个 UUID。"
)
IN_PROGRESS = Text("This very request is being worked on. Ask again in a moment.", "同一请求正在处理中，请稍后再试。")
OTHER_REQUEST = Text(
    "This key stands for another request of the last 24 hours. Take a new key for each new request.",
    "该键在过去 24 小时内已用于另一请求。每个新请求请使用新的键。",
)


def idempotent(
    method: Callable[Concatenate[V, Request, P], Response],
) -> Callable[Concatenate[V, Request, P], Response]:
    """For a view's method that answers a person's change."""

    @wraps(method)
    def answered(view: V, request: Request, /, *args: P.args, **kwargs: P.kwargs) -> Response:
        key = request.headers.get(HEADER)
        user = request.user
        # Who is nobody is told so by the method itself.
        if key is None or not isinstance(user, User):
            return method(view, request, *args, **kwargs)
        _expect_key(key)
        try:
            made, again = once(
                user, key, digest_of(request), lambda: _kept(method(view, request, *args, **kwargs)), now=timezone.now()
            )
        except InProgress:
            raise Conflict([ProblemItem(HEADER, "in-progress", IN_PROGRESS)]) from None
        except OtherRequest:
            raise Unprocessable([ProblemItem(HEADER, "other-request", OTHER_REQUEST)]) from None
        headers = {**made.headers, REPLAYED: "true"} if again else dict(made.headers)
        return Response(orjson.loads(made.body) if made.body else None, status=made.status, headers=headers)

    return answered


def _expect_key(key: str) -> None:
    if not (0 < len(key) <= LONGEST and key.isascii() and key.isprintable()):
        raise BadRequest([ProblemItem(HEADER, "no-key", NO_KEY)])


def _kept(response: Response) -> Answer:
    headers = {name: response[name] for name in KEPT_HEADERS if response.has_header(name)}
    return Answer(HTTPStatus(response.status_code), headers, OrjsonRenderer().render(response.data))


def digest_of(request: Request) -> str:
    """SHA-256 of what is asked for: equal fields and equal bytes of files, whatever the order and a form's boundary."""
    found = hashlib.sha256()
    for part in _parts(request):
        found.update(len(part).to_bytes(8))
        found.update(part)
    return found.hexdigest()


def _parts(request: Request) -> Iterator[bytes]:
    yield (request.method or "").encode()
    yield request.get_full_path().encode()
    data: Any = request.data
    if not isinstance(data, QueryDict):
        yield json.dumps(data, sort_keys=True).encode()
        return
    for name in sorted(data):
        yield name.encode()
        for value in data.getlist(name):
            yield _file_digest(value) if isinstance(value, UploadedFile) else str(value).encode()


def _file_digest(file: UploadedFile[bytes]) -> bytes:
    found = hashlib.sha256((file.name or "").encode() + b"\0")
    for chunk in file.chunks():
        found.update(chunk)
    return found.digest()
