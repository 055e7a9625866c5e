"""Datasets of the database as documents of the index; only what everyone may see ever gets there."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, JSONField, OuterRef, TextField, Value
from django.db.models.functions import Concat, JSONObject

from catalog.geometry import box_of, union
from catalog.models import CriterionMark, Dataset, Resource, TableProfile
from catalog.search.document import Document

BATCH = 2000


class Row(NamedTuple):
    """One dataset as the database gives it: `profiles` are of the versions that are served."""

    id: UUID
    title: dict[str, str]
    description: dict[str, str]
    keywords: list[str]
    agency: str
    agency_name: dict[str, str]
    themes: list[str]
    license: str
    level: str
    frequency: str
    languages: list[str]
    modified: Any
    created: Any
    period_start: date | None
    period_end: date | None
    spatial: dict[str, Any] | None
    score: float | None
    marks: list[str]
    formats: list[str]
    profiles: list[dict[str, Any]]


class ColumnTitles(Func):
    """The titles alone: statistics of wide tables are large."""

    function = "jsonb_path_query_array"
    template = "%(function)s(%(expressions)s, '$[*].title')"
    output_field = JSONField()


def documents(ids: Iterable[UUID] | None = None) -> Iterator[Document]:
    """Those of `ids` that are public, or of all datasets. One statement, read through a cursor."""
    found = Dataset.objects.public()
    if ids is not None:
        found = found.filter(pk__in=list(ids))
    for values in _rows(found).iterator(chunk_size=BATCH):
        yield document_of(Row(*values))


def _rows(datasets: Any) -> Any:
    served = Resource.objects.filter(dataset_id=OuterRef("pk"), version__isnull=False).order_by()
    profile = JSONObject(columns=ColumnTitles("columns"), start=F("period_start"), end=F("period_end"), bbox=F("bbox"))
    nested = Resource.objects.filter(dataset_id=OuterRef(OuterRef("pk"))).order_by().values("version_id")
    return (
        datasets.order_by()
        .annotate(
            found_marks=ArraySubquery(
                CriterionMark.objects.filter(assessment_id=OuterRef("assessment_id"))
                .order_by()
                .values(text=Concat("criterion", Value(":"), "mark", output_field=TextField()))
            ),
            found_formats=ArraySubquery(served.values("version__format")),
            found_profiles=ArraySubquery(
                TableProfile.objects.filter(version_id__in=nested).order_by("version_id").values(found=profile)
            ),
        )
        .values_list(
            "id",
            "title",
            "description",
            "keywords",
            "agency__slug",
            "agency__name",
            "themes",
            "license",
            "release_level",
            "frequency",
            "languages",
            "modified",
            "created",
            "period_start",
            "period_end",
            "spatial",
            "assessment__score",
            "found_marks",
            "found_formats",
            "found_profiles",
        )
    )


def document_of(row: Row) -> Document:
    starts = [date.fromisoformat(profile["start"]) for profile in row.profiles if profile["start"]]
    ends = [date.fromisoformat(profile["end"]) for profile in row.profiles if profile["end"]]
    boxes = [tuple(profile["bbox"]) for profile in row.profiles if profile["bbox"]]
    return Document(
        id=str(row.id),
        titles=tuple(row.title.values()),
        descriptions=tuple(row.description.values()),
        keywords=tuple(row.keywords),
        agency=row.agency,
        agency_names=tuple(row.agency_name.values()),
        themes=tuple(row.themes),
        formats=tuple(sorted(set(row.formats))),
        license=row.license,
        level=row.level,
        frequency=row.frequency,
        languages=tuple(row.languages),
        marks=tuple((mark.partition(":")[0], mark.partition(":")[2]) for mark in row.marks),
        openness=row.score or 0.0,
        modified=row.modified,
        created=row.created,
        column_names=tuple(title for profile in row.profiles for title in profile["columns"] or ()),
        has_rows=bool(row.profiles),
        period_start=row.period_start or min(starts, default=None),
        period_end=row.period_end or max(ends, default=None),
        bbox=box_of(row.spatial) or union(boxes),
    )
