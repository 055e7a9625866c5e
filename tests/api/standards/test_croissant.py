"""Croissant's address: only for tables, only for what is public."""

import orjson
import pytest
from django.test import Client

from catalog.models import TableProfile
from tests.make import make_agency, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db


def test_a_table_is_described_with_its_columns(client: Client) -> None:
    dataset = make_public_dataset(make_agency())
    path = f"/datasets/{dataset.slug}/croissant.json"
    answer = client.get(path, headers={"Origin": "https://elsewhere.example"})
    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == ("application/ld+json", "*")
    fields = orjson.loads(answer.content)["recordSet"][0]["field"]
    assert [field["name"] for field in fields] == ["name", "stops"]
    assert client.get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_there_is_none_without_a_table_or_for_a_draft(client: Client) -> None:
    agency = make_agency()
    dataset = make_public_dataset(agency)
    TableProfile.objects.all().delete()
    make_dataset(agency, "draft")
    for slug in (dataset.slug, "draft", "nothing"):
        assert client.get(f"/datasets/{slug}/croissant.json").status_code == 404
