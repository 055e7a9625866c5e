"""The versions of a file as people see them listed: what each was, what became of it, who may have it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from catalog.language import Text
from catalog.models import Dataset, Job, Publication, Resource, Status, Version
from catalog.publishing import publications
from catalog.reports.headline import WAITING, counts_of, headline
from catalog.reports.kinds import FoundKind
from catalog.reports.serve import kinds_of, profile_of

PAGE = 20


@dataclass(frozen=True, slots=True)
class VersionLine:
    """`status` is the newest run's, "" where there was none. `public`: a stranger may have its bytes now.

    `publication` is None for a version that was never public.
    """

    version: Version
    status: str
    head: Text
    rows: int | None
    served: bool
    public: bool
    publication: Publication | None

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label).split(":")[0].split("：")[0] if self.status else ""

    @property
    def withheld(self) -> bool:
        return self.publication is not None and self.publication.withheld_at is not None


def listed(resource: Resource, *, for_strangers: bool) -> QuerySet[Version]:
    """Newest first. Strangers see the ones that were public at some time; withheld ones with date and reason."""
    versions = publications.published(resource.dataset) if for_strangers else Version.objects.all()
    return versions.filter(resource=resource).order_by("-number")


def listed_of(dataset: Dataset, *, for_strangers: bool) -> QuerySet[Version]:
    """The same over all files of a dataset."""
    versions = publications.published(dataset) if for_strangers else Version.objects.filter(resource__dataset=dataset)
    return versions.order_by("-created")


def version_lines(
    versions: QuerySet[Version], *, served: Collection[Any], dataset_is_public: bool
) -> tuple[VersionLine, ...]:
    """Lines for a page of `versions`, in a fixed number of questions; `served` are the keys of those served now."""
    found = list(_with_everything(versions))
    kinds, reachable = kinds_of(found), publications.reachable(found)
    return tuple(
        VersionLine(
            version=version,
            status=(status := _status(version)),
            head=_head(version, kinds, status),
            rows=profile.rows if (profile := profile_of(version)) else None,
            served=version.pk in served,
            public=dataset_is_public and (version.pk in reachable or version.pk in served),
            publication=getattr(version, "publication", None),
        )
        for version in found
    )


def _with_everything(versions: QuerySet[Version]) -> QuerySet[Version]:
    newest = Job.objects.filter(version=OuterRef("pk")).order_by("-created").values("status")[:1]
    status = Coalesce(Subquery(newest), Value(""))
    return versions.select_related("profile", "publication", "resource").annotate(newest_status=status)


def _status(version: Version) -> str:
    return str(getattr(version, "newest_status", ""))


def page_of_lines(
    versions: QuerySet[Version], number: str | None, *, size: int, served: Collection[Any], dataset_is_public: bool
) -> tuple[tuple[VersionLine, ...], Page[Version]]:
    """Lines of one page; a `number` that is none, or too high, is the first or the last page."""
    page = Paginator(versions, size).get_page(number)
    start = (page.number - 1) * size
    return version_lines(versions[start : start + size], served=served, dataset_is_public=dataset_is_public), page


def heads_of(versions: Sequence[Version]) -> dict[Any, Text]:
    """The first sentence of the report of each version whose run has ended, by its key."""
    kinds = kinds_of(versions)
    return {version.pk: _told(version, kinds) for version in versions}


def _head(version: Version, kinds: dict[Any, tuple[FoundKind, ...]], status: str) -> Text:
    return _told(version, kinds) if status in (Status.VALID, Status.INVALID) else WAITING


def _told(version: Version, kinds: dict[Any, tuple[FoundKind, ...]]) -> Text:
    profile = profile_of(version)
    return headline(
        counts_of(kinds.get(version.pk, ())),
        rows=profile.rows if profile else None,
        present=profile.rows_present if profile else None,
    )
