"""Where the reports of a file's versions stand in the admin."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from catalog.admin import reports

FILE = "<uuid:dataset_id>/files/<uuid:resource_id>/"
VERSION = f"{FILE}versions/<int:number>/"


def report_paths(view: Callable[..., Any]) -> tuple[URLPattern, ...]:
    """`view` lets only people of an agency in."""
    return (
        path(f"{FILE}progress/", view(reports.progress), name="catalog_file_progress"),
        path(VERSION, view(reports.report), name="catalog_file_version_report"),
        path(f"{VERSION}problems.csv", view(reports.sheet), name="catalog_file_sheet"),
        path(f"{VERSION}withhold/", view(reports.withhold), name="catalog_file_withhold"),
    )
