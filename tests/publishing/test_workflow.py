"""Who may take which step, from which state, and what the database says where the code would not."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, InternalError, transaction

from catalog.models import Activity, CriterionMark, Dataset, Event, Outbox, State, Version
from catalog.publishing import describe, files, personal, workflow
from catalog.publishing.refusal import NotAllowed, Refused
from tests.make import (
    NOW,
    Cast,
    make_assessment,
    make_cast,
    make_dataset,
    make_public_dataset,
    make_resource,
    make_version,
)
from tests.publish import publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db

Step = Callable[[Dataset, User], object]


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _dataset_in(state: str, cast: Cast) -> Dataset:
    dataset = make_dataset(cast.agency)
    make_version(make_resource(dataset))
    values = {"issued": NOW} if state == State.PUBLIC else {}
    Dataset.objects.filter(pk=dataset.pk).update(state=state, **values)
    return Dataset.objects.get(pk=dataset.pk)


STEPS: dict[str, tuple[str, Step]] = {
    "submit": (State.DRAFT, lambda dataset, user: workflow.submit(dataset, actor=user)),
    "approve": (State.SUBMITTED, lambda dataset, user: workflow.approve(dataset, actor=user, now=NOW)),
    "return": (State.SUBMITTED, lambda dataset, user: workflow.return_to_publisher(dataset, actor=user, comment="x")),
    "withdraw": (State.PUBLIC, lambda dataset, user: workflow.withdraw(dataset, actor=user, now=NOW, reason="x")),
    "edit a draft": (State.DRAFT, lambda dataset, user: describe.change(dataset, {"keywords": ["a"]}, actor=user)),
    "edit a public one": (
        State.PUBLIC,
        lambda dataset, user: describe.change(dataset, {"keywords": ["a"]}, actor=user),
    ),
    "add a file to a draft": (
        State.DRAFT,
        lambda dataset, user: files.add_resource(dataset, actor=user, title={"en": "x"}),
    ),
    "add a file under review": (
        State.SUBMITTED,
        lambda dataset, user: files.add_resource(dataset, actor=user, title={"en": "x"}),
    ),
    "delete a draft": (State.DRAFT, lambda dataset, user: describe.delete(dataset, actor=user)),
}
MEMBERS = ("publisher", "reviewer", "steward")
REVIEWERS = ("reviewer", "steward")
MAY = {
    "submit": MEMBERS,
    "approve": REVIEWERS,
    "return": REVIEWERS,
    "withdraw": REVIEWERS,
    "edit a draft": MEMBERS,
    "edit a public one": REVIEWERS,
    "add a file to a draft": MEMBERS,
    "add a file under review": REVIEWERS,
    "delete a draft": MEMBERS,
}
PEOPLE = ("publisher", "reviewer", "other_publisher", "steward", "outsider")


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", STEPS)
def test_each_of_the_cast_may_do_just_what_its_role_says(cast: Cast, name: str, who: str) -> None:
    state, step = STEPS[name]
    dataset, user = _dataset_in(state, cast), getattr(cast, who)
    if who in MAY[name]:
        step(dataset, user)
    else:
        with pytest.raises(NotAllowed):
            step(dataset, user)


@pytest.mark.parametrize("name", ["submit", "approve", "return", "withdraw"])
@pytest.mark.parametrize("state", State.values)
def test_steps_are_refused_from_the_wrong_state(cast: Cast, name: str, state: str) -> None:
    right, step = STEPS[name]
    if state == right:
        return
    if state == State.WITHDRAWN:
        dataset = _dataset_in(State.DRAFT, cast)
        Dataset.objects.filter(pk=dataset.pk).update(state=state, withdrawn_at=NOW)
    else:
        dataset = _dataset_in(state, cast)
    with pytest.raises(Refused) as refused:
        step(dataset, cast.reviewer)
    assert refused.value.faults[0].code == "wrong-state"


def test_what_is_missing_is_named_field_by_field(cast: Cast) -> None:
    dataset = make_dataset(cast.agency, license="", contact_email="", keywords=[])
    with pytest.raises(Refused) as refused:
        workflow.submit(dataset, actor=cast.publisher)
    assert [fault.field for fault in refused.value.faults] == ["keywords", "license", "contact.email", "resources"]


def test_open_is_not_granted_by_approval(cast: Cast) -> None:
    dataset = make_dataset(cast.agency, requested_level="open")
    upload_and_run(dataset, cast)
    dataset = publish(dataset, cast)
    assert (dataset.state, dataset.release_level) == (State.PUBLIC, "published")
    assert Outbox.objects.filter(dataset_id=dataset.pk).exists()


def test_a_return_says_why_and_stays_in_the_history(cast: Cast) -> None:
    dataset = _dataset_in(State.SUBMITTED, cast)
    with pytest.raises(Refused):
        workflow.return_to_publisher(dataset, actor=cast.reviewer, comment="  ")
    workflow.return_to_publisher(dataset, actor=cast.reviewer, comment="请补充坐标")
    assert Activity.objects.get(dataset=dataset, event=Event.RETURNED).comment == "请补充坐标"


def test_personal_data_blocks_approval_until_resolved_with_a_reason(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    rows = "".join(f"演示{n},1380000{n:04d}\n" for n in range(30))
    resource = upload_and_run(dataset, cast, f"姓名,手机\n{rows}".encode(), "people.csv")
    workflow.submit(dataset, actor=cast.publisher)
    with pytest.raises(Refused) as refused:
        workflow.approve(dataset, actor=cast.reviewer, now=NOW)
    assert refused.value.faults[0].code == "personal-data"
    assert resource.version is not None
    with pytest.raises(NotAllowed):
        personal.clear(resource.version, actor=cast.publisher, reason="mine")
    personal.clear(resource.version, actor=cast.reviewer, reason="Published contact numbers of offices.")
    run_job(resource.jobs.get())
    assert workflow.approve(dataset, actor=cast.reviewer, now=NOW).state == State.PUBLIC


def test_a_deleted_draft_is_gone_and_a_public_dataset_can_not_be(cast: Cast) -> None:
    draft = make_dataset(cast.agency, "draft")
    describe.delete(draft, actor=cast.publisher)
    assert not Dataset.objects.filter(pk=draft.pk).exists()
    with pytest.raises(Refused):
        describe.delete(make_public_dataset(cast.agency), actor=cast.reviewer)


@pytest.mark.parametrize(
    "values",
    [
        {"title": {}},
        {"state": "nonsense"},
        {"frequency": "sometimes"},
        {"themes": ["nonsense"]},
        {"release_level": "open", "requested_level": "published"},
        {"state": State.PUBLIC, "issued": None},
        {"state": State.WITHDRAWN, "withdrawn_at": None},
        {"period_start": "2026-02-01", "period_end": "2026-01-01"},
    ],
)
def test_the_database_itself_refuses_nonsense(cast: Cast, values: dict[str, object]) -> None:
    dataset = make_dataset(cast.agency)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dataset.objects.filter(pk=dataset.pk).update(**values)


def test_versions_and_assessments_can_not_be_changed(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    make_version(make_resource(dataset))
    make_assessment(dataset)
    changes: list[Callable[[], int]] = [
        lambda: Version.objects.update(size=1),
        lambda: CriterionMark.objects.update(mark="met"),
        lambda: dataset.assessments.update(met=8),
    ]
    for change in changes:
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            change()
