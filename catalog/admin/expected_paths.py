"""Where in the admin an agency says what it expects of a file."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from catalog.admin import expected
from catalog.admin.report_paths import FILE


def expected_paths(view: Callable[..., Any]) -> tuple[URLPattern, ...]:
    """`view` lets only people of an agency in."""
    return (
        path(f"{FILE}schema/", view(expected.edit_schema), name="catalog_file_schema"),
        path(f"{FILE}schema/remove/", view(expected.remove_schema), name="catalog_file_schema_remove"),
        path(f"{FILE}contacts/mark/", view(expected.mark_contacts), name="catalog_file_contacts_mark"),
        path(f"{FILE}contacts/unmark/", view(expected.unmark_contacts), name="catalog_file_contacts_unmark"),
    )
