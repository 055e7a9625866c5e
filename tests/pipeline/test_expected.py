"""What was said beforehand reaches the check: marks, the schema, the dataset's other tables by each of their names."""

import pytest

from catalog.models import Resource
from catalog.pipeline.expected import expected_of
from catalog.publishing import contacts, schema
from tests.make import Cast, make_cast, make_dataset
from tests.publish import run_job, upload, upload_and_run

pytestmark = pytest.mark.django_db

LINES = "code,name\n01,甲\n02,乙\n".encode()
STOPS = b"stop,line\na,01\nb,03\n"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def refers_to(name: str) -> dict[str, object]:
    return {
        "fields": [{"name": "stop", "type": "string"}, {"name": "line", "type": "string"}],
        "foreignKeys": [{"fields": "line", "reference": {"resource": name, "fields": "code"}}],
    }


def test_nothing_was_said(cast: Cast) -> None:
    expected = expected_of(upload_and_run(make_dataset(cast.agency), cast))
    assert (expected.contacts, expected.schema, expected.others, expected.texts) == (frozenset(), None, {}, frozenset())


def test_marked_columns_are_named(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    contacts.mark(resource, "类型", actor=cast.publisher, reason="Desks.")
    assert expected_of(resource).contacts == {"类型"}


@pytest.mark.parametrize("name", ["lines", "lines.csv", "Stops", "站点", "id"])
def test_a_reference_finds_the_other_table(cast: Cast, name: str) -> None:
    dataset = make_dataset(cast.agency)
    lines = upload_and_run(dataset, cast, LINES, "lines.csv")
    job = upload(dataset, cast, STOPS, "stops.csv")
    schema.set_schema(job.resource, refers_to(str(lines.pk) if name == "id" else name), actor=cast.publisher)
    version = run_job(job).version
    assert version is not None
    found = version.problems.filter(code__startswith="schema-")
    assert [(problem.code, problem.row, problem.cell) for problem in found] == [("schema-foreign-key", 3, "03")]


def test_tables_of_other_datasets_are_out_of_reach(cast: Cast) -> None:
    upload_and_run(make_dataset(cast.agency), cast, LINES, "lines.csv")
    job = upload(make_dataset(cast.agency, "stops"), cast, STOPS, "stops.csv")
    schema.set_schema(job.resource, refers_to("lines"), actor=cast.publisher)
    assert expected_of(Resource.objects.get(pk=job.resource_id)).others == {}
    version = run_job(job).version
    assert version is not None
    assert version.problems.filter(code="schema-reference-missing").exists()
