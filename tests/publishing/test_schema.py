"""A schema is given by the agency's people, kept whole, and the bytes at hand are checked by it at once."""

from typing import Any

import pytest

from catalog.models import Activity, Dataset, Event, Job, Resource, ResourceSchema, Stage, Status, Version
from catalog.publishing import files, schema
from catalog.publishing.refusal import NotAllowed, Refused
from tests.make import Cast, make_cast, make_dataset
from tests.publish import CSV, publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db

KINDS = {
    "fields": [
        {"name": "名称", "type": "string", "constraints": {"required": True, "unique": True}},
        {"name": "类型", "type": "string", "constraints": {"enum": ["地铁"]}},
        {"name": "数量", "type": "integer", "constraints": {"maximum": 10}},
    ]
}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def resource(cast: Cast) -> Resource:
    return upload_and_run(make_dataset(cast.agency), cast)


def run_waiting() -> None:
    for job in Job.objects.filter(status=Status.QUEUED).order_by("created"):
        assert run_job(job).status == Status.VALID


def found(version: Version | None) -> list[tuple[str, int | None]]:
    assert version is not None
    return [(problem.code, problem.row) for problem in version.problems.filter(code__startswith="schema-")]


def test_the_version_at_hand_is_checked_again(cast: Cast, resource: Resource) -> None:
    schema.set_schema(resource, KINDS, actor=cast.publisher)
    assert found(resource.version) == []
    run_waiting()
    assert found(resource.version) == [("schema-enum", 3), ("schema-enum", 4), ("schema-maximum", 2)]
    assert resource.versions.count() == 1
    entry = Activity.objects.filter(event=Event.CHANGED).latest("at")
    assert "3" in entry.reason["en"]
    schema.remove_schema(resource, actor=cast.publisher)
    run_waiting()
    assert found(resource.version) == []


def test_a_check_of_public_bytes_is_nothing_new_to_readers(cast: Cast, resource: Resource) -> None:
    publish(resource.dataset, cast)
    before = Dataset.objects.get().modified
    schema.set_schema(resource, KINDS, actor=cast.reviewer)
    run_waiting()
    resource.refresh_from_db()
    assert found(resource.version) != []
    assert Dataset.objects.get().modified == before
    assert Activity.objects.filter(event=Event.VERSION).count() == 1


def test_the_version_served_is_checked_beside_the_newest(cast: Cast, resource: Resource) -> None:
    broken = run_job(files.upload(resource, [b""], actor=cast.publisher, filename="b.csv"))
    assert broken.status == Status.INVALID
    resource.refresh_from_db()
    schema.set_schema(resource, KINDS, actor=cast.publisher)
    waiting = Job.objects.filter(status=Status.QUEUED).order_by("created")
    assert [(job.version.number, job.stage) for job in waiting if job.version] == [
        (1, Stage.VALIDATE),
        (2, Stage.VALIDATE),
    ]


def test_two_changes_in_a_row_wait_for_one_check(cast: Cast, resource: Resource) -> None:
    for _ in range(2):
        schema.set_schema(resource, KINDS, actor=cast.publisher)
    assert Job.objects.filter(status=Status.QUEUED).count() == 1


def test_a_file_that_has_not_arrived_is_checked_when_it_does(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    resource = files.add_resource(dataset, actor=cast.publisher, title={"en": "Stops"})
    schema.set_schema(resource, KINDS, actor=cast.publisher)
    assert not Job.objects.exists()
    job = run_job(files.upload(resource, [CSV], actor=cast.publisher, filename="stops.csv"))
    assert found(job.version) != []


@pytest.mark.parametrize(
    ("who", "draft", "public"),
    [
        ("publisher", True, False),
        ("reviewer", True, True),
        ("steward", True, True),
        ("other_publisher", False, False),
        ("outsider", False, False),
    ],
)
def test_members_give_a_drafts_schema_and_reviewers_a_public_ones(
    cast: Cast, resource: Resource, who: str, draft: bool, public: bool
) -> None:
    assert may_set(cast, resource, who) is draft
    run_waiting()
    publish(resource.dataset, cast)
    assert may_set(cast, resource, who) is public


def may_set(cast: Cast, resource: Resource, who: str) -> bool:
    actor = getattr(cast, who)
    try:
        schema.set_schema(resource, KINDS, actor=actor)
    except NotAllowed:
        with pytest.raises(NotAllowed):
            schema.remove_schema(resource, actor=actor)
        return False
    return True


@pytest.mark.parametrize(
    ("descriptor", "place"),
    [
        (
            {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "("}}]},
            "fields[0].constraints.pattern",
        ),
        ({"fields": []}, "fields"),
        ({"fields": [{"name": "a\x00"}]}, ""),
        ({"fields": [{"name": "a"}], "\ud800": 1}, ""),
        ({"fields": [{"name": "a"}], "x": float("inf")}, ""),
        ([], ""),
    ],
)
def test_a_faulty_schema_changes_nothing(cast: Cast, resource: Resource, descriptor: Any, place: str) -> None:
    with pytest.raises(Refused) as refused:
        schema.set_schema(resource, descriptor, actor=cast.publisher)
    assert [fault.field for fault in refused.value.faults] == [place]
    assert not ResourceSchema.objects.exists()
    assert not Job.objects.filter(status=Status.QUEUED).exists()


def test_a_schema_nested_too_deeply_is_refused(cast: Cast, resource: Resource) -> None:
    deep: Any = []
    for _ in range(3000):
        deep = [deep]
    with pytest.raises(Refused):
        schema.set_schema(resource, {"fields": [{"name": "a"}], "x": deep}, actor=cast.publisher)
