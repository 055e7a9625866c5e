"""What an agency says beforehand of a file, in the admin: its Table Schema, and which columns are contacts at work."""

import codecs
import json
import uuid
from typing import Any

import orjson
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from catalog.admin.access import account
from catalog.admin.pages import file_of, rendered
from catalog.admin.steps import own_dataset, say, tell_refusal
from catalog.language import Text
from catalog.models import Resource, ResourceSchema
from catalog.publishing import contacts, schema
from catalog.publishing.refusal import NotAllowed, Refused
from catalog.standards.table_schema import to_table_schema

LARGEST = 1024**2
SET = Text("The schema is kept. The file is being checked by it.", "表格模式已保存，正在据此重新校验文件。")
REMOVED = Text("The schema is gone. The file is being checked without it.", "表格模式已移除，正在重新校验文件。")
MARKED = Text("The column counts as contacts at work.", "该列已作为公务联系方式处理。")
UNMARKED = Text("The column no longer counts as contacts at work.", "该列不再作为公务联系方式处理。")


class SchemaForm(forms.Form):
    """The text of a schema, or a file with it; the file goes before the text."""

    file = forms.FileField(label=gettext_lazy("A JSON file"), required=False)
    text = forms.CharField(
        label=gettext_lazy("or the text itself"),
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea({"rows": 18, "class": "schema-text", "spellcheck": "false", "lang": "en"}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        file = values.get("file")
        if file is not None and file.size > LARGEST:
            raise forms.ValidationError(_("A schema has 1 MB at most."))
        try:
            content = file.read().removeprefix(codecs.BOM_UTF8) if file is not None else values.get("text", "")
            values["descriptor"] = orjson.loads(content)
        except orjson.JSONDecodeError as error:
            place = {"line": error.lineno, "column": error.colno}
            raise forms.ValidationError(_("This is not JSON: line %(line)s, column %(column)s.") % place) from None
        return values


class ContactForm(forms.Form):
    column = forms.CharField(max_length=100)
    reason = forms.CharField(max_length=2000)


@require_http_methods(["GET", "POST"])
def edit_schema(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID) -> HttpResponse:
    dataset = own_dataset(request, dataset_id)
    resource = file_of(dataset, resource_id)
    given = ResourceSchema.objects.filter(resource=resource).first()
    form = SchemaForm(request.POST, request.FILES) if request.method == "POST" else _filled(resource, given)
    if request.method == "POST" and form.is_valid():
        try:
            schema.set_schema(resource, form.cleaned_data["descriptor"], actor=account(request))
        except Refused as refused:
            for fault in refused.faults:
                form.add_error(None, f"{fault.field}: {say(fault.text)}" if fault.field else say(fault.text))
        except NotAllowed as error:
            tell_refusal(request, error)
        else:
            messages.success(request, say(SET))
            return _to_report(resource)
    context = {"title": _("Table Schema"), "dataset": dataset, "resource": resource, "form": form, "given": given}
    return rendered(request, "file_schema", context)


def _filled(resource: Resource, given: ResourceSchema | None) -> SchemaForm:
    """With what was given; where nothing was, with what was measured of the newest table, as a start."""
    newest = resource.versions.select_related("profile").first()
    if given is not None:
        start = given.descriptor
    elif newest is not None and hasattr(newest, "profile"):
        start = to_table_schema(newest.profile.columns)
    else:
        start = {"fields": []}
    return SchemaForm(initial={"text": json.dumps(start, ensure_ascii=False, indent=2)})


@require_POST
def remove_schema(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID) -> HttpResponse:
    resource = file_of(own_dataset(request, dataset_id), resource_id)
    try:
        schema.remove_schema(resource, actor=account(request))
    except NotAllowed as error:
        tell_refusal(request, error)
    else:
        messages.success(request, say(REMOVED))
    return _to_report(resource)


@require_POST
def mark_contacts(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID) -> HttpResponse:
    """Marks where a reason is given; without one a mark is taken away by `unmark_contacts`."""
    resource = file_of(own_dataset(request, dataset_id), resource_id)
    form = ContactForm(request.POST)
    values = form.cleaned_data if form.is_valid() else {}
    try:
        contacts.mark(resource, values.get("column", ""), actor=account(request), reason=values.get("reason", ""))
    except (Refused, NotAllowed) as error:
        tell_refusal(request, error)
    else:
        messages.success(request, say(MARKED))
    return _to_report(resource)


@require_POST
def unmark_contacts(request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID) -> HttpResponse:
    resource = file_of(own_dataset(request, dataset_id), resource_id)
    try:
        contacts.unmark(resource, request.POST.get("column", "").replace("\x00", ""), actor=account(request))
    except NotAllowed as error:
        tell_refusal(request, error)
    else:
        messages.success(request, say(UNMARKED))
    return _to_report(resource)


def _to_report(resource: Resource) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:catalog_file", args=[resource.dataset_id, resource.pk]))
