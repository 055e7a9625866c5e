"""schema.org, with what search engines ask for."""

import pytest

from catalog.standards.entry import Entry
from catalog.standards.schema_org import to_data_catalog, to_schema_org
from tests.standards.make import ALL, BARE, FULL, SITE


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.slug)
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_what_search_engines_require_is_there(entry: Entry, language: str) -> None:
    found = to_schema_org(entry, SITE, language)
    assert found["@type"] == "Dataset"
    assert found["name"]
    assert 50 <= len(found["description"]) <= 5000 or entry is BARE


def test_it_speaks_the_language_of_its_page() -> None:
    chinese = to_schema_org(FULL, SITE, "zh-Hans")
    assert (chinese["name"], chinese["alternateName"]) == ("公交站点", ["Bus stops"])
    assert chinese["publisher"]["name"] == "演示交通局"


def test_place_period_columns_and_files() -> None:
    found = to_schema_org(FULL, SITE, "en")
    assert found["spatialCoverage"]["geo"]["box"] == "30 120.5 31.5 122"
    assert found["temporalCoverage"] == "2020-01-01/2025-12-31"
    assert found["variableMeasured"][0] == {"@type": "PropertyValue", "name": "名称", "description": "站点 名称"}
    assert [part.get("encodingFormat") for part in found["distribution"]] == [
        "text/csv",
        "application/vnd.apache.parquet",
        None,
    ]


def test_what_is_restricted_is_not_called_free() -> None:
    found = to_schema_org(BARE, SITE, "en")
    assert "isAccessibleForFree" not in found
    assert found["conditionsOfAccess"].startswith("Ask first.")


def test_the_catalog_itself() -> None:
    found = to_data_catalog(SITE, "en")
    assert (found["@type"], found["url"]) == ("DataCatalog", "https://data.example.org/")
