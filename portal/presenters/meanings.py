"""What the columns of a table mean: what the agency says of each in its schema, beside what was found in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from catalog.language import pick
from catalog.models import Resource, ResourceSchema
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Column
from catalog.spoken import current_language

KINDS = {
    "string": gettext_noop("text"),
    "integer": gettext_noop("whole number"),
    "number": gettext_noop("number"),
    "boolean": gettext_noop("yes or no"),
    "date": gettext_noop("date"),
    "datetime": gettext_noop("date and time"),
    "time": gettext_noop("time of day"),
    "geojson": gettext_noop("shape on the map"),
}
SAMPLES = 3
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Meaning:
    """`meaning` is the agency's, "" where it gave none; `percent` of the rows have a value."""

    column: Column
    kind: str
    meaning: str
    samples: tuple[str, ...]
    percent: int


def kind_of(type_: str) -> str:
    return gettext(KINDS[type_]) if type_ in KINDS else type_


def meanings_of(resource: Resource | None) -> tuple[Meaning, ...]:
    """() for what has no table. Asks the database for the schema, nothing else."""
    profile = getattr(resource.version, "profile", None) if resource else None
    if resource is None or profile is None:
        return ()
    schema = ResourceSchema.objects.filter(resource=resource).first()
    said = said_of(schema.descriptor if schema else {})
    return tuple(_meaning(column, said, profile.rows) for column in columns_of(profile.columns))


def said_of(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """Field name to what the schema says of it: its description, else a title that says more than the name."""
    fields = [one for one in descriptor.get("fields", ()) if isinstance(one, dict)]
    return {str(one.get("name")): text for one in fields if (text := _said(one))}


def _said(field: Mapping[str, Any]) -> str:
    for key in ("description", "title"):
        value = field.get(key)
        text = pick(value, current_language())[0] if isinstance(value, dict) else value
        if isinstance(text, str) and text.strip() and text != field.get("name"):
            return text.strip()
    return ""


def _meaning(column: Column, said: Mapping[str, str], rows: int) -> Meaning:
    return Meaning(
        column=column,
        kind=kind_of(column.type),
        meaning=said.get(column.title) or said.get(column.name, ""),
        samples=() if column.type == "geojson" else tuple(_short(text) for text in column.samples[:SAMPLES]),
        # Down, so that one empty cell of a thousand does not look like none.
        percent=100 * column.filled // rows if rows else 0,
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
