"""Older versions of public files: which of them a stranger may have, and how a reviewer takes one back.

A version is reachable by strangers when all of this holds: its dataset is public now; the version was served while the
dataset was public, so that strangers could have it then; no reviewer has withheld it; no personal data found in it
waits for a decision. A version that was never public stays the agency's own for good.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from catalog.language import Text, as_map
from catalog.models import Dataset, Publication, Resource, Version
from catalog.publishing import personal
from catalog.publishing.refusal import Fault, NotAllowed, Refused

ONLY_REVIEWERS = Text("Only a reviewer of the agency may do this.", "只有本机构的审核人可以这样做。")
SAY_WHY = Text("Say why: the reason stands beside the version.", "请说明原因：它会显示在该版本旁。")
NEVER_PUBLIC = Text("This version was never public.", "该版本从未公开。")
IS_SERVED = Text(
    "This is the version served now. Upload a mended one first, or withdraw the dataset.",
    "这是当前提供的版本。请先上传修正后的版本，或撤回数据集。",
)


class Standing(StrEnum):
    """What a version is to strangers, while its dataset is public: theirs to have, taken back, or none of theirs."""

    PUBLIC = "public"
    WITHHELD = "withheld"
    PRIVATE = "private"


def record(dataset: Dataset, *, now: datetime) -> None:
    """Note the versions that `dataset` serves as public, each once. Call it whenever they may have become so."""
    if not dataset.is_public:
        return
    served = Version.objects.filter(pk__in=dataset.resources.values("version"), publication=None)
    Publication.objects.bulk_create([Publication(version=version, at=now) for version in served], ignore_conflicts=True)


def published(dataset: Dataset) -> QuerySet[Version]:
    """The versions of its files that were public at some time, and those it serves; withheld ones too."""
    served = dataset.resources.values("version")
    return Version.objects.filter(resource__dataset=dataset).filter(Q(publication__isnull=False) | Q(pk__in=served))


def reachable(versions: Iterable[Version]) -> set[Any]:
    """The keys of those that a stranger may have while their dataset is public, in one question for any number.

    Read the versions together with their `publication`.
    """
    standing = [version for version in versions if _stands(getattr(version, "publication", None))]
    return {version.pk for version in standing} - set(personal.unresolved(standing).values_list("version", flat=True))


def _stands(publication: Publication | None) -> bool:
    return publication is not None and publication.withheld_at is None


def standing_of(version: Version, resource: Resource) -> Standing:
    """What is served by a public dataset is public by that."""
    publication: Publication | None = getattr(version, "publication", None)
    if publication is not None and publication.withheld_at is not None:
        return Standing.WITHHELD
    if version.pk == resource.version_id or version.pk in reachable([version]):
        return Standing.PUBLIC
    return Standing.PRIVATE


@transaction.atomic
def withhold(version: Version, *, actor: User, reason: str, now: datetime) -> Publication:
    """Take an older version back from the public, for good; its line in the history says when and why."""
    resource = Resource.objects.select_for_update(of=("self",)).select_related("dataset").get(pk=version.resource_id)
    if not actor.has_perm("catalog.review_dataset", resource.dataset):
        raise NotAllowed(ONLY_REVIEWERS)
    if resource.version_id == version.pk:
        raise Refused([Fault("version", "is-served", IS_SERVED)])
    if not reason.strip():
        raise Refused([Fault("reason", "required", SAY_WHY)])
    publication = Publication.objects.select_for_update().filter(version=version).first()
    if publication is None:
        raise Refused([Fault("version", "never-public", NEVER_PUBLIC)])
    if publication.withheld_at is None:
        publication.withheld_at, publication.withheld_by = now, actor
        publication.withheld_reason = as_map(reason)
        publication.save()
    return publication
