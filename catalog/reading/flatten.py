"""Nested objects as one level of dotted names: {"site": {"name": 1}} is {"site.name": 1}. Lists stay what they are."""

from collections.abc import Mapping


def flatten(values: Mapping[str, object], keep: str = "") -> dict[str, object]:
    """`keep` is a key whose object stays whole. The key "" means its parent itself, as XML's text beside attributes."""
    flat: dict[str, object] = {}
    for key, value in values.items():
        if isinstance(value, dict) and key != keep:
            for inner, part in flatten(value).items():
                _put(flat, f"{key}.{inner}" if inner and key else key or inner, part)
        else:
            _put(flat, key, value)
    return flat


def _put(flat: dict[str, object], name: str, value: object) -> None:
    """Under a name of its own, where {"a.b": 1, "a": {"b": 2}} would give one twice."""
    free, number = name, 1
    while free in flat:
        number += 1
        free = f"{name}_{number}"
    flat[free] = value
