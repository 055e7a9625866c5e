"""Pages of a dataset's files in the admin: finding the file, drawing the page."""

import uuid
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from catalog.models import Dataset, Resource


def file_of(dataset: Dataset, resource_id: uuid.UUID) -> Resource:
    return get_object_or_404(dataset.resources.select_related("version", "dataset__agency"), pk=resource_id)


def rendered(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"admin/catalog/dataset/{name}.html", {**admin.site.each_context(request), **context})
