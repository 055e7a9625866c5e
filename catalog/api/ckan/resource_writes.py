"""Files, written: a link is fetched, an upload stored, and both go through validation before they are served."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile

from catalog.api.ckan.access import package_for, resource_for, writer
from catalog.api.ckan.errors import MISSING, Invalid, NotFound
from catalog.api.ckan.request import Call
from catalog.api.ckan.values import required, text
from catalog.language import as_map
from catalog.models import Dataset, Resource
from catalog.publishing import files, resources
from catalog.standards.ckan import to_resource

# Clients send this where the file itself comes with the form.
NO_ADDRESS = ("", "upload", "_datastore_only_resource")


def resource_create(call: Call) -> dict[str, Any]:
    """Append a new resource to a dataset's list of resources.

    :param package_id: the id or name of the dataset
    :param url: where the file is; or
    :param upload: the file itself, by multipart/form-data
    :param name, description: what it is
    """
    user = writer(call, "create resources")
    dataset = _package(call)
    return _shown(add(dataset, call.data, call.files, actor=user))


def _package(call: Call) -> Dataset:
    """The dataset to add to; without one, that is the fault, whatever else is missing."""
    key = required(call.data, "package_id")
    try:
        return package_for(call, key)
    except NotFound:
        raise NotFound("Dataset was not found.") from None


def resource_update(call: Call) -> dict[str, Any]:
    """Update a resource: what is not given is emptied. A new file or link becomes a new version once it is validated.

    :param id: the id of the resource; the rest as for `resource_create`
    """
    return _changed(call, whole=True)


def resource_patch(call: Call) -> dict[str, Any]:
    """Update the given fields of a resource. A new file or link becomes a new version once it is validated.

    :param id: the id of the resource; the rest as for `resource_create`
    """
    return _changed(call, whole=False)


def _changed(call: Call, *, whole: bool) -> dict[str, Any]:
    key = required(call.data, "id")
    user = writer(call, f"edit resource {key[:100]}")
    return _shown(change(resource_for(call, key), call.data, call.files, actor=user, whole=whole))


def resource_delete(call: Call) -> None:
    """Delete a resource with its versions.

    :param id: the id of the resource
    """
    key = required(call.data, "id")
    user = writer(call, f"delete resource {key[:100]}")
    resources.remove(resource_for(call, key), actor=user)


def add(dataset: Dataset, data: Mapping[str, Any], uploads: Mapping[str, Any], *, actor: User) -> Resource:
    file, url = _file(uploads), text(data, "url").strip()
    if file is None and url in NO_ADDRESS:
        raise Invalid({"url": [MISSING]})
    name = text(data, "name").strip() or (file.name if file is not None else url.rstrip("/").rsplit("/", 1)[-1]) or url
    resource = files.add_resource(
        dataset,
        actor=actor,
        title=as_map(name or ""),
        description=as_map(text(data, "description")),
        url="" if file is not None else url,
    )
    if file is not None:
        _take_in(resource, file, actor)
    return resource


def change(
    resource: Resource, data: Mapping[str, Any], uploads: Mapping[str, Any], *, actor: User, whole: bool
) -> Resource:
    file, url = _file(uploads), text(data, "url").strip()
    values: dict[str, Any] = {}
    for name, field in (("name", "title"), ("description", "description")):
        if whole or name in data:
            values[field] = as_map(text(data, name))
    moved = bool(url) and url not in NO_ADDRESS and url != resource.url and not _is_ours(url)
    if moved:
        values["url"] = url
    changed = resources.change(resource, values, actor=actor)
    if file is not None:
        _take_in(changed, file, actor)
    elif moved:
        files.fetch_again(changed, actor=actor)
    return changed


def _is_ours(url: str) -> bool:
    """A client sends back the address that we gave it: the file is still the one uploaded."""
    return url.startswith(f"{settings.SITE_URL}/")


def _file(uploads: Mapping[str, Any]) -> UploadedFile[bytes] | None:
    file = uploads.get("upload")
    return file if isinstance(file, UploadedFile) else None


def _take_in(resource: Resource, file: UploadedFile[bytes], actor: User) -> None:
    files.upload(resource, file.chunks(), actor=actor, filename=file.name or "", media_type=file.content_type or "")


def _shown(resource: Resource) -> dict[str, Any]:
    found = Resource.objects.select_related("dataset", "version__profile").get(pk=resource.pk)
    return to_resource(found, site=settings.SITE_URL)
