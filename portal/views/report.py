"""The report of one version of a file: what validation found, and what changed since the version before."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalog.models import Dataset, Resource, State, Version
from catalog.publishing.publications import Standing, standing_of
from catalog.reports.compared import comparison_of
from catalog.reports.page import report_page
from portal.everyones import everyones_anew
from portal.views.dataset import is_own, shown_dataset


@require_safe
@everyones_anew
def report(request: HttpRequest, slug: str, resource_id: uuid.UUID, number: int) -> HttpResponse:
    """Strangers read of what they may have; the agency's own people of every version."""
    dataset = shown_dataset(request, slug)
    if dataset.state == State.WITHDRAWN:
        return render(request, "portal/pages/gone.html", {"dataset": dataset}, status=410)
    resource, version = _found(dataset, resource_id, number)
    own = is_own(request, dataset)
    standing = standing_of(version, resource)
    if standing == Standing.WITHHELD and not own:
        context = {"dataset": dataset, "resource": resource, "version": version}
        return render(request, "portal/pages/version_gone.html", context, status=410)
    if standing == Standing.PRIVATE and not own:
        raise Http404
    comparison = comparison_of(version, for_strangers=not own)
    public = dataset.is_public and standing == Standing.PUBLIC
    shown: dict[str, Any] = {
        "dataset": dataset,
        "resource": resource,
        "version": version,
        "is_served": version.pk == resource.version_id,
        "shown": report_page(version, comparison, only=request.GET.get("kind", "")),
        "page_url": request.path,
        "is_public": public,
        "sheet_url": _sheet_url(resource, version, public=public),
    }
    return render(request, "portal/pages/report.html", shown)


def _found(dataset: Dataset, resource_id: uuid.UUID, number: int) -> tuple[Resource, Version]:
    resource = next((one for one in dataset.resources.all() if one.pk == resource_id), None)
    if resource is None:
        raise Http404
    version = resource.versions.select_related("profile", "publication").filter(number=number).first()
    if version is None:
        raise Http404
    return resource, version


def _sheet_url(resource: Resource, version: Version, *, public: bool) -> str:
    """What is not public is reached by the agency's people through the workbench, where they have signed in."""
    if public:
        return f"{reverse('validation-sheet', args=[resource.pk])}?version={version.number}"
    return reverse("admin:catalog_file_sheet", args=[resource.dataset_id, resource.pk, version.number])
