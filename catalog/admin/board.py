"""What a dataset's page in the admin shows beside its form: files, marks, steps, history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet

from catalog.language import Text, pick
from catalog.models import Activity, CriterionMark, Dataset, Job, Resource, State
from catalog.publishing import personal
from catalog.publishing.metadata import missing_faults
from catalog.publishing.workflow import file_faults
from catalog.reports.compare_words import sentence
from catalog.reports.compared import comparisons_of
from catalog.reports.versions import heads_of
from catalog.spoken import current_language

HISTORY = 12


@dataclass(frozen=True, slots=True)
class FileLine:
    """A resource and its newest run (None before the first). `head` says what that found, `change` what became of the
    problems of the version before; "" where there is nothing to say yet.
    """

    resource: Resource
    job: Job | None
    personal: bool
    head: str = ""
    change: str = ""

    @property
    def name(self) -> str:
        return pick(self.resource.title, current_language())[0] or self.resource.url

    @property
    def percent(self) -> int:
        if self.job is None or not self.job.total:
            return 0
        return min(100, round(100 * self.job.progress / self.job.total))

    @property
    def running(self) -> bool:
        return self.job is not None and self.job.finished is None

    @property
    def status_label(self) -> str:
        """The first word of the status: what was found stands beside it."""
        return str(self.job.get_status_display()).split(":")[0].split("：")[0] if self.job else ""

    @property
    def summary(self) -> str:
        return pick(self.job.summary, current_language())[0] if self.job else ""


@dataclass(frozen=True, slots=True)
class Board:
    dataset: Dataset
    files: tuple[FileLine, ...]
    marks: tuple[CriterionMark, ...]
    missing: tuple[str, ...]
    can_upload: bool
    can_submit: bool
    can_review: bool
    can_withdraw: bool
    history: tuple[Activity, ...]

    @property
    def waits_for_others(self) -> bool:
        return self.dataset.state == State.SUBMITTED and not self.can_review


def board_of(dataset: Dataset, user: User | AnonymousUser) -> Board:
    reviewer = user.has_perm("catalog.review_dataset", dataset)
    draft = dataset.state == State.DRAFT
    return Board(
        dataset=dataset,
        files=file_lines(dataset.resources.select_related("version")),
        marks=tuple(dataset.assessment.marks.all()) if dataset.assessment else (),
        missing=tuple(_spoken(fault.text) for fault in missing_faults(dataset) + file_faults(dataset)) if draft else (),
        can_upload=user.has_perm("catalog.upload", dataset),
        can_submit=draft and user.has_perm("catalog.submit_dataset", dataset),
        can_review=dataset.state == State.SUBMITTED and reviewer,
        can_withdraw=dataset.state == State.PUBLIC and reviewer,
        history=tuple(dataset.activities.select_related("actor")[:HISTORY]),
    )


def file_lines(resources: QuerySet[Resource]) -> tuple[FileLine, ...]:
    """Each resource with its newest run and what that found, in a fixed number of queries."""
    newest = Job.objects.filter(resource__in=resources).order_by("resource_id", "-created").distinct("resource_id")
    jobs = {job.resource_id: job for job in newest.select_related("version__profile")}
    versions = [job.version for job in jobs.values() if job.version]
    found = set(personal.unresolved(versions).values_list("version", flat=True))
    heads, changes = _told(jobs.values())
    lines = resources.select_related("version", "link")
    return tuple(_line(resource, jobs.get(resource.pk), found, heads, changes) for resource in lines)


def file_line(resource: Resource) -> FileLine:
    return file_lines(Resource.objects.filter(pk=resource.pk))[0]


def _told(jobs: Iterable[Job]) -> tuple[dict[Any, str], dict[Any, str]]:
    """By version: the head of its report, and the sentence of its comparison, once its run has ended."""
    versions = [job.version for job in jobs if job.version and job.finished]
    heads = {key: _spoken(head) for key, head in heads_of(versions).items()}
    compared = comparisons_of(versions, for_strangers=False)
    return heads, {key: _spoken(sentence(comparison)) for key, comparison in compared.items()}


def _line(
    resource: Resource, job: Job | None, found: set[Any], heads: dict[Any, str], changes: dict[Any, str]
) -> FileLine:
    key = job.version_id if job else None
    return FileLine(resource, job, key in found, heads.get(key, ""), changes.get(key, ""))


def _spoken(text: Text) -> str:
    return pick(text.as_map(), current_language())[0]
