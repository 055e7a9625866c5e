"""Values of a call as CKAN reads them: in an address everything is text, in JSON it has its type."""

import json
from collections.abc import Mapping
from typing import Any

from catalog.api.ckan.errors import MISSING, Invalid

TRUE = ("true", "yes", "on", "y", "t", "1")
FALSE = ("false", "no", "off", "n", "f", "0", "")
# No list of ours has more entries than PostgreSQL can skip.
LARGEST = 2**62


def required(data: Mapping[str, Any], name: str, *others: str, fault: str = "") -> str:
    """The text under the first of these names that is filled. `fault` is the name that the refusal gives."""
    for key in (name, *others):
        value = data.get(key)
        if isinstance(value, str | int) and str(value).strip():
            return str(value)
    raise Invalid({fault or name: [MISSING]})


def text(data: Mapping[str, Any], name: str, default: str = "") -> str:
    value = data.get(name, default)
    if value is None:
        return default
    if isinstance(value, str | int | float):
        return str(value)
    raise Invalid({name: ["Must be a string"]})


def boolean(data: Mapping[str, Any], name: str, *, default: bool = False) -> bool:
    value = data.get(name, default)
    if isinstance(value, bool):
        return value
    return str(value).strip().lower() in TRUE


def natural(data: Mapping[str, Any], name: str, default: int, *more_faults: str, most: int = LARGEST) -> int:
    """Larger ones are cut to `most`, as CKAN does. `more_faults` are said of what is no number at all."""
    number = integer(data, name, default, *more_faults)
    if number < 0:
        raise Invalid({name: ["Must be a natural number"]})
    return min(number, most)


def integer(data: Mapping[str, Any], name: str, default: int, *more_faults: str) -> int:
    value = data.get(name)
    if value is None or value == "":
        return default
    try:
        if isinstance(value, bool | float) or len(str(value)) > len(str(LARGEST)):
            raise ValueError(value)
        return max(-LARGEST, min(LARGEST, int(value)))
    except (TypeError, ValueError):
        raise Invalid({name: ["Invalid integer", *more_faults]}) from None


def structure(data: Mapping[str, Any], name: str) -> Any:
    """A JSON value, or the same as text; None where there is none."""
    value = data.get(name)
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise Invalid({name: ["Could not parse as valid JSON"]}) from None


def words(data: Mapping[str, Any], name: str) -> list[str]:
    """A list of texts, or the same with commas between."""
    value = data.get(name)
    if value is None:
        return []
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise Invalid({name: ["Not a list of strings"]})
    return [word.strip() for word in value if word.strip()]


def page(data: Mapping[str, Any], *, default: int, most: int) -> slice:
    """`limit` and `offset` as the part of a list to show."""
    limit = natural(data, "limit", default, most=most)
    offset = natural(data, "offset", 0)
    return slice(offset, offset + limit)
