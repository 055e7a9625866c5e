"""data.json against the published schemas, GSA's and Project Open Data's, and field by field."""

from typing import Any

import jsonschema
import orjson
import pytest
from referencing import Registry
from referencing.jsonschema import DRAFT4

from catalog.bulk.documents import DATA_JSON, stream
from catalog.standards.dcat_us import FREQUENCY, SCHEMA, to_dcat_us
from catalog.standards.entry import Entry
from catalog.vocabulary.frequencies import FREQUENCIES
from tests.standards.make import ALL, BARE, FULL, HOSTILE, SITE
from tests.standards.schemas import needs_schemas, schema, schemas

# Codes of the United States' federal budget: no other government has them, and the schema for non-federal sources
# does not ask for them.
FEDERAL = {"bureauCode", "programCode"}


def _pod() -> jsonschema.Draft4Validator:
    found = schemas("dcat-us-1.1-pod")
    found["dataset"]["required"] = [name for name in found["dataset"]["required"] if name not in FEDERAL]
    for one in found.values():
        one.pop("id", None)
    registry = Registry().with_resources((f"{name}.json", DRAFT4.create_resource(one)) for name, one in found.items())
    return jsonschema.Draft4Validator(found["catalog"], registry=registry)


def _whole() -> Any:
    return orjson.loads(b"".join(stream(DATA_JSON, ALL, SITE)))


@needs_schemas
@pytest.mark.parametrize("entry", [FULL, BARE], ids=lambda entry: entry.slug)
def test_a_dataset_is_valid_for_data_gov(entry: Entry) -> None:
    validator = jsonschema.Draft202012Validator(schema("dcatus1.1/non-federal_dataset.json"))
    assert [error.message for error in validator.iter_errors(to_dcat_us(entry, SITE))] == []


@needs_schemas
def test_the_whole_is_valid_for_project_open_data() -> None:
    whole = _whole()
    whole["dataset"] = [one for one in whole["dataset"] if one["landingPage"] != HOSTILE.landing_page]
    assert len(whole["dataset"]) == 2
    assert [error.message for error in _pod().iter_errors(whole)] == []


def test_the_head_names_the_schema_and_itself() -> None:
    whole = _whole()
    assert (whole["conformsTo"], whole["@id"], len(whole["dataset"])) == (SCHEMA, f"{SITE.url}/data.json", 3)


def test_an_empty_catalog_is_still_a_document() -> None:
    assert orjson.loads(b"".join(stream(DATA_JSON, [], SITE)))["dataset"] == []


def test_every_field_of_a_full_dataset() -> None:
    found = to_dcat_us(FULL, SITE)
    parts = found.pop("distribution")
    assert found == {
        "@type": "dcat:Dataset",
        "identifier": FULL.id,
        "title": "Bus stops",
        "description": FULL.description["en"],
        "keyword": ["bus", "公交"],
        "modified": "2026-11-01T12:00:00Z",
        "issued": "2026-11-01T12:00:00Z",
        "publisher": {
            "@type": "org:Organization",
            "name": "Demo Transport Bureau",
            "subOrganizationOf": {"@type": "org:Organization", "name": "Demo City"},
        },
        "contactPoint": {"@type": "vcard:Contact", "fn": "Data desk", "hasEmail": "mailto:data@example.org"},
        "accessLevel": "public",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "theme": ["Transport", "Regions and cities"],
        "accrualPeriodicity": "R/P1M",
        "language": ["en", "zh-Hans"],
        "spatial": "120.5,30,122,31.5",
        "temporal": "2020-01-01/2025-12-31",
        "landingPage": "https://transport.example.org/stops",
    }
    assert [part.get("format") for part in parts] == ["CSV", "API", None]
    assert (parts[0]["mediaType"], parts[2]["accessURL"]) == ("text/csv", "https://t.example.org/a b{c}.csv")


def test_conditions_of_access_restrict_and_are_cut_to_what_fits() -> None:
    found = to_dcat_us(BARE, SITE)
    assert found["accessLevel"] == "restricted public"
    assert (len(found["rights"]), found["rights"][-1]) == (255, "…")
    assert "license" not in found


def test_a_bare_dataset_says_nothing_that_nobody_said() -> None:
    assert not {"theme", "accrualPeriodicity", "language", "spatial", "temporal", "distribution"} & set(
        to_dcat_us(BARE, SITE)
    )


def test_every_frequency_is_mapped_or_has_no_interval() -> None:
    assert {frequency.code for frequency in FREQUENCIES} - set(FREQUENCY) == {"never", "unknown"}
