"""The server behind bounds of our own: a question is short and shallow."""

from http import HTTPStatus

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from catalog.api.mcp.server import server

MOST_BYTES = 100_000
# JSON-RPC's own numbers (https://www.jsonrpc.org/specification#error_object).
PARSE_ERROR, INVALID_REQUEST = -32700, -32600


@csrf_exempt
def mcp(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        if len(request.body) > MOST_BYTES:
            return _refused(INVALID_REQUEST, f"More than {MOST_BYTES} bytes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if _is_too_deep(request.body):
            return _refused(PARSE_ERROR, "Nested too deeply", HTTPStatus.BAD_REQUEST)
    return server(request)


def _is_too_deep(body: bytes) -> bool:
    """What the library, which answers all other broken JSON itself, would fall over."""
    try:
        msgspec.json.decode(body)
    except RecursionError:
        return True
    except msgspec.DecodeError:
        return False
    return False


def _refused(code: int, message: str, status: HTTPStatus) -> JsonResponse:
    return JsonResponse({"jsonrpc": "2.0", "id": None, "error": {"code": code, "message": message}}, status=status)
