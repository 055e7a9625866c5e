"""Cases made real: files through the real reading, checks and profile, rows in the database, doors on a real server."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import time_machine
from django.db import transaction
from django.test import override_settings

from catalog.checks.expected import Expected, OtherTable
from catalog.checks.table_schema import parse_schema
from catalog.checks.validate import validate_file
from catalog.fetching.probe import USER_AGENTS
from catalog.models import (
    AccessCheck,
    Agency,
    Dataset,
    Job,
    Origin,
    Resource,
    Stage,
    State,
    Status,
    Upload,
    Version,
)
from catalog.models.job import UNFINISHED
from catalog.pipeline import access, assess, intake, profile, validate
from catalog.pipeline.heartbeat import Progress
from catalog.pipeline.step import Outcome
from catalog.reading.limits import Limits
from catalog.storage.stores import blobs, tables
from tests.fetching.server import NOT_FOUND, Server, serving
from tests.make import NOW, make_agency, make_dataset, make_resource
from tests.truth.case import Case, Delivery, Fetch, File, Said

# As many as the cores of the smallest machine that the tests are meant for.
AT_ONCE = 2
AGENTS = dict(zip(("browser", "curl", "crawler"), USER_AGENTS, strict=True))
WELL_KEPT: dict[str, Any] = {
    "state": State.PUBLIC,
    "languages": ["zh-Hans"],
    "frequency": "monthly",
    "collected_by_publisher": True,
    "collection_method": {"en": "Two surveyors read the gauges every day.", "zh-Hans": "两名测量员每日现场读取水尺。"},
    "provenance": {"en": "Records of the bureau's own gauges.", "zh-Hans": "本局自有水尺的逐日记录。"},
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was said of a case: marks by criterion, and the kinds of problem in its files."""

    marks: Mapping[str, str]
    codes: frozenset[str]


class Rollback(Exception):
    """Ends a case: nothing of it stays."""


@dataclass
class World:
    """`folder` holds what is being read; what was made of a file is kept, since many cases share one."""

    folder: Path
    server: Server
    agency: Agency
    validated: dict[tuple[str, str], validate.Validated] = field(default_factory=dict)
    described: dict[str, profile.Described] = field(default_factory=dict)

    def read_all(self, cases: Iterable[Case]) -> None:
        """Every file once, several at a time: most of the work is done outside Python. A case with limits of its own
        waits for its turn, since the csv module knows one limit for the whole process.
        """
        usual = [case for case in cases if case.limits == Limits()]
        wanted = [(one, case) for case in usual for file in case.files for one in file.deliveries if not one.halted]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda pair: self._validate(*pair), wanted))

    def look(self, case: Case) -> Found:
        found: list[Found] = []
        try:
            with transaction.atomic():
                found.append(self._look(case) if case.marks else Found({}, self._codes_of_files(case)))
                raise Rollback
        except Rollback:
            return found[0]

    def _codes_of_files(self, case: Case) -> frozenset[str]:
        deliveries = [delivery for file in case.files for delivery in file.deliveries]
        return frozenset(
            finding.code for one in deliveries for finding in self._validate(one, case).validation.findings
        )

    def _look(self, case: Case) -> Found:
        values = {**WELL_KEPT, **case.fields}
        dataset = make_dataset(self.agency, issued=NOW, **values)
        codes: set[str] = set()
        for number, file in enumerate(case.files):
            path = f"/{hashlib.sha256(case.name.encode()).hexdigest()[:16]}/{number}"
            resource = make_resource(
                dataset,
                title={"en": file.title},
                description={"en": file.description} if file.description else {},
                url=self.server.url(path) + file.query if file.door else "",
                position=number,
            )
            if file.door:
                self.server.routes[path] = file.door
                self.server.routes["/robots.txt"] = file.robots or NOT_FOUND
            for delivery in file.deliveries:
                codes |= self._deliver(resource, delivery, case)
            if not file.door:
                keep_fetches(resource, file)
        marks, _gate, _now = assess.measure(Dataset.objects.get(pk=dataset.pk), now=self._try_doors(dataset, case))
        return Found({mark.criterion: mark.mark for mark in marks}, frozenset(codes))

    def _try_doors(self, dataset: Dataset, case: Case) -> datetime:
        """When the round was over: each of its checks is kept with the moment at which it was really made."""
        if not any(file.door for file in case.files):
            return NOW
        with override_settings(FETCH_ALLOW=self.server.allow):
            access.check(dataset, now=NOW)
        return NOW + timedelta(seconds=access.PATIENCE)

    def _deliver(self, resource: Resource, delivery: Delivery, case: Case) -> set[str]:
        """As a worker takes it in: every stage's own record, over what was worked out once for these bytes."""
        at = NOW - delivery.ago
        with time_machine.travel(at, tick=False):
            job = _job(resource, delivery, at)
            if delivery.halted:
                _leave(job, delivery.halted)
                return set()
            intake.STEP.record(job, intake.prepare(job, Progress()))
            validated = self._validate(delivery, case)
            outcome: Outcome = validate.record(job, validated)
            job.status = outcome.ends or Status.VALID
            if outcome.ends is None:
                profile.record(job, self._describe(job))
                resource.version = job.version
                resource.save()
            job.finished = at
            job.save()
        return {finding.code for finding in validated.validation.findings}

    def _validate(self, delivery: Delivery, case: Case) -> validate.Validated:
        key = (hashlib.sha256(delivery.content).hexdigest(), f"{delivery.filename} {case.limits} {case.said}")
        if key not in self.validated:
            with tempfile.TemporaryDirectory(dir=self.folder) as name:
                folder = Path(name)
                path, parquet, work = folder / "file", folder / "table.parquet", folder / "work"
                path.write_bytes(delivery.content)
                work.mkdir()
                validation = validate_file(
                    path,
                    delivery.filename,
                    workdir=work,
                    parquet=parquet,
                    limits=case.limits,
                    progress=lambda _: None,
                    expected=self._expected(case.said),
                )
                stored = tables().adopt(parquet).sha256 if validation.staged else ""
            self.validated[key] = validate.Validated(validation, stored)
        return self.validated[key]

    def _expected(self, said: Said) -> Expected:
        schema = parse_schema(said.schema) if said.schema else None
        return Expected(said.contacts, schema, {name: self._other(table) for name, table in said.others.items()})

    def _other(self, content: bytes) -> OtherTable:
        validated = self._validate(Delivery(content), Case("another table of the dataset", ()))
        return OtherTable(tables().path(validated.parquet), validated.validation.columns)

    def _describe(self, job: Job) -> profile.Described:
        version = validate.version_of(job)
        if version.sha256 not in self.described:
            self.described[version.sha256] = profile.prepare(job, Progress())
        return self.described[version.sha256]


