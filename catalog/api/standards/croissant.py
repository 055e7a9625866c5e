"""Croissant, for datasets with tables."""

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from catalog.api.standards.told import expect_parameters, told
from catalog.standards.croissant import to_croissant
from catalog.standards.entries import public_entry, site

MEDIA_TYPE = "application/ld+json"


@told
@require_safe
def croissant(request: HttpRequest, slug: str) -> HttpResponse:
    """404 too for a dataset without a table: there are no records to describe."""
    expect_parameters(request)
    entry = public_entry(slug, columns=True)
    described = to_croissant(entry, site()) if entry else None
    if entry is None or described is None:
        raise Http404
    response = HttpResponse(orjson.dumps(described, option=orjson.OPT_INDENT_2), content_type=MEDIA_TYPE)
    response["Last-Modified"] = http_date(entry.modified.timestamp())
    return response
