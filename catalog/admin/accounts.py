"""Accounts and tokens."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.admin.access import StewardOnly, account
from catalog.models import Token
from catalog.models.token import digest

admin.site.unregister(Group)
admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin[User], StewardOnly[User]):
    """The steward's list of people; what each may do in an agency stands with the agency."""

    list_display = ("username", "email", "first_name", "last_name", "is_superuser", "is_active")
    list_filter = ("is_superuser", "is_active")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Personal info"), {"fields": ("first_name", "last_name", "email")}),
        (_("Permissions"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Important dates"), {"fields": ("last_login", "date_joined")}),
    )


@admin.register(Token)
class TokenAdmin(admin.ModelAdmin[Token]):
    """One's own tokens. The secret is shown once, when the token is made."""

    list_display = ("name", "prefix", "expires", "last_used")
    fields = ("name", "expires")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Token]:
        return super().get_queryset(request).filter(user_id=request.user.pk or 0)

    def save_model(self, request: HttpRequest, obj: Token, form: ModelForm[Token], change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        days = max((obj.expires - timezone.now()).days, 1)
        secret = Token.objects.issue(account(request), name=obj.name, now=timezone.now(), days=days)
        obj.pk = Token.objects.get(digest=digest(secret)).pk
        messages.warning(request, _("Copy this token now, it can't be shown again: %(secret)s") % {"secret": secret})

    def log_addition(self, request: HttpRequest, obj: Token, message: Any) -> Any:
        return super().log_addition(request, Token.objects.get(pk=obj.pk), message)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_staff)

    def has_view_permission(self, request: HttpRequest, obj: Token | None = None) -> bool:
        return obj is None or obj.user_id == request.user.pk

    has_change_permission = has_view_permission
    has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_staff)
