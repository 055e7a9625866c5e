"""`kill -9` of a real worker in the middle of each stage: then everything completes, once and only once."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from catalog.models import Activity, Assessment, Event, Job, JobStage, Problem, Stage, Status, TableProfile, Version
from catalog.pipeline.sweep import sweep
from tests.make import make_cast, make_dataset
from tests.processes import empty_queue, kill, wait_for, worker
from tests.publish import upload

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]

LOCK = 4242
FLAWED = b"a,b\n1,2\n3\n4,5,6\n"

# The row that each stage writes in the middle of its record.
WRITES = [
    (Stage.INTAKE, "catalog_version", "INSERT"),
    (Stage.VALIDATE, "catalog_tableprofile", "INSERT"),
    (Stage.PROFILE, "catalog_tableprofile", "UPDATE"),
    (Stage.ASSESS, "catalog_assessment", "INSERT"),
    (Stage.PUBLISH, "catalog_activity", "INSERT"),
]


def _plain_connection() -> "psycopg.Connection[tuple[object, ...]]":
    found = connection.settings_dict
    return psycopg.connect(
        host=found["HOST"], port=found["PORT"] or None, user=found["USER"], dbname=found["NAME"], autocommit=True
    )


@contextmanager
def held_up(table: str, verb: str) -> Iterator[None]:
    """While this holds, whoever writes to `table` waits in the middle of its transaction."""
    with _plain_connection() as ours:
        ours.execute(
            f"CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN PERFORM pg_advisory_xact_lock({LOCK}); RETURN NEW; END $$"
        )
        ours.execute(
            f"CREATE TRIGGER wait_for_test BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION wait_for_test()"
        )
        ours.execute(f"SELECT pg_advisory_lock({LOCK})")
        try:
            yield
        finally:
            ours.execute(f"SELECT pg_advisory_unlock({LOCK})")
            ours.execute("DROP FUNCTION wait_for_test() CASCADE")


def _somebody_waits() -> bool:
    with _plain_connection() as ours:
        # The server has the databases of other runs too, and shows the locks of all.
        found = ours.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database "
            "WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted"
        ).fetchone()
    return bool(found and found[0])


@pytest.mark.parametrize(("stage", "table", "verb"), WRITES, ids=[stage for stage, _table, _verb in WRITES])
def test_a_killed_worker_loses_and_doubles_nothing(stage: Stage, table: str, verb: str) -> None:
    empty_queue()
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    with worker() as first, held_up(table, verb):
        job = upload(dataset, cast, FLAWED)
        wait_for(_somebody_waits)
        assert Job.objects.get(pk=job.pk).stage == stage
        kill(first)
    with worker():
        wait_for(lambda: bool(sweep(now=timezone.now(), lease_seconds=2)) or _is_done(job))
        wait_for(lambda: _is_done(job))
    _expect_everything_once(job)


def _is_done(job: Job) -> bool:
    return Job.objects.get(pk=job.pk).status == Status.VALID


def _expect_everything_once(job: Job) -> None:
    job.refresh_from_db()
    assert job.attempts == 2
    assert Version.objects.filter(resource=job.resource).count() == 1
    assert TableProfile.objects.filter(version=job.version).count() == 1
    assert Assessment.objects.filter(dataset=job.resource.dataset).count() == 1
    assert Activity.objects.filter(event=Event.VERSION).count() == 1
    codes = list(Problem.objects.filter(version=job.version).values_list("code", "row"))
    assert codes
    assert len(codes) == len(set(codes))
    assert JobStage.objects.filter(job=job, finished__isnull=False).count() == 5
