"""The steps of the workflow as buttons, and the page of the eight marks."""

import uuid
from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from catalog.admin.access import account
from catalog.language import Text, pick
from catalog.models import Dataset
from catalog.publishing import workflow
from catalog.publishing.refusal import NotAllowed, Refused
from catalog.reports.marks import marks_over_time
from catalog.spoken import current_language

Step = Callable[[Dataset, User, str], Dataset]

STEPS: dict[str, tuple[Step, Text]] = {
    "submit": (
        lambda dataset, actor, comment: workflow.submit(dataset, actor=actor, comment=comment),
        Text("Submitted: a reviewer of your agency decides now.", "已提交，等待本机构审核人处理。"),
    ),
    "approve": (
        lambda dataset, actor, comment: workflow.approve(dataset, actor=actor, now=timezone.now(), comment=comment),
        Text("Approved: the dataset is public.", "已批准，数据集现已公开。"),
    ),
    "return": (
        lambda dataset, actor, comment: workflow.return_to_publisher(dataset, actor=actor, comment=comment),
        Text("Returned to its publisher with your comment.", "已附意见退回发布人。"),
    ),
    "withdraw": (
        lambda dataset, actor, comment: workflow.withdraw(dataset, actor=actor, now=timezone.now(), reason=comment),
        Text("Withdrawn: its page now says when and why.", "已撤回，页面将显示时间和原因。"),
    ),
}


def own_dataset(request: HttpRequest, dataset_id: uuid.UUID) -> Dataset:
    """A dataset of an agency that this person works for; 404 for every other."""
    own = Dataset.objects.of(request.user).select_related("agency", "assessment").distinct()
    return get_object_or_404(own, pk=dataset_id)


def page_of(dataset: Dataset) -> str:
    return reverse("admin:catalog_dataset_change", args=[dataset.pk])


def say(text: Text) -> str:
    return pick(text.as_map(), current_language())[0]


def tell_refusal(request: HttpRequest, error: Refused | NotAllowed) -> None:
    texts = [error.text] if isinstance(error, NotAllowed) else [fault.text for fault in error.faults]
    for text in texts:
        messages.error(request, say(text))


@require_POST
def take(request: HttpRequest, dataset_id: uuid.UUID, name: str) -> HttpResponse:
    dataset = own_dataset(request, dataset_id)
    if name not in STEPS:
        raise Http404
    step, done = STEPS[name]
    try:
        step(dataset, account(request), request.POST.get("comment", ""))
    except (Refused, NotAllowed) as error:
        tell_refusal(request, error)
    else:
        messages.success(request, say(done))
    return HttpResponseRedirect(page_of(dataset))


@require_GET
def openness(request: HttpRequest, dataset_id: uuid.UUID) -> HttpResponse:
    dataset = own_dataset(request, dataset_id)
    context = {
        **admin.site.each_context(request),
        "title": _("Openness"),
        "dataset": dataset,
        "assessment": dataset.assessment,
        "marks": dataset.assessment.marks.all() if dataset.assessment else (),
        "over_time": marks_over_time(dataset, now=timezone.now()),
    }
    return render(request, "admin/catalog/dataset/openness.html", context)
