"""Two workers over one version, when the agency gives a schema meanwhile: whoever ends last, the newer schema wins."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from catalog.models import Job, Resource, Status, TableProfile
from catalog.pipeline import profile, validate
from catalog.pipeline.run import run
from catalog.publishing import schema
from tests.make import Cast, make_cast, make_dataset
from tests.publish import upload_and_run

pytestmark = pytest.mark.django_db(transaction=True)

CSV = b"code,n\n12,1\n13,2\n12,3\n"
AS_TEXT = {
    "fields": [{"name": "code", "type": "string", "constraints": {"unique": True}}, {"name": "n", "type": "integer"}]
}
PATIENCE = 30


class Held:
    """Stands in for a long piece of work: the first to come to its end waits there, as a slow worker would."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self.work = work
        self.first = threading.Lock()
        self.reached, self.let_go = threading.Event(), threading.Event()

    def __call__(self, *args: Any, **more: Any) -> Any:
        done = self.work(*args, **more)
        if self.first.acquire(blocking=False):
            self.reached.set()
            assert self.let_go.wait(PATIENCE)
        return done


def in_thread(job: Job) -> threading.Thread:
    def work() -> None:
        run(job.pk)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def resource(cast: Cast) -> Resource:
    return upload_and_run(make_dataset(cast.agency), cast, CSV)


def overtake(resource: Resource, cast: Cast, held: Held) -> Job:
    """An older run stands still while a schema is given and its run comes to its end; then the older one goes on."""
    (older,) = schema.check_again(resource, cast.publisher)
    slow = in_thread(older)
    assert held.reached.wait(PATIENCE)
    schema.set_schema(resource, AS_TEXT, actor=cast.publisher)
    newer = Job.objects.get(resource=resource, status=Status.QUEUED)
    in_thread(newer).join(PATIENCE)
    newer.refresh_from_db()
    assert newer.status == Status.VALID
    held.let_go.set()
    slow.join(PATIENCE)
    older.refresh_from_db()
    return older


@pytest.mark.parametrize(
    ("module", "name", "stage"), [(validate, "validate_file", "validate"), (profile, "profile_table", "profile")]
)
def test_the_older_run_ends_by_the_newer_schema(
    cast: Cast, resource: Resource, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, stage: str
) -> None:
    held = Held(getattr(module, name))
    monkeypatch.setattr(module, name, held)
    older = overtake(resource, cast, held)
    assert (older.status, older.attempts) == (Status.VALID, 1)
    assert older.stages.get(stage=stage).attempts == 2
    version = resource.version
    assert version is not None
    found = version.problems.filter(code__startswith="schema-").values_list("code", "row")
    assert list(found) == [("schema-unique", 4)]
    table = TableProfile.objects.get(version=version)
    assert [column["type"] for column in table.columns] == ["string", "integer"]


def test_a_run_that_nobody_overtakes_does_its_work_once(cast: Cast, resource: Resource) -> None:
    schema.set_schema(resource, AS_TEXT, actor=cast.publisher)
    job = Job.objects.get(resource=resource, status=Status.QUEUED)
    in_thread(job).join(PATIENCE)
    assert set(job.stages.values_list("attempts", flat=True)) == {1}
