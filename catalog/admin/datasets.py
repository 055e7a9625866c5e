"""Datasets in the admin: the description as a form, the rest as a board of what to do next."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin import files, reports, steps
from catalog.admin.access import account
from catalog.admin.board import board_of
from catalog.admin.dataset_form import FIELDSETS, AgencyChoice, DatasetForm, spoken
from catalog.admin.expected_paths import expected_paths
from catalog.admin.report_paths import report_paths
from catalog.language import pick
from catalog.models import Agency, Dataset, Membership
from catalog.publishing import describe
from catalog.spoken import current_language
from catalog.vocabulary.levels import LEVEL, LEVELS


class LevelFilter(admin.SimpleListFilter):
    """The release level, in the reader's language."""

    title = _("level")
    parameter_name = "level"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Dataset]) -> list[tuple[str, str]]:
        return spoken(LEVELS)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Dataset]) -> QuerySet[Dataset]:
        return queryset.filter(release_level=self.value()) if self.value() else queryset


@admin.register(Dataset)
class DatasetAdmin(admin.ModelAdmin[Dataset]):
    form = DatasetForm
    fieldsets = FIELDSETS
    list_display = ("name", "agency_name", "state_badge", "level", "marks", "changed")
    list_filter = ("state", LevelFilter)
    search_fields = ("slug", "title")
    list_select_related = ("agency", "assessment")
    list_per_page = 50
    date_hierarchy = None

    @admin.display(description=_("dataset"), ordering="slug")
    def name(self, dataset: Dataset) -> str:
        return pick(dataset.title, current_language())[0]

    @admin.display(description=_("agency"), ordering="agency__slug")
    def agency_name(self, dataset: Dataset) -> str:
        return pick(dataset.agency.name, current_language())[0]

    @admin.display(description=_("state"), ordering="state")
    def state_badge(self, dataset: Dataset) -> SafeString:
        label = str(dataset.get_state_display()).split(":")[0].split("：")[0]
        return format_html('<span class="badge badge-{}">{}</span>', dataset.state, label)

    @admin.display(description=_("level"), ordering="release_level")
    def level(self, dataset: Dataset) -> SafeString:
        label = pick(LEVEL[dataset.release_level].label.as_map(), current_language())[0]
        short = label.split(":")[0].split("：")[0]
        return format_html('<span class="badge level-{}">{}</span>', dataset.release_level, short)

    @admin.display(description=_("openness"), ordering="assessment__met")
    def marks(self, dataset: Dataset) -> str:
        return f"{dataset.assessment.met}/8" if dataset.assessment else "–"

    @admin.display(description=_("changed"), ordering="modified")
    def changed(self, dataset: Dataset) -> datetime:
        return dataset.modified

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dataset]:
        return super().get_queryset(request).filter(pk__in=Dataset.objects.of(request.user).values("pk"))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Datasets"), **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<uuid:dataset_id>/step/<str:name>/", view(steps.take), name="catalog_dataset_step"),
            path("<uuid:dataset_id>/openness/", view(steps.openness), name="catalog_dataset_openness"),
            path("<uuid:dataset_id>/files/add/", view(files.add), name="catalog_file_add"),
            path("<uuid:dataset_id>/files/<uuid:resource_id>/", view(reports.report), name="catalog_file"),
            path("<uuid:dataset_id>/files/<uuid:resource_id>/run/", view(files.run), name="catalog_file_run"),
            path(
                "<uuid:dataset_id>/files/<uuid:resource_id>/version/", view(files.version), name="catalog_file_version"
            ),
            path("<uuid:dataset_id>/files/<uuid:resource_id>/clear/", view(files.clear), name="catalog_file_clear"),
            *report_paths(view),
            *expected_paths(view),
        ]
        return own + super().get_urls()

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField[Any] | None:
        if db_field.name == "agency":
            return AgencyChoice(Agency.objects.of(request.user).distinct(), label=_("Agency"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Dataset | None = None) -> tuple[str, ...]:
        return ("agency",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Dataset, form: ModelForm[Dataset], change: bool) -> None:
        """All writing goes through publishing, which checks the person, keeps the history and tells the index."""
        if not isinstance(form, DatasetForm):
            raise TypeError("the dataset's own form is expected")
        if change:
            describe.change(obj, form.changed_values(), actor=account(request))
        else:
            made = describe.create(obj.agency, form.all_values(), actor=account(request))
            obj.pk, obj.slug = made.pk, made.slug
        obj.refresh_from_db()

    def response_add(self, request: HttpRequest, obj: Dataset, post_url_continue: str | None = None) -> HttpResponse:
        """Files come next: back to the dataset's own page."""
        super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(steps.page_of(obj))

    def response_change(self, request: HttpRequest, obj: Dataset) -> HttpResponse:
        super().response_change(request, obj)
        return HttpResponseRedirect(steps.page_of(obj))

    def delete_model(self, request: HttpRequest, obj: Dataset) -> None:
        describe.delete(obj, actor=account(request))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context.update(show_save_and_add_another=False, show_save_and_continue=False)
        dataset = context.get("original")
        if dataset is not None:
            context["board"] = board_of(dataset, request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser) or Membership.objects.filter(user_id=request.user.pk or 0).exists()

    def has_view_permission(self, request: HttpRequest, obj: Dataset | None = None) -> bool:
        if obj is None:
            return self.has_module_permission(request)
        return bool(request.user.has_perm("catalog.view_own_dataset", obj))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Dataset | None = None) -> bool:
        if obj is None:
            return self.has_module_permission(request)
        return bool(request.user.has_perm("catalog.edit_dataset", obj))

    def has_delete_permission(self, request: HttpRequest, obj: Dataset | None = None) -> bool:
        return obj is not None and obj.issued is None and self.has_change_permission(request, obj)
