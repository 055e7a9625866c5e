"""Reports from the database: of one version, or the summaries of many, in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Case, Count, F, IntegerField, QuerySet, Sum, When, Window
from django.db.models.functions import RowNumber

from catalog.models import Problem, TableProfile, Version
from catalog.publishing import personal
from catalog.reading.table import Finding
from catalog.reports.around import Around, Fault, rows_around
from catalog.reports.headline import counts_of, headline
from catalog.reports.kinds import FoundKind
from catalog.reports.order import blocks, in_order
from catalog.reports.report import Group, Place, Report, place_of
from catalog.reports.weights import weighs_on
from catalog.reports.words import words_of
from catalog.rows.refusal import TooSlow
from catalog.rows.serve import engine, table_of
from catalog.storage.blobs import MissingBlob

# Places of each kind on the page of all kinds; the page of one kind shows all that are kept.
FEW, ALL = 10, 2_000
# The rows themselves are shown for so many kinds.
WITH_ROWS = 12
# Formats whose columns people know by letters.
LETTERED = ("csv", "tsv", "txt", "xlsx", "xls", "ods")


def kinds_of(versions: Iterable[Version]) -> dict[Any, tuple[FoundKind, ...]]:
    """The kinds of problem in each version, as they were found: one question for any number of versions."""
    of_kind: dict[str, Any] = {"partition_by": [F("version"), F("code")]}
    rows = (
        Problem.objects.filter(version__in=[version.pk for version in versions])
        .annotate(
            rank=Window(RowNumber(), order_by="position", **of_kind),
            whole=Window(Sum("count"), **of_kind),
            named=Window(Count("pk"), **of_kind),
        )
        .filter(rank=1)
        .order_by("version", "position")
    )
    found: dict[Any, list[FoundKind]] = defaultdict(list)
    for row in rows:
        kind = FoundKind(row.code, row.severity, row.whole, row.named, row.finding, row.position)
        found[row.version_id].append(kind)
    return {key: tuple(kinds) for key, kinds in found.items()}


def ordered_kinds(version: Version) -> tuple[FoundKind, ...]:
    """The kinds in the order of the report."""
    return _ordered(version, kinds_of([version]).get(version.pk, ()), _personal_open(version))


def _ordered(version: Version, kinds: tuple[FoundKind, ...], personal_open: bool) -> tuple[FoundKind, ...]:
    profile = profile_of(version)
    return in_order(kinds, rows=profile.rows_present if profile else 0, personal_open=personal_open)


def _personal_open(version: Version) -> bool:
    return personal.unresolved([version]).exists()


def profile_of(version: Version) -> TableProfile | None:
    profile: TableProfile | None = getattr(version, "profile", None)
    return profile


def report_of(version: Version, *, only: str = "") -> Report:
    """`only` is the code of one kind, to have all its places."""
    profile, personal_open = profile_of(version), _personal_open(version)
    kinds = _ordered(version, kinds_of([version]).get(version.pk, ()), personal_open)
    rows = profile.rows if profile else None
    present = profile.rows_present if profile else None
    shown = tuple(kind for kind in kinds if only in ("", kind.code))
    places = _places(version, [kind.code for kind in shown], ALL if only else FEW)
    around = _around(version, shown[:WITH_ROWS])
    groups = tuple(
        Group(
            kind,
            weighs_on(kind.code, kind.severity),
            blocks(kind, personal_open=personal_open),
            places.get(kind.code, ()),
            around.get(kind.code),
        )
        for kind in shown
    )
    return Report(headline(counts_of(kinds), rows=rows, present=present), groups, rows, present)


def is_lettered(version: Version) -> bool:
    return version.format in LETTERED


def _places(version: Version, codes: list[str], most: int) -> dict[str, tuple[Place, ...]]:
    rows = (
        Problem.objects.filter(version=version, code__in=codes)
        .annotate(rank=Window(RowNumber(), partition_by=[F("code")], order_by="position"))
        .filter(rank__lte=most)
        .order_by("position")
    )
    found: dict[str, list[Place]] = defaultdict(list)
    lettered = is_lettered(version)
    for row in rows:
        finding = row.finding
        found[row.code].append(place_of(finding, words_of(finding)[0], lettered=lettered))
    return {code: tuple(places) for code, places in found.items()}


def _around(version: Version, kinds: tuple[FoundKind, ...]) -> dict[str, Around]:
    """The rows around the first place of each kind; {} for what has no table, or whose table can't be asked now."""
    if profile_of(version) is None:
        return {}
    faults = {kind.code: Fault(f.row, f.column, f.cell) for kind in kinds if (f := kind.first).row is not None}
    try:
        table = table_of(version)
        found = rows_around(engine(), table.parquet, table.columns, faults.values()) if table else {}
    except (TooSlow, MissingBlob):
        return {}
    return {code: found[fault] for code, fault in faults.items() if fault in found}


def sheet_rows(version: Version) -> Iterator[tuple[str, Finding]]:
    """Every kept place in the order of the report, read from the database some hundred at a time."""
    ranks = [When(code=kind.code, then=rank) for rank, kind in enumerate(ordered_kinds(version))]
    problems: QuerySet[Problem] = version.problems.all()
    if ranks:
        problems = problems.order_by(Case(*ranks, output_field=IntegerField()), "position")
    for problem in problems.iterator(chunk_size=500):
        yield problem.severity, problem.finding
