"""A resource's Table Schema: given, changed or taken away by its agency, and the bytes at hand checked again by it."""

import math
import re
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from catalog.checks.schema_values import check_runs
from catalog.checks.table_schema import BadSchema, Schema, parse_schema
from catalog.language import Text
from catalog.models import Activity, Dataset, Event, Job, Resource, ResourceSchema, Stage, Status, Version
from catalog.publishing.refusal import Fault, NotAllowed, Refused
from catalog.wake import wake

MAY_NOT = Text(
    "Members of the agency may give a draft's files a schema; once it is submitted or public, only its reviewers.",
    "本机构成员可以为草稿的文件设置表格模式；已提交或已公开的数据集只有审核人可以设置。",
)
GIVEN = Text(
    "A Table Schema of {fields} fields was given for “{resource}”.", "为“{resource}”设置了 {fields} 个字段的表格模式。"
)
NOT_TEXT = Text(
    "The schema can't be kept: it holds NUL, half a surrogate pair or infinity, or is nested too deeply.",
    "无法保存该模式：其中含有 NUL、不成对的代理字符或无穷大，或嵌套过深。",
)
DEEPEST = 50
NOT_KEPT = re.compile("[\x00\ud800-\udfff]")
TAKEN = Text("The Table Schema of “{resource}” was taken away.", "已移除“{resource}”的表格模式。")


def made_sure(descriptor: Any) -> Schema:
    """Raises Refused with every fault and its place."""
    if not _can_be_kept(descriptor):
        raise Refused([Fault("", "bad-schema", NOT_TEXT)])
    try:
        schema = parse_schema(descriptor)
        check_runs(schema)
    except BadSchema as bad:
        raise Refused([Fault(fault.place, "bad-schema", fault.text) for fault in bad.faults]) from None
    return schema


def _can_be_kept(descriptor: Any) -> bool:
    """PostgreSQL keeps neither NUL nor half a surrogate pair nor infinity in JSON; readers give up at some depth."""
    waiting = [(descriptor, 1)]
    while waiting:
        value, depth = waiting.pop()
        inside = (*value.keys(), *value.values()) if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            waiting.extend((item, depth + 1) for item in inside)
        broken = isinstance(value, str) and NOT_KEPT.search(value)
        if broken or depth > DEEPEST or (isinstance(value, float) and not math.isfinite(value)):
            return False
    return True


def set_schema(resource: Resource, descriptor: Any, *, actor: User) -> ResourceSchema:
    schema = made_sure(descriptor)
    with transaction.atomic():
        dataset = _may_change(resource, actor)
        given, _ = ResourceSchema.objects.update_or_create(
            resource=resource, defaults={"descriptor": descriptor, "set_by": actor}
        )
        _record(dataset, GIVEN.fill({"resource": resource, "fields": len(schema.fields)}), actor)
        check_again(resource, actor)
    return given


@transaction.atomic
def remove_schema(resource: Resource, *, actor: User) -> None:
    """Does nothing where there is none."""
    dataset = _may_change(resource, actor)
    deleted, _ = ResourceSchema.objects.filter(resource=resource).delete()
    if deleted:
        _record(dataset, TAKEN.fill({"resource": resource}), actor)
        check_again(resource, actor)


def check_again(resource: Resource, actor: User) -> tuple[Job, ...]:
    """A run from the validation on, over the version served and over the newest: the versions stay as they are.

    The newest comes last, so that its run is the one shown.
    """
    newest = resource.versions.first()
    versions = dict.fromkeys(version for version in (resource.version, newest) if version is not None)
    return tuple(_run_again(resource, version, actor) for version in versions)


def _run_again(resource: Resource, version: Version, actor: User) -> Job:
    """One that waits already will see what has been said by now."""
    waiting = Job.objects.filter(version=version, stage=Stage.VALIDATE, status=Status.QUEUED, lease=None).first()
    if waiting is not None:
        return waiting
    last = Job.objects.filter(version=version).order_by("created").last()
    job = Job.objects.create(
        resource=resource,
        version=version,
        upload=last.upload if last else None,
        origin=version.origin,
        stage=Stage.VALIDATE,
        total=version.size,
        created_by=actor,
    )
    wake(job.pk)
    return job


def _may_change(resource: Resource, actor: User) -> Dataset:
    dataset = Dataset.objects.select_for_update(of=("self",)).select_related("agency").get(pk=resource.dataset_id)
    if not actor.has_perm("catalog.edit_dataset", dataset):
        raise NotAllowed(MAY_NOT)
    return dataset


def _record(dataset: Dataset, text: Text, actor: User) -> None:
    Activity.objects.create(dataset=dataset, event=Event.CHANGED, actor=actor, reason=text.as_map())
