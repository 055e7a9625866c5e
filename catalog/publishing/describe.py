"""Create a dataset and change its description."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from catalog.language import ENGLISH, Text
from catalog.models import Activity, Agency, Dataset, Event
from catalog.publishing import publications
from catalog.publishing.refusal import Fault, NotAllowed, Refused
from catalog.vocabulary.levels import OPEN, PUBLISHED

ONLY_CONTRIBUTORS = Text("Only members of the agency may create its datasets.", "只有本机构成员可以创建其数据集。")
ONLY_EDITORS = Text(
    "Members of the agency may change a draft; what is submitted or public, only its reviewers.",
    "本机构成员可以修改草稿；已提交或已公开的数据集只有审核人可以修改。",
)
OUT_OF_ORDER = Text("The period ends before it begins.", "数据时段的结束早于开始。")
WAS_PUBLIC = Text("This dataset was public; withdraw it instead.", "该数据集曾经公开，请改为撤回。")
# Fields that these functions set; everything else of a dataset is changed by the workflow or by measurement.
FIELDS = (
    "title",
    "description",
    "themes",
    "keywords",
    "license",
    "requested_level",
    "frequency",
    "provenance",
    "collection_method",
    "collected_by_publisher",
    "access_conditions",
    "contact_name",
    "contact_email",
    "landing_page",
    "languages",
    "period_start",
    "period_end",
    "spatial",
    "declared_records",
    "extras",
)


def new_slug(title: Mapping[str, str]) -> str:
    """From the English title, with a random end so that two datasets never fight for one; stable for good."""
    stem = slugify(title.get(ENGLISH, ""))[:80].strip("-") or "dataset"
    return stem if not Dataset.objects.filter(slug=stem).exists() else f"{stem}-{uuid.uuid4().hex[:8]}"


def create(agency: Agency, values: Mapping[str, Any], *, actor: User, slug: str = "") -> Dataset:
    if not actor.has_perm("catalog.create_dataset", agency):
        raise NotAllowed(ONLY_CONTRIBUTORS)
    dataset = Dataset(agency=agency)
    _set(dataset, values)
    with transaction.atomic():
        dataset.slug = slug or new_slug(dataset.title)
        _check(dataset)
        dataset.save()
        Activity.objects.create(dataset=dataset, event=Event.CREATED, actor=actor)
    return dataset


def change(dataset: Dataset, values: Mapping[str, Any], *, actor: User) -> Dataset:
    with transaction.atomic():
        dataset = Dataset.objects.select_for_update(of=("self",)).select_related("agency").get(pk=dataset.pk)
        if not actor.has_perm("catalog.edit_dataset", dataset):
            raise NotAllowed(ONLY_EDITORS)
        _set(dataset, values)
        _check(dataset)
        dataset.modified = timezone.now()
        dataset.save()
        publications.record(dataset, now=dataset.modified)
        Activity.objects.create(dataset=dataset, event=Event.CHANGED, actor=actor)
    return dataset


def _set(dataset: Dataset, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name not in FIELDS:
            raise KeyError(name)
        setattr(dataset, name, value)
    if dataset.requested_level == OPEN:
        # What was asked for is granted by measurement; until then the dataset is published.
        if dataset.release_level != OPEN:
            dataset.release_level = PUBLISHED
    else:
        dataset.release_level = dataset.requested_level
        dataset.level_lost_at = None


def _check(dataset: Dataset) -> None:
    """All that the fields and the database's constraints ask, as faults that name their fields."""
    start, end = dataset.period_start, dataset.period_end
    if start and end and end < start:
        raise Refused([Fault("period.end", "out-of-order", OUT_OF_ORDER)])
    if english := _faults_in(dataset, "en"):
        chinese = _faults_in(dataset, "zh-hans")
        raise Refused(
            Fault(field, "invalid", Text(message, other))
            for (field, message), (_, other) in zip(english, chinese, strict=True)
        )


def _faults_in(dataset: Dataset, language: str) -> list[tuple[str, str]]:
    """Fields and what is wrong with them: Django puts it into words of the language of the moment."""
    try:
        with override(language):
            dataset.full_clean()
    except ValidationError as error:
        named = error.message_dict.items()
        return [(field if field != "__all__" else "", message) for field, messages in named for message in messages]
    return []


def delete(dataset: Dataset, *, actor: User) -> None:
    """Only what was never public may disappear without a trace."""
    with transaction.atomic():
        dataset = Dataset.objects.select_for_update(of=("self",)).select_related("agency").get(pk=dataset.pk)
        if not actor.has_perm("catalog.edit_dataset", dataset):
            raise NotAllowed(ONLY_EDITORS)
        if dataset.issued is not None:
            raise Refused([Fault("state", "wrong-state", WAS_PUBLIC)])
        dataset.delete()
