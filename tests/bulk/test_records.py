"""A dataset in the bulk files: the same as the REST API gives, and harmless in a spreadsheet."""

import orjson
import pytest
from django.test import RequestFactory

from catalog.api.rest.renderers import OrjsonRenderer
from catalog.api.rest.serializers.datasets import DatasetListSerializer
from catalog.bulk.documents import JSONL, stream
from catalog.bulk.records import NAMES, to_cells, to_row
from catalog.models import Dataset
from catalog.search.ask import with_everything
from catalog.standards.entries import entries, site
from tests.make import make_agency, make_public_dataset
from tests.standards.make import BARE, FULL, HOSTILE, SITE


@pytest.mark.django_db
def test_a_line_is_what_the_api_lists(rf: RequestFactory) -> None:
    agency = make_agency()
    full = make_public_dataset(
        agency,
        provenance={"en": "x"},
        period_start="2020-01-01",
        spatial={"type": "Point", "coordinates": [1, 2]},
        languages=["zh-Hans"],
        declared_records=5,
    )
    full.resources.create(title={"en": "A link"}, url="https://t.example.org/x.csv", position=1)
    make_public_dataset(agency, "other")
    Dataset.objects.filter(slug="other").update(assessment=None)
    found = with_everything(Dataset.objects.public()).order_by("pk")
    listed = orjson.loads(OrjsonRenderer().render(DatasetListSerializer(found, many=True).data))
    for resource in (resource for dataset in listed for resource in dataset["resources"] if resource["link"]):
        # How it is, is the API's alone to say.
        resource["link"] = {"url": resource["link"]["url"]}
    lines = b"".join(stream(JSONL, entries(Dataset.objects.public()), site())).splitlines()
    assert [orjson.loads(line) for line in lines] == listed


def test_a_row_has_every_column() -> None:
    row = to_row(FULL, SITE)
    assert tuple(row) == NAMES
    assert (row["title_zh"], row["formats"], row["files"], row["rows"]) == ("公交站点", ["csv"], 2, 12)
    assert to_row(BARE, SITE)["rows"] is None


def test_cells_are_joined_and_empty_ones_are_empty() -> None:
    cells = dict(zip(NAMES, to_cells(FULL, SITE), strict=True))
    assert (cells["keywords"], cells["openness_met"]) == ("bus|公交", "7")
    assert dict(zip(NAMES, to_cells(BARE, SITE), strict=True))["openness_met"] == ""


def test_what_people_wrote_is_defused_in_its_cell() -> None:
    cells = dict(zip(NAMES, to_cells(HOSTILE, SITE), strict=True))
    assert cells["description_en"].startswith("'=1+1")
