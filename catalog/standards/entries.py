"""Read datasets as values, many at a time: a fixed number of queries for each thousand, and flat memory.

Pages are read so often that their questions are prepared ones; so are those for what belongs to a dataset.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, Model, QuerySet

from catalog.language import LanguageMap
from catalog.models import Agency, CriterionMark, Dataset, Resource
from catalog.models.dataset import DatasetQuerySet
from catalog.prepared import Given, OneOf, Prepared, rows_of
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
OPENNESS = ("assessed", "rules", "score", "met", "gate_passes", "reasons")
DATASET = (*UNCHANGED, *LISTS, *OWN, *(f"assessment__{name}" for name in OPENNESS))
LISTS_AT, OWN_AT = len(UNCHANGED), len(UNCHANGED) + len(LISTS)
OPENNESS_AT = OWN_AT + len(OWN)
AGENCY_AT = OWN_AT + OWN.index("agency_id")

FILE = ("title", "description", "created", "modified")
FILE_OWN = ("url", "id", "dataset_id")
STORED = ("number", "filename", "format", "media_type", "size", "sha256")
STORED_OWN = ("content_modified", "created")
TABLE = ("rows", "parquet", "period_start", "period_end")
STORED_AT = len(FILE) + len(FILE_OWN)
TABLE_AT = STORED_AT + len(STORED) + len(STORED_OWN)

PUBLISHER = ("slug", "name", "homepage", "contact_name", "contact_email")
ABOVE = ("slug", "name", "homepage")
MARK = ("criterion", "mark", "value")
EVIDENCE = (*MARK, "evidence", "advice")


def _names_of_file(*, columns: bool) -> tuple[str, ...]:
    table = (*TABLE, "bbox", *(("columns",) if columns else ()))
    version = (f"version__{name}" for name in (*STORED, *STORED_OWN))
    return (*FILE, *FILE_OWN, *version, *(f"version__profile__{name}" for name in table))


def _ask_files(*, columns: bool) -> QuerySet[Resource, Any]:
    found = Resource.objects.filter(OneOf(F("dataset_id"), Given("ids")))
    return found.order_by("dataset_id", "position", "created").values_list(*_names_of_file(columns=columns))


def _ask_marks(names: Iterable[str]) -> QuerySet[CriterionMark, Any]:
    found = CriterionMark.objects.filter(OneOf(F("assessment_id"), Given("ids")))
    return found.order_by("assessment_id", "position").values_list("assessment_id", *names)


def _ask_publishers() -> QuerySet[Agency, Any]:
    above = (f"parent__{name}" for name in ABOVE)
    return Agency.objects.filter(OneOf(F("pk"), Given("ids"))).order_by().values_list("pk", *PUBLISHER, *above)


def _ask_public() -> QuerySet[Dataset, Any]:
    return Dataset.objects.public().filter(OneOf(F("pk"), Given("ids"))).order_by().values_list(*DATASET)


def _ask_any(name: str) -> QuerySet[Dataset, Any]:
    return Dataset.objects.filter(**{name: Given(name)}).order_by().values_list(*DATASET)


PUBLIC = Prepared(_ask_public)
ANY = {name: Prepared(partial(_ask_any, name)) for name in ("pk", "slug")}
PUBLISHERS = Prepared(_ask_publishers)
FILES = {columns: Prepared(partial(_ask_files, columns=columns)) for columns in (False, True)}
MARKS: dict[tuple[str, ...], Prepared] = {names: Prepared(partial(_ask_marks, names)) for names in (MARK, EVIDENCE)}


def site() -> Site:
    return Site(settings.SITE_URL)


def entries(datasets: DatasetQuerySet, *, columns: bool = False, marks: bool = True) -> Iterator[Entry]:
    """In the order of their ids. What `columns` and `marks` leave out is not read."""
    publishers: dict[UUID, Publisher] = {}
    last: UUID | None = None
    while True:
        rest = datasets.filter(pk__gt=last) if last else datasets
        rows = rows_of(rest.order_by("pk").values_list(*DATASET)[:CHUNK])
        publishers |= _publishers({row[AGENCY_AT] for row in rows} - publishers.keys())
        yield from _complete(rows, publishers, columns=columns, marks=MARK if marks else ())
        if len(rows) < CHUNK:
            return
        last = rows[-1][OWN_AT]


def in_order(ids: Iterable[UUID], *, marks: bool = True) -> list[Entry]:
    """Those of `ids` that are public, as the list is sorted: one page of something."""
    wanted = list(ids)
    rows = PUBLIC.rows(ids=wanted) if wanted else []
    publishers = _publishers({row[AGENCY_AT] for row in rows})
    found = {entry.id: entry for entry in _complete(rows, publishers, columns=False, marks=MARK if marks else ())}
    return [found[str(one)] for one in wanted if str(one) in found]


def entry_in_any_state(**key: Any) -> Entry | None:
    """By `pk` or `slug`, with the evidence of its marks. Whether it is for who asks is the caller's to find out."""
    ((name, _value),) = key.items()
    rows = ANY[name].rows(**key)
    publishers = _publishers({row[AGENCY_AT] for row in rows})
    return next(_complete(rows, publishers, columns=False, marks=EVIDENCE), None)


