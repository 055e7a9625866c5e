"""The panel of personal data: what may be marked, what may be resolved, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.admin.people import PeoplePanel, people_panel
from catalog.models import Resource
from catalog.publishing import personal
from tests.make import Cast, make_cast, make_dataset, make_problem
from tests.publish import upload_and_run

pytestmark = pytest.mark.django_db
MIXED = ("身份证号,手机\n" + "".join(f"11010519491231002X,1380000{n:04d}\n" for n in range(9))).encode()


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def resource(cast: Cast) -> Resource:
    return upload_and_run(make_dataset(cast.agency), cast, MIXED)


def panel(resource: Resource, cast: Cast, who: str) -> PeoplePanel:
    assert resource.version is not None
    return people_panel(resource, resource.version, getattr(cast, who))


def test_only_ways_to_be_reached_can_be_contacts(cast: Cast, resource: Resource) -> None:
    shown = panel(resource, cast, "publisher")
    assert (len(shown.lines), shown.columns, shown.may_mark, shown.may_resolve) == (2, ("手机",), True, False)


def test_what_is_decided_asks_for_nothing(cast: Cast, resource: Resource) -> None:
    assert panel(resource, cast, "reviewer").may_resolve
    assert resource.version is not None
    personal.clear(resource.version, actor=cast.reviewer, reason="Made up.")
    shown = panel(resource, cast, "reviewer")
    assert ({line.decided for line in shown.lines}, shown.may_resolve) == ({"Made up."}, False)


def test_queries_do_not_grow_with_the_findings(cast: Cast, resource: Resource) -> None:
    def queries() -> int:
        fresh = Resource.objects.select_related("version__profile", "dataset__agency").get(pk=resource.pk)
        with CaptureQueriesContext(connection) as seen:
            assert panel(fresh, cast, "reviewer").lines
        return len(seen)

    few = queries()
    assert resource.version is not None
    for number in range(9):
        make_problem(resource.version, "personal-data", 100 + number, figures={"kind": "email", "share": 1})
    assert queries() == few
