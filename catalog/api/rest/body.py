"""What a request's body says, checked: a name that the serializer does not know is an error that names it."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from rest_framework import serializers

from catalog.api.rest.problems import BadRequest, ProblemItem
from catalog.language import Text
from catalog.nearest import LONGEST, named

UNKNOWN = Text("No field “{name}” is written here.{near}", "这里没有可写入的字段“{name}”。{near}")
MOST = 100

Form = TypeVar("Form", bound=serializers.Serializer[Any])


def valid(form: Form) -> Form:
    """`form`, whose data hold. Raises BadRequest for names that nothing is known of, then ValidationError."""
    if faults := list(_unknown(form, form.initial_data, ""))[:MOST]:
        raise BadRequest(faults)
    form.is_valid(raise_exception=True)
    return form


def _unknown(form: serializers.Serializer[Any], data: Any, place: str) -> Iterator[ProblemItem]:
    """What is no object at all is for the serializer to refuse."""
    if not isinstance(data, Mapping):
        return
    writable = {name: field for name, field in form.fields.items() if not field.read_only}
    for name, value in data.items():
        field = writable.get(name)
        if field is None:
            yield ProblemItem(f"{place}{name[:LONGEST]}", "unknown-field", named(UNKNOWN, name, writable))
        elif isinstance(field, serializers.Serializer):
            yield from _unknown(field, value, f"{place}{name}.")
