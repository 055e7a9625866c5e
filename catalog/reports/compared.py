"""Versions compared with the ones before them, for any number of versions in a fixed number of questions."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from catalog.models import Job, Status, Version
from catalog.publishing import publications
from catalog.reports.compare import ColumnShape, Comparison, KindCount, Side, compare
from catalog.reports.kinds import FoundKind
from catalog.reports.order import in_order
from catalog.reports.serve import kinds_of, profile_of

# Only a version that was checked to its end can be compared.
CHECKED = (Status.VALID, Status.INVALID)


def comparison_of(version: Version, *, for_strangers: bool) -> Comparison | None:
    """None for the first version. Strangers see it beside the last version that they may have."""
    return comparisons_of([version], for_strangers=for_strangers).get(version.pk)


def comparisons_of(versions: Iterable[Version], *, for_strangers: bool) -> dict[Any, Comparison]:
    """By the key of the later version."""
    later = {version.pk: version for version in versions}
    pairs = _pairs(list(later), for_strangers=for_strangers)
    earlier = Version.objects.select_related("profile", "publication").filter(pk__in=pairs.values())
    by_key = {version.pk: version for version in earlier}
    if for_strangers:
        allowed = publications.reachable(by_key.values())
        by_key = {key: version for key, version in by_key.items() if key in allowed}
    kinds = kinds_of([*later.values(), *by_key.values()])
    return {
        key: compare(_side(by_key[before], kinds), _side(later[key], kinds))
        for key, before in pairs.items()
        if before in by_key
    }


def _pairs(keys: list[Any], *, for_strangers: bool) -> dict[Any, Any]:
    checked = Job.objects.filter(version=OuterRef("pk"), status__in=CHECKED)
    before: QuerySet[Version] = Version.objects.filter(resource=OuterRef("resource"), number__lt=OuterRef("number"))
    before = before.filter(Exists(checked))
    if for_strangers:
        before = before.filter(publication__isnull=False, publication__withheld_at=None)
    nearest = Subquery(before.order_by("-number").values("pk")[:1])
    pairs = Version.objects.filter(pk__in=keys).order_by().annotate(before=nearest)
    return dict(pairs.exclude(before=None).values_list("pk", "before"))


def _side(version: Version, kinds: dict[Any, tuple[FoundKind, ...]]) -> Side:
    profile = profile_of(version)
    found = in_order(kinds.get(version.pk, ()), rows=profile.rows_present if profile else 0, personal_open=True)
    columns = profile.columns if profile else ()
    return Side(
        number=version.number,
        kinds=tuple(KindCount(kind.code, kind.severity, kind.count, kind.message) for kind in found),
        columns=tuple(ColumnShape(column["name"], column["title"], column["type"]) for column in columns),
        rows=profile.rows if profile else None,
        format=version.format,
        encoding=profile.encoding if profile else "",
        size=version.size,
        sha256=version.sha256,
    )
