"""Change what is said of a file, in which order the files of a dataset stand, or take one out."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from catalog.language import Text
from catalog.models import Activity, Dataset, Event, Resource, State
from catalog.publishing.files import MAY_NOT, check_url
from catalog.publishing.refusal import Fault, NotAllowed, Refused
from catalog.wake import wake_access_check

FIELDS = ("title", "description", "url")
ONLY_REVIEWERS = Text(
    "Only a reviewer of the agency may take a file out of a public dataset.",
    "只有本机构的审核人可以从已公开的数据集中移除文件。",
)
NOT_THESE = Text(
    "Name each of the dataset's {count} files once, by its id. {wrong}",
    "请以编号列出该数据集的全部 {count} 个文件，每个一次。{wrong_zh}",
)
LAST_FILE = Text(
    "This is the dataset's only file with content: withdraw the dataset instead.",
    "这是数据集唯一有内容的文件，请改为撤回数据集。",
)


def change(resource: Resource, values: Mapping[str, Any], *, actor: User) -> Resource:
    """`values` of FIELDS. A new link is fetched by the caller, as a new version."""
    if url := values.get("url"):
        check_url(url)
    with transaction.atomic():
        dataset = _locked(resource.dataset_id)
        resource.refresh_from_db()
        if not actor.has_perm("catalog.upload", dataset):
            raise NotAllowed(MAY_NOT)
        for name, value in values.items():
            if name not in FIELDS:
                raise KeyError(name)
            setattr(resource, name, value)
        resource.save(update_fields=[*values, "modified"])
        _record(dataset, actor)
    return resource


def reorder(dataset: Dataset, order: Sequence[UUID], *, actor: User) -> Dataset:
    """`order` names every file of the dataset once. The order that it has already is no change."""
    with transaction.atomic():
        locked = _locked(dataset.pk)
        if not actor.has_perm("catalog.upload", locked):
            raise NotAllowed(MAY_NOT)
        present = {resource.pk: resource for resource in locked.resources.all()}
        if sorted(order) != sorted(present):
            raise Refused([_not_these(order, present)])
        if list(order) == list(present):
            return locked
        for position, key in enumerate(order):
            present[key].position = position
        Resource.objects.bulk_update(present.values(), ["position"])
        _record(locked, actor)
    return locked


def _not_these(order: Sequence[UUID], present: Mapping[UUID, Resource]) -> Fault:
    strange, missing = [key for key in order if key not in present], [key for key in present if key not in order]
    figures = {
        "count": len(present),
        "wrong": f"Not among them: {strange[0]}." if strange else f"Missing: {missing[0]}." if missing else "",
        "wrong_zh": f"不属于该数据集：{strange[0]}。" if strange else f"缺少：{missing[0]}。" if missing else "",
    }
    return Fault("order", "not-these-files", NOT_THESE.fill(figures))


def remove(resource: Resource, *, actor: User) -> None:
    """With its versions and their tables; what was public goes only by a reviewer's hand, and never the last of it."""
    with transaction.atomic():
        dataset = _locked(resource.dataset_id)
        if not actor.has_perm("catalog.upload", dataset):
            raise NotAllowed(MAY_NOT)
        if dataset.state != State.DRAFT:
            _expect_removable(dataset, resource, actor)
        resource.delete()
        _record(dataset, actor)
        if dataset.state == State.PUBLIC:
            wake_access_check(dataset.pk)


def _expect_removable(dataset: Dataset, resource: Resource, actor: User) -> None:
    if not actor.has_perm("catalog.edit_dataset", dataset):
        raise NotAllowed(ONLY_REVIEWERS)
    if not dataset.resources.exclude(pk=resource.pk).filter(version__isnull=False).exists():
        raise Refused([Fault("resources", "last-file", LAST_FILE)])


def _locked(dataset_id: Any) -> Dataset:
    return Dataset.objects.select_for_update(of=("self",)).select_related("agency").get(pk=dataset_id)


def _record(dataset: Dataset, actor: User) -> None:
    dataset.modified = timezone.now()
    dataset.save(update_fields=["modified"])
    Activity.objects.create(dataset=dataset, event=Event.CHANGED, actor=actor)
