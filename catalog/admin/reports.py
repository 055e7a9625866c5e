"""The report of each version of a file, the sheet of its problems, and taking an older version back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from catalog.admin.access import account
from catalog.admin.board import FileLine, file_line
from catalog.admin.pages import file_of, rendered
from catalog.admin.people import people_panel
from catalog.admin.steps import own_dataset, say, tell_refusal
from catalog.language import Text
from catalog.models import Dataset, Job, Resource, Version
from catalog.publishing import publications
from catalog.publishing.publications import Standing, standing_of
from catalog.publishing.refusal import NotAllowed, Refused
from catalog.reports.compared import comparison_of
from catalog.reports.download import sheet_response
from catalog.reports.page import ReportPage, report_page
from catalog.reports.versions import PAGE, listed, page_of_lines

WITHHELD = Text("This version is no longer public.", "该版本不再公开。")


@require_GET
def report(
    request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID, number: int | None = None
) -> HttpResponse:
    """Of the newest run, or of version `number`."""
    dataset = own_dataset(request, dataset_id)
    resource = file_of(dataset, resource_id)
    line = file_line(resource)
    job = line.job if number is None else _newest_run(_version(resource, number))
    if job is None:
        raise Http404
    return rendered(request, "file_report", _context(request, dataset, line, job))


def _context(request: HttpRequest, dataset: Dataset, line: FileLine, job: Job) -> dict[str, Any]:
    resource, version = line.resource, job.version
    is_newest = line.job is not None and job.pk == line.job.pk
    reviewer = request.user.has_perm("catalog.review_dataset", dataset)
    shown = _shown(request, version) if version and job.finished else None
    lines, page = page_of_lines(
        listed(resource, for_strangers=False),
        request.GET.get("page"),
        size=PAGE,
        served={resource.version_id},
        dataset_is_public=dataset.is_public,
    )
    return {
        "title": line.name,
        "dataset": dataset,
        "resource": resource,
        "line": line,
        "job": job,
        "version": version,
        "is_newest": is_newest,
        "stages": job.stages.all(),
        "shown": shown,
        "sheet_url": _sheet_url(dataset, resource, version) if version else "",
        "versions": lines,
        "versions_page": page,
        "can_upload": request.user.has_perm("catalog.upload", dataset),
        "people": people_panel(resource, version, request.user) if is_newest and version else None,
        "can_withhold": reviewer and version is not None and _may_be_taken_back(version, resource),
    }


def _shown(request: HttpRequest, version: Version) -> ReportPage:
    return report_page(version, comparison_of(version, for_strangers=False), only=request.GET.get("kind", ""))


def _may_be_taken_back(version: Version, resource: Resource) -> bool:
    """An older version that strangers may still have."""
    return version.pk != resource.version_id and standing_of(version, resource) == Standing.PUBLIC


def _sheet_url(dataset: Dataset, resource: Resource, version: Version) -> str:
    return reverse("admin:catalog_file_sheet", args=[dataset.pk, resource.pk, version.number])


def _version(resource: Resource, number: int) -> Version:
    return get_object_or_404(resource.versions, number=number)


def _newest_run(version: Version) -> Job | None:
    return version.jobs.select_related("version__profile").order_by("-created").first()


@require_GET
def sheet(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID, number: int) -> HttpResponseBase:
    return sheet_response(_version(file_of(own_dataset(request, dataset_id), resource_id), number))


@require_GET
def progress(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID) -> HttpResponse:
    """The run with its stages: it asks for itself again each second while it is on, then for the whole page once."""
    dataset = own_dataset(request, dataset_id)
    line = file_line(file_of(dataset, resource_id))
    if line.job is None:
        raise Http404
    context = {"line": line, "dataset": dataset, "stages": line.job.stages.all()}
    response = render(request, "admin/catalog/dataset/file_progress.html", context)
    if not line.running:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def withhold(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID, number: int) -> HttpResponse:
    dataset = own_dataset(request, dataset_id)
    version = _version(file_of(dataset, resource_id), number)
    try:
        publications.withhold(
            version, actor=account(request), reason=request.POST.get("reason", ""), now=timezone.now()
        )
    except (Refused, NotAllowed) as error:
        tell_refusal(request, error)
    else:
        messages.success(request, say(WITHHELD))
    return HttpResponseRedirect(reverse("admin:catalog_file_version_report", args=[dataset.pk, resource_id, number]))
