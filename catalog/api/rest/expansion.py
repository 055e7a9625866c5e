"""`expand=`: what a field names by its code comes whole, in its place. Unknown names are named errors.

What a page names is looked up together: an expansion costs the same however many things are on the page.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request

from catalog.api.problem import ProblemItem
from catalog.api.rest.problems import BadRequest
from catalog.language import Text
from catalog.nearest import named

NAME = "expand"
UNKNOWN = Text("“{name}” can't be expanded here.{near}", "此处不能展开“{name}”。{near}")
NOT_SHOWN = Text(
    "“{name}” is expanded but not among fields: name it there too.", "展开了“{name}”，但 fields 中没有它。"
)

# From the codes that a page has in one field to what each stands for. Codes that lead nowhere stay as they are.
Find = Callable[[Iterable[str]], Mapping[str, Any]]


def expand_parameter(known: Iterable[str]) -> OpenApiParameter:
    names = ", ".join(known)
    return OpenApiParameter(NAME, description=f"Fields to give whole, separated by commas: {names}.")


def expanding(request: Request, known: Mapping[str, Find], wanted: frozenset[str]) -> dict[str, Find]:
    """How to find what is asked for. `wanted` are the fields that are given, none for all of them."""
    names = dict.fromkeys(name.strip() for name in request.query_params.get(NAME, "").split(",") if name.strip())
    faults = [ProblemItem(NAME, "unknown-field", named(UNKNOWN, name, known)) for name in names if name not in known]
    faults += [
        ProblemItem(NAME, "not-shown", NOT_SHOWN.fill({"name": name}))
        for name in names
        if name in known and wanted and name not in wanted
    ]
    if faults:
        raise BadRequest(faults[:20])
    return {name: known[name] for name in names}


def expanded(records: Sequence[dict[str, Any]], finds: Mapping[str, Find]) -> Sequence[dict[str, Any]]:
    """The same records, changed: each code, alone or in a list, by what it stands for."""
    for name, find in finds.items():
        found = find({code for record in records for code in _codes(record[name])})
        for record in records:
            record[name] = _whole(record[name], found)
    return records


def _codes(value: str | Iterable[str] | None) -> Iterable[str]:
    return [value] if isinstance(value, str) else value or ()


def _whole(value: str | Iterable[str] | None, found: Mapping[str, Any]) -> Any:
    if value is None or isinstance(value, str):
        return found.get(value, value) if value else value
    return [found.get(code, code) for code in value]


class Expandable:
    """Beside the kind of field that has the code: `whole` is the serializer of what it stands for."""

    whole: type[serializers.Serializer[Any]]


class EitherExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """A code, or what it stands for."""

    target_class = Expandable
    match_subclasses = True

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> dict[str, Any]:
        code = auto_schema._map_serializer_field(self.target, direction, bypass_extensions=True)  # type: ignore[no-untyped-call]
        whole = auto_schema.resolve_serializer(self.target.whole, direction)
        # Not oneOf: where the code may be null, null would fit twice.
        return {"anyOf": [code, whole.ref]}
