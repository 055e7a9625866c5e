"""Refusals as data.gov's catalog API gives them: `{error, message}`, and under `detail` which parameter is wrong.

https://resources.data.gov/catalog-api/#response-codes-and-errors
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from catalog.nearest import did_you_mean


class Refusal(Exception):
    def __init__(self, status: HTTPStatus, message: str, **more: Any) -> None:
        self.status = status
        self.body = {"error": status.phrase, "message": message, **more}
        super().__init__(message)


def wrong(parameter: str, why: str) -> Refusal:
    """422, with the parameter that is at fault."""
    name = parameter[:100]
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"Validation error: {name}: {why}", detail={"query": {name: [why]}})


def unknown(parameter: str, value: str, known: Iterable[str]) -> Refusal:
    """Names the nearest that there is: an empty answer would look like one."""
    names = list(known)
    near = did_you_mean(value, names).en
    listed = f" One of: {', '.join(names)}." if len(names) <= 12 else ""
    return wrong(parameter, f"“{value[:100]}” is not known.{near or listed}")
