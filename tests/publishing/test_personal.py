"""Personal data waits for a reviewer's word, and that word covers what was found and nothing else."""

import pytest
from django.contrib.auth.models import User

from catalog.models import Activity, Event, Job, Problem, Stage, Status
from catalog.pipeline.validate import version_of
from catalog.publishing import files, personal
from catalog.publishing.refusal import NotAllowed, Refused
from tests.make import Cast, make_cast, make_dataset
from tests.publish import run_job, upload_and_run

pytestmark = pytest.mark.django_db

PEOPLE = ("编号,手机\n" + "".join(f"{n},1380000{n:04d}\n" for n in range(9))).encode()


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.parametrize(
    ("who", "may"),
    [("publisher", False), ("reviewer", True), ("steward", True), ("other_publisher", False), ("outsider", False)],
)
def test_only_the_agencys_reviewer_resolves(cast: Cast, who: str, may: bool) -> None:
    version = upload_and_run(make_dataset(cast.agency), cast, PEOPLE).version
    actor: User = getattr(cast, who)
    assert version is not None
    if not may:
        with pytest.raises(NotAllowed):
            personal.clear(version, actor=actor, reason="ours")
        assert personal.unresolved([version]).count() == 1
        return
    personal.clear(version, actor=actor, reason=" Numbers of stalls. ")
    assert not personal.unresolved([version]).exists()
    assert Activity.objects.get(event=Event.CLEARED).comment == "Numbers of stalls."


def test_a_reason_is_needed_and_something_to_decide(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    found, clean = upload_and_run(dataset, cast, PEOPLE).version, upload_and_run(dataset, cast).version
    assert found is not None
    assert clean is not None
    for version, reason in ((found, "  "), (clean, "why")):
        with pytest.raises(Refused):
            personal.clear(version, actor=cast.reviewer, reason=reason)


def test_a_new_version_asks_for_a_decision_of_its_own(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, PEOPLE)
    assert resource.version is not None
    personal.clear(resource.version, actor=cast.reviewer, reason="Numbers of stalls.")
    run_job(files.upload(resource, [PEOPLE + b"10,13912345678\n"], actor=cast.publisher, filename="b.csv"))
    resource.refresh_from_db()
    assert personal.count_unresolved(resource.dataset) == 1


def test_a_decision_covers_what_was_found_by_then(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, PEOPLE)
    version = resource.version
    assert version is not None
    personal.clear(version, actor=cast.reviewer, reason="Numbers of stalls.")
    Problem.objects.filter(version=version).update(clearance=None)
    Problem.objects.create(
        version=version, position=9, code="personal-data", severity="warning", column=1, figures={"kind": "plate"}
    )
    personal.recall_decisions(version)
    assert [problem.figures["kind"] for problem in personal.unresolved([version])] == ["plate"]


def test_a_check_of_the_same_bytes_keeps_the_decision(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, PEOPLE)
    assert resource.version is not None
    personal.clear(resource.version, actor=cast.reviewer, reason="Numbers of stalls.")
    Job.objects.update(status=Status.QUEUED, stage=Stage.VALIDATE, finished=None)
    job = run_job(resource.jobs.get())
    assert not personal.unresolved([version_of(job)]).exists()
