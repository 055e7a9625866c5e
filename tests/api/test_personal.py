"""Personal data through the API: who sees it, who decides, and what a decision leaves behind."""

import pytest

from tests.api.client import Api
from tests.make import Cast, make_cast, make_dataset
from tests.publish import publish, run_job, upload_and_run
from tests.publishing.test_contacts import OFFICES
from tests.publishing.test_personal import PEOPLE

pytestmark = pytest.mark.django_db
REVIEW = ("read", "write", "review")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.parametrize(
    ("who", "scopes", "status"),
    [
        ("publisher", REVIEW, 403),
        ("reviewer", ("read", "write"), 403),
        ("reviewer", REVIEW, 200),
        ("other_publisher", REVIEW, 404),
        ("outsider", REVIEW, 404),
        (None, (), 401),
    ],
)
def test_a_reviewer_resolves_with_a_reason(cast: Cast, who: str | None, scopes: tuple[str, ...], status: int) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, PEOPLE)
    api = Api(getattr(cast, who), scopes=scopes) if who else Api()
    answer = api.post(f"resources/{resource.pk}/personal-data", {"reason": "Numbers of stalls."})
    assert answer.status_code == status
    if status == 200:
        (found,) = answer.json()["findings"]
        assert (found["state"], found["kind"], found["reason"]) == ("resolved", "mobile", "Numbers of stalls.")
        assert "138" not in str(found)


def test_a_decision_needs_a_reason_and_the_version_looked_at(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, PEOPLE)
    api = Api(cast.reviewer, scopes=REVIEW)
    path = f"resources/{resource.pk}/personal-data"
    assert api.post(path, {}).status_code == 400
    assert api.post(path, {"reason": "x", "version": 7}).status_code == 409
    assert api.post(path, {"reason": "x", "version": 1}).status_code == 200
    assert api.post(path, {"reason": "again"}).status_code == 422


def test_findings_are_for_members(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    publish(resource.dataset, cast)
    path = f"resources/{resource.pk}/personal-data"
    assert Api().get(path).status_code == 401
    assert Api(cast.outsider, scopes=REVIEW).get(path).status_code == 403
    assert Api(cast.publisher, scopes=REVIEW).get(path).json() == {
        "version": 1,
        "findings": [],
        "contact_columns": [],
    }


def test_contact_columns_are_marked_and_unmarked(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, OFFICES)
    api, path = Api(cast.publisher, scopes=REVIEW), f"resources/{resource.pk}/contact-columns/办公电话"
    marked = api.send("PUT", path, {"reason": "Phones of offices."}).json()
    assert [item["state"] for item in marked["findings"]] == ["contact"]
    assert [item["column"] for item in marked["contact_columns"]] == ["办公电话"]
    run_job(resource.jobs.get())
    assert [item["state"] for item in api.send("DELETE", path).json()["findings"]] == ["open"]
    assert Api(cast.outsider, scopes=REVIEW).send("PUT", path, {"reason": "x"}).status_code == 404
    assert api.send("PUT", f"resources/{resource.pk}/contact-columns/none", {"reason": "x"}).status_code == 422
