"""Downloads by purpose: only what the file serves, and the agency's own bytes always."""

import pytest

from catalog.models import Resource
from portal.presenters.downloads import purposes_of
from tests.make import make_agency, make_dataset, make_profile, make_resource, make_version

pytestmark = pytest.mark.django_db


def made(format_: str, *, rows: bool) -> Resource:
    resource = make_resource(make_dataset(make_agency()))
    version = make_version(resource, format=format_)
    if rows:
        make_profile(version)
    return resource


def shown(resource: Resource) -> dict[str, list[str]]:
    return {purpose.name: [way.label for way in purpose.ways] for purpose in purposes_of(resource)}


def test_a_table_serves_spreadsheets_and_programs() -> None:
    found = shown(made("csv", rows=True))
    assert found == {"spreadsheets": ["CSV", "XLSX"], "programs": ["JSON Lines", "Parquet"], "original": ["Original"]}


def test_a_workbook_is_offered_as_it_is_before_its_conversion() -> None:
    resource = made("xlsx", rows=True)
    assert shown(resource)["spreadsheets"] == ["XLSX", "CSV"]
    first = purposes_of(resource)[0].ways[0]
    assert (first.original, first.url) == (True, f"/api/v1/resources/{resource.pk}/download")


def test_a_map_serves_maps_and_a_scan_only_itself() -> None:
    assert shown(made("geojson", rows=True))["maps"] == ["GeoJSON"]
    Resource.objects.all().delete()
    assert shown(_other("pdf")) == {"original": ["Original"]}


def test_a_map_of_another_format_is_there_as_geojson_too() -> None:
    assert shown(made("kml", rows=True))["maps"] == ["KML", "GeoJSON"]


@pytest.mark.parametrize(("rows", "offered"), [(1_000_000, ["CSV", "XLSX"]), (1_000_001, ["CSV"])])
def test_a_table_of_more_than_two_million_cells_is_no_workbook(rows: int, offered: list[str]) -> None:
    resource = make_resource(make_dataset(make_agency()))
    make_profile(make_version(resource), rows=rows)
    assert shown(resource)["spreadsheets"] == offered


def _other(format_: str) -> Resource:
    resource = make_resource(make_dataset(make_agency("water"), "scan"))
    make_version(resource, format=format_)
    return resource


def test_without_a_valid_version_there_is_nothing_to_download() -> None:
    assert purposes_of(make_resource(make_dataset(make_agency()))) == ()
