"""Datasets, written. What a CKAN client creates is a draft here: it becomes public through review, like any other."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from catalog.api.ckan.access import package_for, writer
from catalog.api.ckan.errors import Invalid, NotAuthorized
from catalog.api.ckan.package_fields import Fields
from catalog.api.ckan.request import Call
from catalog.api.ckan.resource_writes import add, change
from catalog.api.ckan.shown import package
from catalog.api.ckan.values import required, structure, text
from catalog.models import Dataset, Resource, Scope, State
from catalog.publishing import describe, resources, workflow
from catalog.vocabulary.levels import OPEN

DELETED = "Deleted through the CKAN API."


def package_create(call: Call) -> dict[str, Any]:
    """Create a new dataset (package): a draft, until a reviewer of its organization approves it.

    :param name: its name in addresses: 2 to 100 small letters, digits, - and _
    :param owner_org: the id or name of its organization
    :param title, notes, license_id, tags, tag_string, groups, maintainer, maintainer_email, url, extras: what it is
    :param title_translated, notes_translated: the same in several languages, by language tag
    :param resources: dictionaries with `url`, each of which is fetched; files are sent by `resource_create`
    """
    user = writer(call, "create packages")
    fields = Fields(call.data)
    name, agency = fields.check_name(), fields.find_agency()
    values = {"requested_level": OPEN, **fields.read(whole=True)}
    if agency is None:
        raise ValueError("a missing organization is a fault that read() raises")
    if not user.has_perm("catalog.create_dataset", agency):
        raise NotAuthorized(f"User {user.get_username()} not authorized to add dataset to this organization")
    with transaction.atomic():
        dataset = describe.create(agency, values, actor=user, slug=name)
        for given in _resources(call):
            add(dataset, given, {}, actor=user)
    return _shown(dataset)


def package_update(call: Call) -> dict[str, Any]:
    """Update a dataset (package): what is not given is emptied. Resources stay as they are unless they are given.

    :param id: the id or name of the dataset; the rest as for `package_create`
    """
    return _change(call, whole=True)


def package_patch(call: Call) -> dict[str, Any]:
    """Update the given fields of a dataset (package), and leave the others as they are.

    :param id: the id or name of the dataset; the rest as for `package_create`
    """
    return _change(call, whole=False)


def _change(call: Call, *, whole: bool) -> dict[str, Any]:
    key = required(call.data, "id", "name")
    user = writer(call, f"edit package {key[:100]}")
    dataset = package_for(call, key)
    values = Fields({**call.data, "name": dataset.slug}).read(whole=whole)
    with transaction.atomic():
        changed = describe.change(dataset, values, actor=user)
        if "resources" in call.data:
            _replace(changed, _resources(call), user)
    return _shown(changed)


def _replace(dataset: Dataset, given: list[dict[str, Any]], user: Any) -> None:
    """Those with an id are changed, those without are new, those that are missing go; they stand as they are given."""
    present = {str(resource.pk): resource for resource in Resource.objects.filter(dataset=dataset)}
    kept = [text(one, "id") for one in given if one.get("id")]
    if unknown := [key for key in kept if key not in present]:
        raise Invalid({"resources": [{"id": [f"Not found: {unknown[0][:100]}"]}]})
    order = [
        change(present[text(one, "id")], one, {}, actor=user, whole=False)
        if one.get("id")
        else add(dataset, one, {}, actor=user)
        for one in given
    ]
    for key in present.keys() - set(kept):
        resources.remove(present[key], actor=user)
    resources.reorder(dataset, [resource.pk for resource in order], actor=user)


def _resources(call: Call) -> list[dict[str, Any]]:
    given = structure(call.data, "resources") or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Invalid({"resources": ["Resources are a list of dictionaries"]})
    return given


def package_resource_reorder(call: Call) -> dict[str, Any]:
    """Reorder the resources of a dataset (package). Those that are not named come after those that are.

    :param id: the id or name of the dataset
    :param order: the ids of resources, the first first
    """
    key = required(call.data, "id")
    order = structure(call.data, "order") or required(call.data, "order")
    user = writer(call, f"edit package {key[:100]}")
    dataset = package_for(call, key)
    present = {str(resource.pk): resource.pk for resource in dataset.resources.all()}
    if not isinstance(order, list):
        raise Invalid({"order": "Must be a list of resource"})
    if strange := next((one for one in order if not isinstance(one, str) or one not in present), None):
        raise Invalid({"order": f"resource_id {str(strange)[:100]} can not be found"})
    if len(set(order)) != len(order):
        raise Invalid({"order": "Must supply unique resource_ids"})
    whole_order = [*order, *(one for one in present if one not in order)]
    resources.reorder(dataset, [present[one] for one in whole_order], actor=user)
    return {"id": key, "order": whole_order}


def package_delete(call: Call) -> None:
    """Delete a dataset (package). One that was public is withdrawn, and its page says so.

    :param id: the id or name of the dataset
    """
    key = required(call.data, "id")
    user = writer(call, f"delete package {key[:100]}")
    dataset = package_for(call, key)
    if dataset.state == State.PUBLIC:
        user = writer(call, f"delete package {key[:100]}", Scope.REVIEW)
        workflow.withdraw(dataset, actor=user, now=timezone.now(), reason=DELETED)
    else:
        describe.delete(dataset, actor=user)


def _shown(dataset: Dataset) -> dict[str, Any]:
    return package(Dataset.objects.select_related("agency", "assessment").get(pk=dataset.pk))
