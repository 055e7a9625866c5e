"""One address for every action: read the call, run it, wrap the answer as CKAN does.

No redirects and no trailing slash: clients post here with redirects off. Cookies count for nothing, so that a page
elsewhere can't act in a signed-in person's name.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from catalog.api.ckan.action import Action, Stamped
from catalog.api.ckan.errors import BytesMissing, CkanError, Invalid, NotACall, NotAuthorized
from catalog.api.ckan.faults import as_ckan_faults
from catalog.api.ckan.packages import package_autocomplete
from catalog.api.ckan.registry import ACTION
from catalog.api.ckan.request import read_call
from catalog.api.kept import kept
from catalog.publishing.refusal import NotAllowed, Refused
from catalog.rows.refusal import BadQuery, TooSlow
from catalog.storage.blobs import MissingBlob
from catalog.storage.lost import told

JSON = "application/json;charset=utf-8"
SCRIPT = "application/javascript;charset=utf-8"
# A name of a function, and nothing else that a script could be made of.
CALLBACK = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*")
ITEMS_AT_ONCE = 1_000


@csrf_exempt
@require_http_methods(["GET", "POST"])
def action(request: HttpRequest, name: str) -> HttpResponseBase:
    known = ACTION.get(name)
    try:
        if known is None:
            raise NotACall(f"Action name not known: {name[:200]}")
        return _answer(request, known)
    except NotACall as error:
        return _json(f"Bad request: {error.what}", HTTPStatus.BAD_REQUEST)


@require_http_methods(["GET"])
def version(_request: HttpRequest, number: int = 1) -> HttpResponse:
    """`/api/` says 1 and `/api/3` says 3, as ever."""
    if number not in (1, 2, 3):
        raise Http404
    return _json({"version": number}, HTTPStatus.OK)


@require_http_methods(["GET"])
def autocomplete(request: HttpRequest) -> HttpResponse:
    """What CKAN's own pages and some old clients ask while somebody types."""
    try:
        call = read_call(request, writes=False)
        asked = {"q": call.data.get("incomplete", ""), "limit": call.data.get("limit", "10")}
        found = package_autocomplete(replace(call, data=asked))
    except NotACall as error:
        return _json(f"Bad request: {error.what}", HTTPStatus.BAD_REQUEST)
    except CkanError as refusal:
        return _json(refusal.body, refusal.status)
    return _json({"ResultSet": {"Result": found}}, HTTPStatus.OK)


def _answer(request: HttpRequest, known: Action) -> HttpResponseBase:
    envelope = {"help": f"{settings.SITE_URL}/api/3/action/help_show?name={known.name}"}
    try:
        result = known.run(read_call(request, writes=known.writes))
        if isinstance(result, Stamped):
            if request.method == "GET" and "callback" not in request.GET:
                return _everyones(request, envelope, result)
            result = result.make()
    except tuple(REFUSALS) as error:
        refusal = _refusal(error)
        return _json({**envelope, "error": refusal.body, "success": False}, refusal.status)
    if isinstance(result, Iterator) and "callback" not in request.GET:
        return StreamingHttpResponse(_stream(envelope, result), content_type=JSON)
    return _wrapped(
        request, {**envelope, "success": True, "result": list(result) if isinstance(result, Iterator) else result}
    )


def _everyones(request: HttpRequest, envelope: dict[str, Any], result: Stamped) -> HttpResponse:
    answer = kept(request, result.stamp, lambda: orjson.dumps({**envelope, "success": True, "result": result.make()}))
    return answer.as_response(JSON)


REFUSALS: dict[type[Exception], Callable[[Any], CkanError]] = {
    CkanError: lambda error: error,
    NotAllowed: lambda error: NotAuthorized(str(error)),
    Refused: lambda error: Invalid(as_ckan_faults(error.faults)),
    BadQuery: lambda error: Invalid({error.parameter or "query": [str(error)]}),
    TooSlow: lambda error: Invalid({"query": [str(error)]}),
    MissingBlob: lambda error: BytesMissing(told(error).en),
}


def _refusal(error: Exception) -> CkanError:
    return next(make(error) for kind, make in REFUSALS.items() if isinstance(error, kind))


def _wrapped(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    callback = request.GET.get("callback", "")
    if request.method != "GET" or not callback:
        return _json(body, HTTPStatus.OK)
    if not CALLBACK.fullmatch(callback) or len(callback) > 100:
        raise NotACall("callback is no name of a function")
    return HttpResponse(b"%s(%s);" % (callback.encode(), orjson.dumps(body)), content_type=SCRIPT)


def _json(body: Any, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(orjson.dumps(body), status=status, content_type=JSON)


def _stream(envelope: dict[str, Any], items: Iterator[Any]) -> Iterator[bytes]:
    """A list of any length, in flat memory."""
    yield orjson.dumps({**envelope, "success": True})[:-1] + b',"result":['
    first, batch = True, []
    for item in items:
        batch.append(orjson.dumps(item))
        if len(batch) == ITEMS_AT_ONCE:
            yield (b"" if first else b",") + b",".join(batch)
            first, batch = False, []
    if batch:
        yield (b"" if first else b",") + b",".join(batch)
    yield b"]}"
