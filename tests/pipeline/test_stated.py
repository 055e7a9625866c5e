import pytest

from catalog.models import VersionSubstance
from catalog.openness.facts import Statement
from catalog.pipeline.stated import stated
from tests.make import make_agency, make_dataset, make_problem, make_resource, make_version

pytestmark = pytest.mark.django_db


def test_everything_a_dataset_says_in_the_order_in_which_it_is_met() -> None:
    dataset = make_dataset(
        make_agency(),
        title={"en": "Stops"},
        description={"en": "Where.", "zh-Hans": "地点。"},
        access_conditions={"en": "None."},
        license="CC-BY-4.0",
    )
    resource = make_resource(dataset, title={"en": "All"}, description={"en": "Each stop."})
    version = make_version(resource)
    VersionSubstance.objects.create(version=version, digest="d" * 64, measured={"notes": ["不得商用"]})
    assert stated(dataset, [resource], [version]) == (
        Statement("title", "Stops"),
        Statement("description", "Where."),
        Statement("description", "地点。"),
        Statement("access_conditions", "None."),
        Statement("license", "CC-BY-4.0"),
        Statement("resource", "All"),
        Statement("resource", "Each stop."),
        Statement("file", "不得商用"),
    )


def test_notes_that_validation_left_out_of_the_rows_are_said_too() -> None:
    dataset = make_dataset(make_agency())
    resource = make_resource(dataset)
    version = make_version(resource)
    make_problem(version, "footnote", cell="注：不得商用")
    make_problem(version, "ragged-row", 1, cell="no note")
    files = [one for one in stated(dataset, [resource], [version]) if one.field == "file"]
    assert files == [Statement("file", "注：不得商用")]


def test_a_file_that_was_never_measured_says_nothing() -> None:
    dataset = make_dataset(make_agency(), description={}, license="")
    resource = make_resource(dataset)
    assert "file" not in {one.field for one in stated(dataset, [resource], [make_version(resource), None])}
