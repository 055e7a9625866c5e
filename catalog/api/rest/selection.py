"""`fields=`: only these fields of each thing, in the order in which they always come. Unknown ones are named errors."""

from collections.abc import Mapping
from typing import Any

import orjson
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request

from catalog.api.problem import ProblemItem
from catalog.api.rest.problems import BadRequest
from catalog.language import Text
from catalog.nearest import named

NAME = "fields"
FIELDS = OpenApiParameter(
    NAME, description="Names of fields separated by commas: only these are given, whatever the schema calls required."
)
UNKNOWN = Text("There is no field “{name}” here.{near}", "这里没有字段“{name}”。{near}")


def chosen(request: Request, serializer: type[serializers.Serializer[Any]]) -> frozenset[str]:
    """The fields asked for; empty for all of them."""
    names = [name.strip() for name in request.query_params.get(NAME, "").split(",") if name.strip()]
    if not names:
        return frozenset()
    known = tuple(serializer().fields)
    unknown = [name for name in dict.fromkeys(names) if name not in known]
    faults = [ProblemItem(NAME, "unknown-field", named(UNKNOWN, name, known)) for name in unknown]
    if faults:
        raise BadRequest(faults[:20])
    return frozenset(names)


def only(data: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if not names or name in names}


def only_of(part: bytes, names: frozenset[str]) -> dict[str, Any] | orjson.Fragment:
    """The same of what is JSON already, for a renderer that writes it as it is where all of it is wanted."""
    return only(orjson.loads(part), names) if names else orjson.Fragment(part)