def public_entry(slug: str, *, columns: bool = False, marks: bool = True) -> Entry | None:
    return next(entries(Dataset.objects.public().filter(slug=slug), columns=columns, marks=marks), None)


def entry_of(dataset: Dataset) -> Entry:
    """Of one that was read with its agency, the agency's parent, assessment, files and their tables: asks nothing.

    Columns are there, marks are not.
    """
    above = (f"parent__{name}" for name in ABOVE)
    publishers = {dataset.agency_id: _publisher(_values(dataset.agency, (*PUBLISHER, *above)))}
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


def _publishers(ids: set[UUID]) -> dict[UUID, Publisher]:
    return {row[0]: _publisher(row[1:]) for row in PUBLISHERS.rows(ids=list(ids))} if ids else {}


def _publisher(row: Sequence[Any]) -> Publisher:
    own: dict[str, Any] = dict(zip(PUBLISHER, row, strict=False))
    # One step up is what the standards ask for; a ring of agencies would have no end.
    above = row[len(PUBLISHER) :]
    return Publisher(**own, parent=Publisher(*above) if above[0] else None)


def _complete(
    rows: Sequence[Sequence[Any]], publishers: Mapping[UUID, Publisher], *, columns: bool, marks: tuple[str, ...]
) -> Iterator[Entry]:
    """`marks` is MARK or EVIDENCE; empty for none."""
    owns = [row[OWN_AT:OPENNESS_AT] for row in rows]
    files = _files([own[0] for own in owns], columns=columns) if rows else {}
    assessments = [own[4] for own in owns if own[4]]
    found = _marks(assessments, marks) if assessments and marks else {}
    return _entries(rows, publishers, files, found)


def _entries(
    rows: Sequence[Sequence[Any]],
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
            ever_public=issued is not None,
            **fields,
        )


def _openness(row: Sequence[Any], marks: Iterable[Mark]) -> Openness:
    *figures, reasons = row
    fields: dict[str, Any] = dict(zip(OPENNESS, figures, strict=False))
    return Openness(marks=tuple(marks), reasons=tuple(reasons), **fields)


def _files(ids: list[UUID], *, columns: bool) -> dict[UUID, list[File]]:
    found: dict[UUID, list[File]] = defaultdict(list)
    for row in FILES[columns].rows(ids=ids):
        dataset_id, file = _file(row)
        found[dataset_id].append(file)
    return found


def _file(row: Sequence[Any]) -> tuple[UUID, File]:
    """The dataset that it belongs to, and the file."""
    fields: dict[str, Any] = dict(zip(FILE, row, strict=False))
    link, pk, dataset_id = row[len(FILE) : STORED_AT]
    # A row of a version, or of a profile, that is not there is all None.
    stored = _stored(row[STORED_AT:TABLE_AT]) if row[STORED_AT] else None
    profile = _table(row[TABLE_AT:]) if row[TABLE_AT + 1] else None
    return dataset_id, File(id=str(pk), link=link, stored=stored, table=profile, **fields)


def _stored(row: Sequence[Any]) -> Stored:
    fields: dict[str, Any] = dict(zip(STORED, row, strict=False))
    content_modified, created = row[len(STORED) :]
    return Stored(modified=content_modified or created, **fields)


def _table(row: Sequence[Any]) -> Table:
    fields: dict[str, Any] = dict(zip(TABLE, row, strict=False))
    box, *columns = row[len(TABLE) :]
    found = (Field(column["name"], column["title"], column["type"]) for column in (columns[0] if columns else ()))
    return Table(fields=tuple(found), box=tuple(box) if box else None, **fields)


def _marks(assessments: list[int], names: tuple[str, ...]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    for assessment, criterion, mark, value, *evidence in MARKS[names].rows(ids=assessments):
        found[assessment].append(Mark(criterion, mark, value, *_evidence(*evidence)))
    return found


def _evidence(evidence: Sequence[Any] = (), advice: LanguageMap | None = None) -> tuple[tuple[Any, ...], LanguageMap]:
    return tuple(evidence), advice or {}
