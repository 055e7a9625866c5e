"""CKAN's refusals: which status, which `__type`, and what stands beside it.

Clients tell them apart by `__type` alone (https://docs.ckan.org/en/2.12/api/#making-an-api-request).
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

Faults = Mapping[str, Sequence[Any] | str]


class CkanError(Exception):
    """`body` is what stands under `error` in the envelope."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR

    def __init__(self, body: dict[str, Any]) -> None:
        self.body = body
        super().__init__(str(body))


class NotFound(CkanError):
    status = HTTPStatus.NOT_FOUND

    def __init__(self, what: str = "") -> None:
        super().__init__({"__type": "Not Found Error", "message": f"Not found: {what}" if what else "Not found"})


class NotAuthorized(CkanError):
    status = HTTPStatus.FORBIDDEN

    def __init__(self, why: str = "") -> None:
        super().__init__(
            {"__type": "Authorization Error", "message": f"Access denied: {why}" if why else "Access denied"}
        )


class Invalid(CkanError):
    """Faults by field; each field has a list of sentences."""

    status = HTTPStatus.CONFLICT

    def __init__(self, faults: Faults) -> None:
        super().__init__({**faults, "__type": "Validation Error"})


class BadSearch(CkanError):
    """What is asked of `package_search` can't be understood: the sentence names the place."""

    status = HTTPStatus.BAD_REQUEST

    def __init__(self, what: str) -> None:
        super().__init__({"__type": "Search Query Error", "message": f"Search Query is invalid: {what!r}"})


class BytesMissing(CkanError):
    """The database knows of a table that the storage has lost: CKAN's own word for a fault of the site's."""

    status = HTTPStatus.SERVICE_UNAVAILABLE

    def __init__(self, what: str) -> None:
        super().__init__({"__type": "Internal Server Error", "message": what})


class NotACall(Exception):
    """400 with a bare string and no envelope: an unknown action, broken JSON, a write by GET."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


MISSING = "Missing value"
