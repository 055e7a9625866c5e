"""Who sees what in the admin: one's own agencies, by the same rules as the API."""

from typing import TypeVar

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)


def account(request: HttpRequest) -> User:
    """The person at the keyboard; the admin's own views are only for people who have signed in."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    return user


class StewardOnly(ModelAdmin[Row]):
    """Accounts and vocabularies of the platform: its steward's alone."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return bool(request.user.is_superuser)

    has_add_permission = has_module_permission
    has_change_permission = has_view_permission
    has_delete_permission = has_view_permission
