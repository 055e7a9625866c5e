"""Datasets of the database as documents of the index; only what everyone may see ever gets there."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import QuerySet

from catalog.geometry import box_of, union
from catalog.models import Dataset
from catalog.search.document import Document

BATCH = 500


def documents(ids: Iterable[UUID] | None = None) -> Iterator[Document]:
    """Those of `ids` that are public, or of all datasets."""
    found = _with_everything(Dataset.objects.public())
    if ids is not None:
        found = found.filter(pk__in=list(ids))
    for dataset in found.order_by("pk").iterator(chunk_size=BATCH):
        yield document_of(dataset)


def _with_everything(datasets: QuerySet[Dataset]) -> QuerySet[Dataset]:
    return datasets.select_related("agency", "assessment").prefetch_related(
        "assessment__marks", "resources__version__profile"
    )


def document_of(dataset: Dataset) -> Document:
    versions = [resource.version for resource in dataset.resources.all() if resource.version]
    profiles = [version.profile for version in versions if hasattr(version, "profile")]
    assessment = dataset.assessment
    return Document(
        id=str(dataset.pk),
        titles=tuple(dataset.title.values()),
        descriptions=tuple(dataset.description.values()),
        keywords=tuple(dataset.keywords),
        agency=dataset.agency.slug,
        agency_names=tuple(dataset.agency.name.values()),
        themes=tuple(dataset.themes),
        formats=tuple(sorted({version.format for version in versions})),
        license=dataset.license,
        level=dataset.release_level,
        frequency=dataset.frequency,
        languages=tuple(dataset.languages),
        marks=tuple((mark.criterion, mark.mark) for mark in assessment.marks.all()) if assessment else (),
        openness=assessment.score if assessment else 0.0,
        modified=dataset.modified,
        column_names=tuple(column["title"] for profile in profiles for column in profile.columns),
        has_rows=bool(profiles),
        period_start=dataset.period_start or min((p.period_start for p in profiles if p.period_start), default=None),
        period_end=dataset.period_end or max((p.period_end for p in profiles if p.period_end), default=None),
        bbox=box_of(dataset.spatial) or union([tuple(p.bbox) for p in profiles if p.bbox]),
    )
