"""Read datasets as values, many at a time: a fixed number of queries for each thousand, and flat memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Model

from catalog.models import Agency, CriterionMark, Dataset, Resource
from catalog.models.dataset import DatasetQuerySet
from catalog.standards.entry import Entry, Field, File, Mark, Openness, Publisher, Stored, Table
from catalog.standards.site import Site

CHUNK = 1000
# What an entry calls by the same name; then what it keeps as tuples; then what is worked into it.
UNCHANGED = (
    "slug",
    "title",
    "description",
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
    "period_start",
    "period_end",
    "spatial",
    "declared_records",
    "modified",
)
LISTS = ("themes", "keywords", "languages")
OWN = ("id", "agency_id", "issued", "created", "assessment_id")
OPENNESS = ("assessed", "rules", "score", "met")
DATASET = (*UNCHANGED, *LISTS, *OWN, *(f"assessment__{name}" for name in OPENNESS))
LISTS_AT, OWN_AT = len(UNCHANGED), len(UNCHANGED) + len(LISTS)
OPENNESS_AT = OWN_AT + len(OWN)

FILE = ("title", "description", "created", "modified")
FILE_OWN = ("url", "id", "dataset_id")
STORED = ("number", "filename", "format", "media_type", "size", "sha256")
STORED_OWN = ("content_modified", "created")
TABLE = ("rows", "parquet", "period_start", "period_end")
STORED_AT = len(FILE) + len(FILE_OWN)
TABLE_AT = STORED_AT + len(STORED) + len(STORED_OWN)


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
        last = rows[-1][OWN_AT]


def in_order(ids: Iterable[UUID], *, marks: bool = True) -> list[Entry]:
    """Those of `ids` that are public, as the list is sorted: one page of something."""
    wanted = list(ids)
    found = {entry.id: entry for entry in entries(Dataset.objects.public().filter(pk__in=wanted), marks=marks)}
    return [found[str(one)] for one in wanted if str(one) in found]


def public_entry(slug: str, *, columns: bool = False, marks: bool = True) -> Entry | None:
    return next(entries(Dataset.objects.public().filter(slug=slug), columns=columns, marks=marks), None)


def entry_of(dataset: Dataset) -> Entry:
    """Of one that was read with its agency, the agency's parent, assessment, files and their tables: asks nothing.

    Columns are there, marks are not.
    """
    publishers = {dataset.agency_id: _publisher(dataset.agency, dataset.agency.parent)}
    names = _names_of_file(columns=True)
    files = {dataset.pk: [_file(_values(one, names))[1] for one in dataset.resources.all()]}
    return next(_entries([_values(dataset, DATASET)], publishers, files, {}))


def _values(row: Model, names: Iterable[str]) -> tuple[Any, ...]:
    """What `values_list` would have given, of rows that are in hand: None along a way that ends."""

    def value(name: str) -> Any:
        found: Any = row
        for part in name.split("__"):
            found = getattr(found, part, None)
        return found

    return tuple(value(name) for name in names)


def publishers_by_id() -> dict[UUID, Publisher]:
    agencies = {agency.pk: agency for agency in Agency.objects.all()}
    parents = {agency.pk: agencies[agency.parent_id] for agency in agencies.values() if agency.parent_id}
    return {pk: _publisher(agency, parents.get(pk)) for pk, agency in agencies.items()}


def _publisher(agency: Agency, parent: Agency | None) -> Publisher:
    return Publisher(
        slug=agency.slug,
        name=agency.name,
        homepage=agency.homepage,
        contact_name=agency.contact_name,
        contact_email=agency.contact_email,
        # One step up is what the standards ask for; a ring of agencies would have no end.
        parent=_name_only(parent),
    )


def _name_only(agency: Agency | None) -> Publisher | None:
    return Publisher(agency.slug, agency.name, agency.homepage) if agency else None


def _complete(
    rows: list[tuple[Any, ...]], publishers: Mapping[UUID, Publisher], *, columns: bool, marks: bool
) -> Iterator[Entry]:
    owns = [row[OWN_AT:OPENNESS_AT] for row in rows]
    files = _files([own[0] for own in owns], columns=columns) if rows else {}
    found = _marks([own[4] for own in owns if own[4]]) if rows and marks else {}
    return _entries(rows, publishers, files, found)


def _entries(
    rows: list[tuple[Any, ...]],
    publishers: Mapping[UUID, Publisher],
    files: Mapping[UUID, list[File]],
    found: Mapping[int, list[Mark]],
) -> Iterator[Entry]:
    for row in rows:
        pk, agency_id, issued, created, assessment_id = row[OWN_AT:OPENNESS_AT]
        fields: dict[str, Any] = dict(zip(UNCHANGED, row, strict=False))
        fields |= {name: tuple(value) for name, value in zip(LISTS, row[LISTS_AT:], strict=False)}
        yield Entry(
            id=str(pk),
            publisher=publishers[agency_id],
            issued=issued or created,
            openness=_openness(row[OPENNESS_AT:], found.get(assessment_id, ())) if assessment_id else None,
            files=tuple(files.get(pk, ())),
            **fields,
        )


def _openness(row: tuple[Any, ...], marks: Iterable[Mark]) -> Openness:
    fields: dict[str, Any] = dict(zip(OPENNESS, row, strict=True))
    return Openness(marks=tuple(marks), **fields)


def _files(ids: list[UUID], *, columns: bool) -> dict[UUID, list[File]]:
    found: dict[UUID, list[File]] = defaultdict(list)
    rows = Resource.objects.filter(dataset_id__in=ids).order_by("dataset_id", "position", "created")
    for row in rows.values_list(*_names_of_file(columns=columns)):
        dataset_id, file = _file(row)
        found[dataset_id].append(file)
    return found


def _names_of_file(*, columns: bool) -> tuple[str, ...]:
    table = (*TABLE, "bbox", *(("columns",) if columns else ()))
    version = (f"version__{name}" for name in (*STORED, *STORED_OWN))
    return (*FILE, *FILE_OWN, *version, *(f"version__profile__{name}" for name in table))


def _file(row: tuple[Any, ...]) -> tuple[UUID, File]:
    """The dataset that it belongs to, and the file."""
    fields: dict[str, Any] = dict(zip(FILE, row, strict=False))
    link, pk, dataset_id = row[len(FILE) : STORED_AT]
    # A row of a version, or of a profile, that is not there is all None.
    stored = _stored(row[STORED_AT:TABLE_AT]) if row[STORED_AT] else None
    profile = _table(row[TABLE_AT:]) if row[TABLE_AT + 1] else None
    return dataset_id, File(id=str(pk), link=link, stored=stored, table=profile, **fields)


def _stored(row: tuple[Any, ...]) -> Stored:
    fields: dict[str, Any] = dict(zip(STORED, row, strict=False))
    content_modified, created = row[len(STORED) :]
    return Stored(modified=content_modified or created, **fields)


def _table(row: tuple[Any, ...]) -> Table:
    fields: dict[str, Any] = dict(zip(TABLE, row, strict=False))
    box, *columns = row[len(TABLE) :]
    found = (Field(column["name"], column["title"], column["type"]) for column in (columns[0] if columns else ()))
    return Table(fields=tuple(found), box=tuple(box) if box else None, **fields)


def _marks(assessments: list[int]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    rows = CriterionMark.objects.filter(assessment_id__in=assessments).order_by("assessment_id", "position")
    for assessment, criterion, mark, value in rows.values_list("assessment_id", "criterion", "mark", "value"):
        found[assessment].append(Mark(criterion, mark, value))
    return found
