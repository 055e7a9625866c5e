"""Files of a dataset in the admin: add one, watch its run, send a new version, decide on personal data."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.admin.access import account
from catalog.admin.board import file_line
from catalog.admin.dataset_form import FileForm, NewVersionForm
from catalog.admin.pages import file_of, rendered
from catalog.admin.steps import own_dataset, page_of, say, tell_refusal
from catalog.language import Text, as_map
from catalog.models import Dataset, Resource
from catalog.publishing import files, personal
from catalog.publishing.refusal import NotAllowed, Refused

CLEARED = Text("Kept in the history. The file can go on.", "已记入历史，文件可以继续处理。")
RECEIVED = Text("Received. The check begins at once.", "已收到，立即开始校验。")


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, dataset_id: uuid.UUID) -> HttpResponse:
    dataset = own_dataset(request, dataset_id)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            _take_in(dataset, form.cleaned_data, account(request))
        except (Refused, NotAllowed) as error:
            tell_refusal(request, error)
        else:
            messages.success(request, say(RECEIVED))
        return HttpResponseRedirect(page_of(dataset))
    return rendered(request, "file_add", {"title": _("Add a file"), "dataset": dataset, "form": form})


def _take_in(dataset: Dataset, values: dict[str, Any], actor: User) -> None:
    file, url = values.get("file"), values.get("url", "")
    title = values.get("title") or as_map(file.name if file is not None else url)
    resource = files.add_resource(dataset, actor=actor, title=title, url="" if file is not None else url)
    if file is not None:
        files.upload(resource, file.chunks(), actor=actor, filename=file.name, media_type=file.content_type or "")


@require_http_methods(["GET", "POST"])
def version(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID) -> HttpResponse:
    """New bytes for a file, or one more fetch of a link."""
    dataset = own_dataset(request, dataset_id)
    resource = file_of(dataset, resource_id)
    form = NewVersionForm(request.POST, request.FILES) if request.method == "POST" else NewVersionForm()
    if request.method == "POST" and (resource.url or form.is_valid()):
        try:
            _send_version(resource, None if resource.url else form.cleaned_data["file"], account(request))
        except (Refused, NotAllowed) as error:
            tell_refusal(request, error)
        else:
            messages.success(request, say(RECEIVED))
        return HttpResponseRedirect(reverse("admin:catalog_file", args=[dataset.pk, resource.pk]))
    context = {"title": _("New version"), "dataset": dataset, "resource": resource, "form": form}
    return rendered(request, "file_version", context)


def _send_version(resource: Resource, file: Any, actor: User) -> None:
    if file is None:
        files.fetch_again(resource, actor=actor)
    else:
        files.upload(resource, file.chunks(), actor=actor, filename=file.name, media_type=file.content_type or "")


@require_GET
def run(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID) -> HttpResponse:
    """The line of one file: it asks for itself again each second while the run is on, and then the whole page once."""
    dataset = own_dataset(request, dataset_id)
    line = file_line(file_of(dataset, resource_id))
    response = render(request, "admin/catalog/dataset/file_line.html", {"line": line, "dataset": dataset})
    if not line.running:
        # The steps that are possible may have changed with the end of the run.
        response["HX-Refresh"] = "true"
    return response


@require_POST
def clear(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID) -> HttpResponse:
    """A reviewer's word on the personal data found in the newest run's version."""
    dataset = own_dataset(request, dataset_id)
    resource = file_of(dataset, resource_id)
    line = file_line(resource)
    if line.job is None or line.job.version is None:
        raise Http404
    try:
        personal.clear(line.job.version, actor=account(request), reason=request.POST.get("reason", ""))
    except (Refused, NotAllowed) as error:
        tell_refusal(request, error)
    else:
        messages.success(request, say(CLEARED))
    return HttpResponseRedirect(reverse("admin:catalog_file", args=[dataset.pk, resource.pk]))
