"""CKAN's addresses of pages, files and feeds lead to ours for good: links of a catalog that moved here keep working."""

import uuid
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from catalog.api.ckan.access import identity
from catalog.models import Agency, Dataset, Resource, State
from catalog.vocabulary.themes import THEME


def _dataset(key: str) -> Dataset:
    """Public ones, and withdrawn ones, whose own page says when and why."""
    found = Dataset.objects.filter(**identity(key)).first()
    if found is None or not (found.is_public or found.state == State.WITHDRAWN):
        raise Http404
    return found


def _agency(key: str) -> Agency:
    agency = Agency.objects.filter(**identity(key)).first()
    if agency is None:
        raise Http404
    return agency


def _moved(request: HttpRequest, address: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


@require_safe
def datasets(request: HttpRequest) -> HttpResponse:
    return _moved(request, "/datasets")


@require_safe
def dataset(request: HttpRequest, key: str) -> HttpResponse:
    return _moved(request, _dataset(key).get_absolute_url())


@require_safe
def resource(request: HttpRequest, key: str, resource_id: uuid.UUID) -> HttpResponse:
    return _moved(request, f"{_dataset(key).get_absolute_url()}/resources/{resource_id}")


@require_safe
def download(_request: HttpRequest, dataset_id: uuid.UUID, resource_id: uuid.UUID, filename: str) -> HttpResponse:  # noqa: ARG001
    """The name is the client's to keep: the bytes are those of the version served now."""
    if not Resource.objects.filter(pk=resource_id, dataset_id=dataset_id).exists():
        raise Http404
    return HttpResponsePermanentRedirect(f"/api/v1/resources/{resource_id}/download")


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    return _moved(request, "/agencies")


@require_safe
def organization(request: HttpRequest, key: str) -> HttpResponse:
    return _moved(request, f"/agencies/{_agency(key).slug}")


@require_safe
def group(request: HttpRequest, key: str) -> HttpResponse:
    if key not in THEME:
        raise Http404
    return _moved(request, f"/themes/{key}")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Of all datasets, and CKAN's custom feed: with `q`, of what it finds."""
    return _moved(request, "/feeds/datasets.atom")


@require_safe
def organization_feed(request: HttpRequest, key: str) -> HttpResponse:
    return _moved(request, f"/feeds/agencies/{_agency(key).slug}.atom")


@require_safe
def group_feed(request: HttpRequest, key: str) -> HttpResponse:
    return _moved(request, f"/feeds/themes/{key}.atom")


@require_safe
def tag_feed(_request: HttpRequest, tag: str) -> HttpResponse:
    return HttpResponsePermanentRedirect(f"/feeds/datasets.atom?{urlencode({'keyword': tag})}")
