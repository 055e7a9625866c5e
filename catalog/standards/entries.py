"""Read datasets as values, many at a time: a fixed number of queries for each thousand, and flat memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings

from catalog.models import Agency, CriterionMark, Dataset, Resource
from catalog.models.dataset import DatasetQuerySet
from catalog.standards.entry import Entry, Field, File, Mark, Openness, Publisher, Stored, Table
from catalog.standards.site import Site

CHUNK = 1000
# In the order of the values below.
DATASET = (
    "id",
    "slug",
    "agency_id",
    "title",
    "description",
    "themes",
    "keywords",
    "license",
    "release_level",
    "requested_level",
    "state",
    "frequency",
    "provenance",
    "collection_method",
    "collected_by_publisher",
    "harvested_from",
    "access_conditions",
    "contact_name",
    "contact_email",
    "landing_page",
    "languages",
    "period_start",
    "period_end",
    "spatial",
    "declared_records",
    "issued",
    "modified",
    "created",
    "assessment_id",
    "assessment__assessed",
    "assessment__rules",
    "assessment__score",
    "assessment__met",
)
FILE = ("dataset_id", "id", "title", "description", "url", "created", "modified", "version_id")
STORED = ("number", "filename", "format", "media_type", "size", "sha256", "content_modified", "created")
TABLE = ("rows", "parquet", "period_start", "period_end", "bbox")


def site() -> Site:
    return Site(settings.SITE_URL)


def entries(datasets: DatasetQuerySet, *, columns: bool = False, marks: bool = True) -> Iterator[Entry]:
    """In the order of their ids. What `columns` and `marks` leave out is not read."""
    publishers = publishers_by_id()
    last: UUID | None = None
    while True:
        rest = datasets.filter(pk__gt=last) if last else datasets
        rows = list(rest.order_by("pk").values_list(*DATASET)[:CHUNK])
        yield from _complete(rows, publishers, columns=columns, marks=marks)
        if len(rows) < CHUNK:
            return
        last = rows[-1][0]


def in_order(ids: Iterable[UUID], *, marks: bool = True) -> list[Entry]:
    """Those of `ids` that are public, as the list is sorted: one page of something."""
    wanted = list(ids)
    found = {entry.id: entry for entry in entries(Dataset.objects.public().filter(pk__in=wanted), marks=marks)}
    return [found[str(one)] for one in wanted if str(one) in found]


def public_entry(slug: str, *, columns: bool = False) -> Entry | None:
    return next(entries(Dataset.objects.public().filter(slug=slug), columns=columns), None)


def publishers_by_id() -> dict[UUID, Publisher]:
    agencies = {agency.pk: agency for agency in Agency.objects.all()}

    @cache
    def publisher(pk: UUID) -> Publisher:
        agency = agencies[pk]
        return Publisher(
            slug=agency.slug,
            name=agency.name,
            homepage=agency.homepage,
            contact_name=agency.contact_name,
            contact_email=agency.contact_email,
            # One step up is what the standards ask for; a ring of agencies would have no end.
            parent=_name_only(agencies.get(agency.parent_id)) if agency.parent_id else None,
        )

    return {pk: publisher(pk) for pk in agencies}


def _name_only(agency: Agency | None) -> Publisher | None:
    return Publisher(agency.slug, agency.name, agency.homepage) if agency else None


def _complete(
    rows: list[tuple[Any, ...]], publishers: dict[UUID, Publisher], *, columns: bool, marks: bool
) -> Iterator[Entry]:
    files = _files([row[0] for row in rows], columns=columns) if rows else {}
    found = _marks([row[28] for row in rows if row[28]]) if rows and marks else {}
    for row in rows:
        yield _entry(row, publishers[row[2]], files.get(row[0], ()), found.get(row[28], ()))


def _entry(row: tuple[Any, ...], publisher: Publisher, files: Iterable[File], marks: Iterable[Mark]) -> Entry:
    issued, modified, created, assessment_id, *assessed = row[25:]
    return Entry(
        str(row[0]),
        row[1],
        publisher,
        row[3],
        row[4],
        tuple(row[5]),
        tuple(row[6]),
        *row[7:20],
        tuple(row[20]),
        *row[21:25],
        issued or created,
        modified,
        Openness(*assessed, tuple(marks)) if assessment_id else None,
        tuple(files),
    )


def _files(ids: list[UUID], *, columns: bool) -> dict[UUID, list[File]]:
    table = (*TABLE, "columns") if columns else TABLE
    names = (*FILE, *(f"version__{name}" for name in STORED), *(f"version__profile__{name}" for name in table))
    found: dict[UUID, list[File]] = defaultdict(list)
    rows = Resource.objects.filter(dataset_id__in=ids).order_by("dataset_id", "position", "created")
    for row in rows.values_list(*names):
        stored = _stored(row[8:16]) if row[7] else None
        profile = _table(row[16:]) if stored and row[17] else None
        found[row[0]].append(File(str(row[1]), *row[2:7], stored, profile))
    return found


def _stored(row: tuple[Any, ...]) -> Stored:
    return Stored(*row[:6], modified=row[6] or row[7])


def _table(row: tuple[Any, ...]) -> Table:
    rows, parquet, start, end, box = row[:5]
    columns = row[5] if len(row) > 5 else ()
    fields = tuple(Field(column["name"], column["title"], column["type"]) for column in columns)
    return Table(rows, parquet, fields, start, end, tuple(box) if box else None)


def _marks(assessments: list[int]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    rows = CriterionMark.objects.filter(assessment_id__in=assessments).order_by("assessment_id", "position")
    for assessment, criterion, mark, value in rows.values_list("assessment_id", "criterion", "mark", "value"):
        found[assessment].append(Mark(criterion, mark, value))
    return found
