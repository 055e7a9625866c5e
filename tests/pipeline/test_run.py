"""The pipeline in one process: what it writes, what it refuses, and that nothing happens twice."""

import io
import zipfile

import pytest

from catalog.models import (
    Activity,
    Assessment,
    CriterionMark,
    Event,
    Job,
    JobStage,
    Problem,
    Resource,
    Stage,
    Status,
    TableProfile,
    Version,
)
from catalog.pipeline.claim import LostLease, claim
from catalog.pipeline.run import run
from catalog.pipeline.sweep import sweep
from catalog.publishing import files
from tests.make import NOW, Cast, make_cast, make_dataset
from tests.publish import CSV, publish, run_job, upload, upload_and_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_a_csv_goes_through_all_stages(cast: Cast) -> None:
    job = run_job(upload(make_dataset(cast.agency), cast))
    assert (job.status, job.stage, job.lease) == (Status.VALID, Stage.DONE, None)
    assert list(job.stages.values_list("stage", flat=True)) == ["intake", "validate", "profile", "assess", "publish"]
    assert all(stage.finished and stage.outcome["zh-Hans"] for stage in job.stages.all())
    table = TableProfile.objects.get(version=job.version)
    assert (table.rows, [column["type"] for column in table.columns]) == (3, ["string", "string", "integer"])
    assert Resource.objects.get(pk=job.resource_id).version == job.version


def test_an_assessment_has_eight_marks_with_evidence(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    marks = CriterionMark.objects.filter(assessment=resource.dataset.assessment)
    assert marks.count() == 8
    assert all(mark.evidence for mark in marks)


def test_running_a_finished_job_again_changes_nothing(cast: Cast) -> None:
    job = run_job(upload(make_dataset(cast.agency), cast))
    run(job.pk)
    job.refresh_from_db()
    assert (job.attempts, Version.objects.count(), Assessment.objects.count()) == (1, 1, 1)
    assert Activity.objects.filter(event=Event.VERSION).count() == 1


def test_a_job_is_claimed_by_one_worker_only(cast: Cast) -> None:
    job = upload(make_dataset(cast.agency), cast)
    assert claim(job.pk, now=NOW, seconds=60) is not None
    assert claim(job.pk, now=NOW, seconds=60) is None


def test_who_lost_the_lease_may_not_write(cast: Cast) -> None:
    job = upload(make_dataset(cast.agency), cast)
    first = claim(job.pk, now=NOW, seconds=0)
    second = claim(job.pk, now=NOW.replace(year=2030), seconds=60)
    assert first and second
    with pytest.raises(LostLease), first.writing():
        pass
    assert not first.renew(5)


def test_a_job_that_breaks_each_worker_fails_in_words(cast: Cast) -> None:
    job = upload(make_dataset(cast.agency), cast)
    Job.objects.filter(pk=job.pk).update(attempts=5)
    job = run_job(job)
    assert job.status == Status.FAILED
    assert str(job.pk) in job.summary["zh-Hans"]


def test_the_sweeper_wakes_what_waits_and_what_died(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    waiting, died, alive = (upload(dataset, cast) for _ in range(3))
    Job.objects.update(created=NOW)
    later = NOW.replace(hour=13)
    Job.objects.filter(pk=died.pk).update(status=Status.RUNNING, lease=died.pk, lease_until=NOW)
    Job.objects.filter(pk=alive.pk).update(status=Status.RUNNING, lease=alive.pk, lease_until=later.replace(hour=14))
    assert sweep(now=later, lease_seconds=60) == 2
    assert sweep(now=later, lease_seconds=60) == 0, "the hint is not repeated at once"
    assert set(Job.objects.filter(woken=later)) == {waiting, died}


def test_an_invalid_version_leaves_the_one_before_in_place(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    first = resource.version
    job = run_job(files.upload(resource, [b""], actor=cast.publisher, filename="empty.csv"))
    resource.refresh_from_db()
    assert job.status == Status.INVALID
    assert resource.version == first
    assert Problem.objects.filter(version=job.version).exists()


def test_a_new_version_takes_the_place_of_the_old(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    run_job(files.upload(resource, [CSV + "静安寺,地铁,3\n".encode()], actor=cast.publisher, filename="stops.csv"))
    resource.refresh_from_db()
    assert resource.version is not None
    assert (resource.version.number, resource.version.profile.rows) == (2, 4)


def test_a_pdf_is_published_honestly_without_a_table(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, b"%PDF-1.4\n%%EOF\n", "report.pdf")
    assert resource.version is not None
    assert resource.version.format == "pdf"
    assert not TableProfile.objects.exists()
    mark = CriterionMark.objects.get(criterion="machine-readable")
    assert (mark.mark, bool(mark.advice)) == ("unmet", True)


def test_personal_data_in_a_new_version_holds_it_back(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast)
    publish(dataset, cast)
    first = resource.version
    rows = "".join(f"演示{n},1380000{n:04d}\n" for n in range(30))
    run_job(files.upload(resource, [f"姓名,手机\n{rows}".encode()], actor=cast.publisher, filename="people.csv"))
    resource.refresh_from_db()
    assert resource.version == first
    assert resource.versions.count() == 2


def _bomb() -> bytes:
    """A spreadsheet whose sheet inflates to 300 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(300):
                sheet.write(b" " * 1024**2)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("one-byte.csv", b"x"),
        ("header-only.csv", b"a,b,c\n"),
        ("wide.csv", (",".join(f"c{n}" for n in range(10_000)) + "\n" + ",".join("1" * 10_000) + "\n").encode()),
        ("bomb.xlsx", _bomb()),
    ],
)
def test_hostile_files_end_invalid_in_words(cast: Cast, name: str, content: bytes) -> None:
    job = run_job(upload(make_dataset(cast.agency), cast, content, name))
    assert job.status == Status.INVALID
    assert job.summary["en"]
    assert job.summary["zh-Hans"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ragged.csv", b"a,b\n1,2\n3\n4,5,6\n"),
        ("nul.csv", b"a,b\n" + b"1,2\n" * 5000 + b"1,\x002\n"),
        ("not-really.xlsx", b"a,b\n1,2\n3,4\n"),
    ],
)
def test_flawed_files_are_valid_with_warnings(cast: Cast, name: str, content: bytes) -> None:
    job = run_job(upload(make_dataset(cast.agency), cast, content, name))
    assert job.status == Status.VALID
    assert Problem.objects.filter(version=job.version).exists()


def test_a_link_to_a_private_address_is_refused(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    resource = files.add_resource(dataset, actor=cast.publisher, title={"en": "x"}, url="http://127.0.0.1/x.csv")
    job = run_job(resource.jobs.get())
    assert job.status == Status.INVALID
    assert "private network" in job.summary["en"]
    assert JobStage.objects.get(job=job, stage=Stage.INTAKE).finished is not None