def _job(resource: Resource, delivery: Delivery, at: datetime) -> Job:
    """A job that has just been claimed; a link's bytes lie there as if fetched, since its door may answer otherwise."""
    stored = blobs().write([delivery.content], max_bytes=len(delivery.content))
    claimed = NOW - delivery.claimed if delivery.claimed is not None else None
    upload = Upload.objects.create(
        sha256=stored.sha256, size=stored.size, filename=delivery.filename, content_modified=claimed
    )
    return Job.objects.create(
        resource=resource, upload=upload, origin=Origin.UPLOAD, status=Status.RUNNING, stage=Stage.INTAKE, started=at
    )


def _leave(job: Job, status: str) -> None:
    """As the queue keeps a job that nobody has read to its end."""
    job.status = status
    job.finished = None if status in UNFINISHED else job.started
    job.save()


def keep_fetches(resource: Resource, file: File) -> None:
    """Rows as the daily check writes them (catalog/pipeline/access.py), over bytes that it got."""
    version = resource.version
    if version is None:
        return
    AccessCheck.objects.bulk_create(
        _check(resource, version, fetch, name, status) for fetch in file.fetches for name, status in fetch.statuses
    )


def _check(resource: Resource, version: Version, fetch: Fetch, name: str, status: int) -> AccessCheck:
    ok = status in (200, 206)
    return AccessCheck(
        resource=resource,
        at=NOW - fetch.ago,
        user_agent=AGENTS[name],
        ok=ok,
        status=status or None,
        direct=ok and not fetch.page,
        ranges=ok,
        size=version.size if ok else None,
        digest=version.sha256 if ok else "",
        error="" if ok else f"The server answered {status}." if status else "The connection was closed.",
    )


@contextmanager
def world() -> Iterator[World]:
    """Folders and a server of its own. The database must be there, in a transaction that the caller ends."""
    folder = Path(tempfile.mkdtemp(prefix="truth-"))
    places = {name: folder / name.lower() for name in ("BLOB_DIR", "TABLE_DIR", "WORK_DIR")}
    for place in places.values():
        place.mkdir()
    try:
        with override_settings(**places), serving({}) as server:
            yield World(folder, server, make_agency("truth"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def look_at(cases: Sequence[Case]) -> dict[str, Found]:
    """What is said of each, by name. All happens in one transaction, which is rolled back."""
    found: dict[str, Found] = {}
    try:
        with transaction.atomic(), world() as made:
            made.read_all(cases)
            found.update((case.name, made.look(case)) for case in cases)
            raise Rollback
    except Rollback:
        return found
