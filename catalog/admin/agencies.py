"""Agencies and their members: the steward's, and each agency admin's own."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from catalog.admin.widgets import LanguageMapFormField
from catalog.models import Agency, Membership, Role
from catalog.models.fields import LanguageMapField


class MembershipInline(admin.TabularInline[Membership, Agency]):
    model = Membership
    extra = 0
    autocomplete_fields = ("user",)

    def has_view_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        return bool(request.user.has_perm("catalog.manage_agency", obj)) or bool(request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        return self.has_view_permission(request, obj)

    has_change_permission = has_view_permission
    has_delete_permission = has_view_permission


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin[Agency]):
    list_display = ("__str__", "slug", "parent")
    search_fields = ("slug", "name")
    inlines = (MembershipInline,)
    fields = ("name", "slug", "description", "parent", "contact_name", "contact_email", "homepage")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Agency]:
        everything = super().get_queryset(request).select_related("parent")
        if request.user.is_superuser:
            return everything
        return everything.filter(memberships__user_id=request.user.pk or 0, memberships__role=Role.ADMIN)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, LanguageMapField):
            long = db_field.name == "description"
            return db_field.formfield(form_class=LanguageMapFormField, long=long)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Agency | None = None) -> tuple[str, ...]:
        # The address is what links and clients keep; its place in the house is the steward's to say.
        return () if request.user.is_superuser else ("slug", "parent")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return (
            bool(request.user.is_superuser)
            or Membership.objects.filter(user_id=request.user.pk or 0, role=Role.ADMIN).exists()
        )

    def has_view_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        if obj is None:
            return self.has_module_permission(request)
        return bool(request.user.has_perm("catalog.manage_agency", obj))

    has_change_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Agency | None = None) -> bool:
        return bool(request.user.is_superuser)
