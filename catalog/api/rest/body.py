"""What a request's body says, checked: a name that the serializer does not know is an error that names it."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from django.utils.translation import override
from rest_framework import serializers

from catalog.api.problem import ProblemItem
from catalog.api.rest.problems import BadRequest, Invalid
from catalog.language import Text
from catalog.nearest import LONGEST, named

UNKNOWN = Text("No field “{name}” is written here.{near}", "这里没有可写入的字段“{name}”。{near}")
MOST = 100

Form = TypeVar("Form", bound=serializers.Serializer[Any])


def valid(form: Form) -> Form:
    """`form`, whose data hold. Raises BadRequest for names that nothing is known of, then Invalid."""
    if faults := list(_unknown(form, form.initial_data, ""))[:MOST]:
        raise BadRequest(faults)
    with override("en"):
        form.is_valid()
    if form.errors:
        raise Invalid(form.errors, _in_chinese(form))
    return form


def _in_chinese(form: serializers.Serializer[Any]) -> Any:
    """What is wrong, found again by another form: a field keeps its words in the language of their first use."""
    again = type(form)(form.instance, data=form.initial_data, partial=form.partial, context=form.context)
    with override("zh-hans"):
        again.is_valid()
    return again.errors


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
