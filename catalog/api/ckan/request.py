"""What a CKAN client sent, whichever way: query parameters, JSON, a form, or a form with a file."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone

from catalog.api.ckan.errors import NotACall
from catalog.models import Scope, Token

NOT_DECODED = "JSON Error: Error decoding JSON data. Error: {error} JSON data extracted from the request: {data}"
POST_PLEASE = "JSON Error: Invalid request. Please use POST method for your request"
NO_OBJECT = "JSON Error: Request data JSON decoded to {value!r} but it needs to be a dictionary."
# A file may be large and goes to disk as it comes; a description is not.
MOST_JSON = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an action. `user` is who the token belongs to, or anonymous; `scopes` is what it is good for."""

    user: User | AnonymousUser
    scopes: frozenset[str]
    data: dict[str, Any]
    files: dict[str, Any]

    def may(self, scope: Scope) -> bool:
        return self.user.is_authenticated and scope in self.scopes


def read_call(request: HttpRequest, *, writes: bool) -> Call:
    """Raises NotACall for what can't be read."""
    data, files = _data(request, writes=writes)
    _require_text(data)
    # An answer wrapped for another site's script is only what everyone may see.
    token = None if "callback" in request.GET else _token(request)
    if token is None:
        return Call(AnonymousUser(), frozenset(), data, files)
    return Call(token.user, frozenset(token.scopes), data, files)


def _require_text(data: dict[str, Any]) -> None:
    """NUL and halves of surrogate pairs can be spelled, but neither stored nor sent back."""
    try:
        whole = json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise NotACall("JSON Error: there is text that is not valid Unicode") from None
    if b"\\u0000" in whole:
        raise NotACall("JSON Error: there is a NUL character in the text")


def _token(request: HttpRequest) -> Token | None:
    """CKAN's clients send the bare token. An unknown one is no token: CKAN goes on as if there were none."""
    header = request.headers.get("Authorization") or request.headers.get("X-CKAN-API-Key") or ""
    secret = header.removeprefix("Bearer ").strip()
    return Token.objects.find(secret, now=timezone.now()) if secret else None


def _data(request: HttpRequest, *, writes: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    if request.method == "GET":
        if writes:
            raise NotACall(POST_PLEASE)
        return _plain(request.GET), {}
    if request.GET and not writes:
        return _plain(request.GET), {}
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return _form(request)
    return _json(_body(request)), {}


def _body(request: HttpRequest) -> str:
    declared = request.headers.get("Content-Length", "0")
    if declared.isdigit() and int(declared) > MOST_JSON:
        raise NotACall(f"JSON Error: more than {MOST_JSON} bytes; files are sent as multipart/form-data")
    try:
        return request.read(MOST_JSON).decode()
    except (UnicodeDecodeError, UnreadablePostError, RequestDataTooBig) as error:
        raise NotACall(NOT_DECODED.format(error=type(error).__name__, data="{}")) from None


def _form(request: HttpRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """`curl -d '{"id": …}'` sends JSON as the name of a form field: that is understood too."""
    try:
        fields, files = _plain(request.POST), {name: request.FILES[name] for name in request.FILES}
    except (MultiPartParserError, RequestDataTooBig, UnreadablePostError, SuspiciousOperation) as error:
        raise NotACall(NOT_DECODED.format(error=type(error).__name__, data="{}")) from None
    if len(fields) == 1 and not files:
        (key, value), *_ = fields.items()
        if value in ("", "1") and key.lstrip().startswith("{"):
            return _json(key), {}
    return fields, files


def _plain(query: QueryDict) -> dict[str, Any]:
    return {name: values[0] if len(values) == 1 else list(values) for name, values in query.lists() if values}


def _json(body: str) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise NotACall(NOT_DECODED.format(error="<BadRequest '400: Bad Request'>", data="{}")) from None
    if not isinstance(value, dict):
        raise NotACall(NO_OBJECT.format(value=value if isinstance(value, int | float | bool) else type(value).__name__))
    return value
