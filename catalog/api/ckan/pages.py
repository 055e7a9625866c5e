"""CKAN's addresses of pages and files lead to ours for good: links of a catalog that moved here keep working."""

import uuid

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
    agency = Agency.objects.filter(**identity(key)).first()
    if agency is None:
        raise Http404
    return _moved(request, f"/agencies/{agency.slug}")


@require_safe
def group(request: HttpRequest, key: str) -> HttpResponse:
    if key not in THEME:
        raise Http404
    return _moved(request, f"/themes/{key}")
