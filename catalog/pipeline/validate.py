"""Validate: read the version, check it, and make the typed table."""

from dataclasses import asdict, dataclass

from catalog.checks.expected import Expected
from catalog.checks.kinds import ERROR, describe, severity
from catalog.checks.validate import NOTHING_SAID, Validation, validate_file
from catalog.language import Text
from catalog.models import Dataset, Job, Problem, Stage, Status, TableProfile, Version
from catalog.pipeline.expected import expected_of
from catalog.pipeline.heartbeat import Progress
from catalog.pipeline.step import Outcome, Outdated, Step
from catalog.pipeline.workplace import workplace
from catalog.publishing import personal
from catalog.reading.limits import Limits
from catalog.reading.table import Finding
from catalog.storage.stores import blobs, tables

READ = Text("{rows} rows read, {problems} kinds of problem found.", "已读取 {rows} 行，发现 {problems} 类问题。")
NO_TABLE = Text("This file holds no table; it is kept as it is.", "此文件不含表格，按原样保存。")


@dataclass(frozen=True, slots=True)
class Validated:
    """`parquet` names the table in the table store, "" where the file has none; `expected` is what was asked of it."""

    validation: Validation
    parquet: str
    expected: Expected = NOTHING_SAID


def version_of(job: Job) -> Version:
    """The version that intake stored; every stage after it has one."""
    if job.version is None:
        raise ValueError(f"job {job.pk} has no version at stage {job.stage}")
    return job.version


def prepare(job: Job, progress: Progress) -> Validated:
    version = version_of(job)
    expected = expected_of(job.resource)
    with workplace() as folder:
        parquet = folder / "table.parquet"
        validation = validate_file(
            blobs().path(version.sha256),
            version.filename,
            workdir=folder,
            parquet=parquet,
            limits=Limits(),
            progress=progress,
            expected=expected,
        )
        stored = tables().adopt(parquet).sha256 if validation.staged else ""
    return Validated(validation, stored, expected)


def record(job: Job, validated: Validated) -> Outcome:
    """Whoever changes what is expected locks the dataset: of two runs at work, the one with the newer word wins."""
    version, validation = version_of(job), validated.validation
    Dataset.objects.select_for_update(of=("self",)).get(pk=job.resource.dataset_id)
    if expected_of(job.resource) != validated.expected:
        raise Outdated
    Problem.objects.filter(version=version).delete()
    Problem.objects.bulk_create(
        _problem(version, position, finding) for position, finding in enumerate(validation.findings)
    )
    personal.recall_decisions(version)
    fatal = [finding for finding in validation.findings if severity(finding) == ERROR]
    if fatal:
        return Outcome(describe(fatal[0])[0], Status.INVALID)
    if validation.staged is None:
        return Outcome(NO_TABLE)
    TableProfile.objects.update_or_create(
        version=version,
        defaults={
            "parquet": validated.parquet,
            "rows": validation.staged.rows_read,
            "rows_present": validation.staged.rows_present,
            "columns": [asdict(column) for column in validation.columns],
            "encoding": validation.sniffed.encoding,
            "delimiter": validation.sniffed.delimiter,
        },
    )
    kinds = len({finding.code for finding in validation.findings})
    return Outcome(READ.fill({"rows": validation.staged.rows_read, "problems": kinds}))


def _problem(version: Version, position: int, finding: Finding) -> Problem:
    return Problem(
        version=version,
        position=position,
        code=finding.code,
        severity=severity(finding),
        row=finding.row,
        column=finding.column,
        column_name=finding.column_name[:300],
        cell=finding.cell[:200],
        count=finding.count,
        figures=dict(finding.figures),
    )


STEP = Step(Stage.VALIDATE, prepare, record)
