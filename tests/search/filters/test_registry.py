"""One declaration of each filter drives the API, the facets, the page and CKAN's names."""

import pytest
from django.test import Client

from catalog.search.engine.entry import FACETS as ENGINE_FACETS
from catalog.search.filters.filter import Filter
from catalog.search.filters.registry import FACETS, FILTER, FILTERS


def test_names_are_told_apart() -> None:
    assert len(FILTER) == len(FILTERS)


@pytest.mark.parametrize("item", FILTERS, ids=lambda item: item.name)
def test_each_is_a_facet_or_has_a_field_on_the_page(item: Filter) -> None:
    assert bool(item.field) != bool(item.control)
    assert (item.name in FACETS) == bool(item.field)
    assert not item.field or item.field in ENGINE_FACETS
    assert item.label.zh != item.label.en
    assert item.help.zh


@pytest.mark.django_db
def test_each_is_a_parameter_of_the_api_and_a_control_of_the_page(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/datasets"]["get"]["parameters"]
    assert set(FILTER) <= {parameter["name"] for parameter in described}
    page = client.get("/datasets").content.decode()
    assert all(f'name="{item.name}"' in page for item in FILTERS if item.control)
