"""Columns of contacts at work: who marks them, what that changes, and what stays in the history."""

import pytest

from catalog.models import Activity, Event, Problem, State
from catalog.pipeline.validate import version_of
from catalog.publishing import contacts, files, personal
from catalog.publishing.refusal import NotAllowed, Refused
from tests.make import Cast, make_cast, make_dataset
from tests.publish import publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db

OFFICES = ("部门,办公电话\n" + "".join(f"科{n},021-6234{n:04d}\n" for n in range(9))).encode()


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.parametrize(
    ("who", "may"), [("publisher", True), ("reviewer", True), ("other_publisher", False), ("outsider", False)]
)
def test_members_mark_contacts_of_a_draft(cast: Cast, who: str, may: bool) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, OFFICES)
    if not may:
        with pytest.raises(NotAllowed):
            contacts.mark(resource, "办公电话", actor=getattr(cast, who), reason="offices")
        return
    contacts.mark(resource, "办公电话", actor=getattr(cast, who), reason="Phones of offices.")
    problem = Problem.objects.get(version=resource.version)
    assert (problem.code, problem.severity) == ("contact-data", "notice")
    entry = Activity.objects.get(event=Event.CLEARED)
    assert (entry.comment, "办公电话" in entry.reason["zh-Hans"]) == ("Phones of offices.", True)
    run_job(resource.jobs.get())
    assert publish(resource.dataset, cast).state == State.PUBLIC


def test_of_a_public_dataset_only_reviewers_mark(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, OFFICES)
    contacts.mark(resource, "办公电话", actor=cast.publisher, reason="Phones of offices.")
    run_job(resource.jobs.get())
    publish(resource.dataset, cast)
    for change in (
        lambda: contacts.mark(resource, "部门", actor=cast.publisher, reason="x"),
        lambda: contacts.unmark(resource, "办公电话", actor=cast.publisher),
    ):
        with pytest.raises(NotAllowed):
            change()
    contacts.unmark(resource, "办公电话", actor=cast.reviewer)
    assert personal.count_unresolved(resource.dataset) == 1


def test_the_next_version_keeps_the_mark(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, OFFICES)
    contacts.mark(resource, "办公电话", actor=cast.publisher, reason="Phones of offices.")
    run_job(resource.jobs.get())
    job = run_job(files.upload(resource, [OFFICES], actor=cast.publisher, filename="b.csv"))
    assert [problem.code for problem in version_of(job).problems.all()] == ["contact-data"]


@pytest.mark.parametrize(("column", "reason"), [("nothing", "x"), ("办公电话", " ")])
def test_a_mark_needs_a_column_and_a_reason(cast: Cast, column: str, reason: str) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, OFFICES)
    with pytest.raises(Refused):
        contacts.mark(resource, column, actor=cast.reviewer, reason=reason)
