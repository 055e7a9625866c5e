"""A schema's own faults are told with their place, and nothing that can't be run is taken."""

from typing import Any

import pytest

from catalog.checks.schema_values import check_runs
from catalog.checks.table_schema import BadSchema, Reference, parse_schema


def schema(**constraints: Any) -> dict[str, Any]:
    return {"fields": [{"name": "a", "type": "string", "constraints": constraints}]}


def places(descriptor: Any) -> list[str]:
    with pytest.raises(BadSchema) as bad:
        check_runs(parse_schema(descriptor))
    assert all(fault.text.en and fault.text.zh for fault in bad.value.faults)
    return [fault.place for fault in bad.value.faults]


@pytest.mark.parametrize(
    ("descriptor", "expected"),
    [
        (None, [""]),
        ([], [""]),
        ({}, ["fields"]),
        ({"fields": []}, ["fields"]),
        ({"fields": ["a"]}, ["fields[0]"]),
        ({"fields": [{"name": ""}]}, ["fields[0].name"]),
        ({"fields": [{"name": "a"}, {"name": "a"}]}, ["fields[1].name"]),
        ({"fields": [{"name": "a", "type": "text"}]}, ["fields[0].type"]),
        ({"fields": [{"name": "a", "type": "string", "format": "%d"}]}, ["fields[0].format"]),
        ({"fields": [{"name": "a", "type": "date", "format": "%Q"}]}, ["fields[0].format"]),
        ({"fields": [{"name": "a"}], "missingValues": "NA"}, ["missingValues"]),
        ({"fields": [{"name": "a"}], "primaryKey": "b"}, ["primaryKey"]),
        ({"fields": [{"name": "a"}], "foreignKeys": [{"fields": "a"}]}, ["foreignKeys[0].reference"]),
        (
            {"fields": [{"name": "a"}], "foreignKeys": [{"fields": "a", "reference": {"fields": ["a", "a"]}}]},
            ["foreignKeys[0].reference.fields"],
        ),
        (schema(required="yes", minLength=-1), ["fields[0].constraints.required", "fields[0].constraints.minLength"]),
        (schema(minimum=1), ["fields[0].constraints.minimum"]),
        (schema(enum=[]), ["fields[0].constraints.enum"]),
        (schema(maxlength=3), ["fields[0].constraints.maxlength"]),
        (schema(pattern="["), ["fields[0].constraints.pattern"]),
        (schema(pattern="(?=a)b"), ["fields[0].constraints.pattern"]),
        (schema(pattern=r"(a)\1"), ["fields[0].constraints.pattern"]),
        (schema(pattern="x" * 501), ["fields[0].constraints.pattern"]),
        (
            {"fields": [{"name": "n", "type": "integer", "constraints": {"minimum": "a", "enum": [1, "x"]}}]},
            ["fields[0].constraints.minimum", "fields[0].constraints.enum"],
        ),
    ],
)
def test_every_fault_names_its_place(descriptor: Any, expected: list[str]) -> None:
    assert places(descriptor) == expected


def test_a_sound_schema_is_taken_whole() -> None:
    parsed = parse_schema(
        {
            "fields": [{"name": "id", "type": "integer"}, {"name": "区", "constraints": {"enum": ["甲", 1, True]}}],
            "primaryKey": "id",
            "foreignKeys": [{"fields": ["区"], "reference": {"resource": "areas", "fields": ["name"]}}],
            "missingValues": ["", "NA"],
            "title": "what else there is, is kept and not looked at",
        }
    )
    check_runs(parsed)
    assert (parsed.primary_key, parsed.missing) == (("id",), ("", "NA"))
    assert parsed.fields[1].constraints.enum == ("甲", "1", "true")
    assert parsed.references == (Reference(("区",), "areas", ("name",)),)


def test_a_pattern_that_would_hang_elsewhere_runs_here() -> None:
    check_runs(parse_schema(schema(pattern="(a+)+$")))
