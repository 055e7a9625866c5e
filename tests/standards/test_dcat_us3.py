"""DCAT-US 3.0 against both published schemas, and where they exclude each other."""

from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from catalog.bulk.documents import DCAT_US_3, stream
from catalog.standards.dcat_us3 import FREQUENCY, to_dcat_us3
from catalog.standards.entry import Entry
from catalog.vocabulary.frequencies import FREQUENCIES
from tests.standards.make import ALL, BARE, FULL, SITE
from tests.standards.schemas import needs_schemas, schemas

DATES = jsonschema.FormatChecker(formats=["date"])


@DATES.checks("date-time", raises=ValueError)  # type: ignore[untyped-decorator]
def _is_moment(value: object) -> bool:
    """The library checks it only with another package; upstream's schema can't tell a date from a moment without it."""
    return not isinstance(value, str) or ("T" in value and bool(datetime.fromisoformat(value)))


def _data_gov(name: str) -> jsonschema.Draft202012Validator:
    """Data.gov's own: the definitions name each other by address."""
    found = list(schemas("dcatus3.0/definitions").values())
    registry = Registry().with_resources((one["$id"], DRAFT202012.create_resource(one)) for one in found)
    (wanted,) = [one for one in found if one["$id"].endswith(f"/{name}")]
    return jsonschema.Draft202012Validator(wanted, registry=registry, format_checker=DATES)


def _upstream(name: str) -> jsonschema.Draft7Validator:
    """Upstream's definitions point into one document, which has to be put together; the `$id` of their properties would
    lead those pointers away, and some classes that they name are nowhere: such a value has to be an address then."""
    definitions = {stem: _without_ids(one) for stem, one in schemas("dcat-us-3.0-doi/definitions").items()}
    for missing in _named(definitions) - set(definitions):
        definitions[missing] = {"not": {}}
    return jsonschema.Draft7Validator(
        {"definitions": definitions, "$ref": f"#/definitions/{name}"}, format_checker=DATES
    )


def _without_ids(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_ids(value) for key, value in node.items() if key != "$id"}
    return [_without_ids(value) for value in node] if isinstance(node, list) else node


def _named(node: Any) -> set[str]:
    if isinstance(node, dict):
        here = {Path(node["$ref"]).name} if isinstance(node.get("$ref"), str) else set()
        return here.union(*(_named(value) for value in node.values()))
    return set().union(*(_named(value) for value in node)) if isinstance(node, list) else set()


@needs_schemas
@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.slug)
def test_a_dataset_is_valid_for_data_gov(entry: Entry) -> None:
    errors = _data_gov("dataset").iter_errors(to_dcat_us3(entry, SITE))
    # No schema can ask for an address that its publisher did not give.
    assert [error.message for error in errors if "a b@example.org" not in error.message] == []


@needs_schemas
@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.slug)
def test_a_dataset_is_valid_upstream_but_for_what_data_gov_forbids(entry: Entry) -> None:
    errors = list(_upstream("Dataset").iter_errors(to_dcat_us3(entry, SITE)))
    assert {error.path[0] for error in errors} == {"identifier", "keyword"}


@needs_schemas
def test_what_the_two_schemas_exclude_is_still_so() -> None:
    """When one of them gives way, the mapping can follow both."""
    identifiers = ("text", ["text"], {"notation": "text"})
    keywords = (["word"], "word")
    for name, values in (("identifier", identifiers), ("keyword", keywords)):
        ours = to_dcat_us3(FULL, SITE)
        fits = [
            not any(error.path[0] == name for error in _data_gov("dataset").iter_errors({**ours, name: value}))
            and not any(error.path[0] == name for error in _upstream("Dataset").iter_errors({**ours, name: value}))
            for value in values
        ]
        assert not any(fits), name


@needs_schemas
def test_the_catalog_is_valid_in_both() -> None:
    whole = orjson.loads(b"".join(stream(DCAT_US_3, [FULL, BARE], SITE)))
    assert [error.message for error in _data_gov("catalog").iter_errors(whole)] == []
    whole["dataset"] = []
    assert [error.message for error in _upstream("Catalog").iter_errors(whole)] == []


def test_both_languages_are_there() -> None:
    found = to_dcat_us3(FULL, SITE)
    assert found["titleMap"] == {"en": "Bus stops", "zh-Hans": "公交站点"}
    assert found["keywordMap"] == {"und": ["bus"], "zh-Hans": ["公交"]}
    assert found["language"] == ["en", "zh"]


def test_the_license_moved_to_the_distribution() -> None:
    found = to_dcat_us3(FULL, SITE)
    assert "license" not in found
    first = found["distribution"][0]
    assert first["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (first["byteSize"], first["checksum"]["checksumValue"]) == ("1234", "ab" * 32)
    assert first["accessService"][0]["endpointURL"] == [SITE.resource(FULL.files[0], "rows")]


def test_a_mark_that_is_unknown_is_no_measurement() -> None:
    found = to_dcat_us3(FULL, SITE)["hasQualityMeasurement"]
    assert (len(found), found[0]["value"]) == (7, "1")


def test_every_frequency_has_a_word() -> None:
    assert {frequency.code for frequency in FREQUENCIES} == set(FREQUENCY)
