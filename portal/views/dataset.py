"""A dataset: what is it, can I trust it, let me see it, let me have it, who answers for it."""

import uuid

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalog.api.standards.dcat import dataset_document
from catalog.api.standards.negotiate import negotiated
from catalog.models import PUBLIC_EVENTS, Dataset, Resource, State
from catalog.reports.marks import marks_over_time
from catalog.reports.versions import listed_of, version_lines
from catalog.rows.refusal import TooSlow
from catalog.search.ask import with_everything
from catalog.storage.blobs import MissingBlob
from catalog.storage.lost import told
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.licenses import find_license
from portal.everyones import everyones
from portal.presenters.citation import citation_of
from portal.presenters.labels import spoken
from portal.presenters.linked_data import dataset_data
from portal.presenters.meanings import meanings_of
from portal.presenters.preview import preview_of
from portal.presenters.problems import problems_of
from portal.presenters.sharing import sharing_of

HISTORY = 10
VERSIONS = 6


def shown_dataset(request: HttpRequest, slug: str) -> Dataset:
    """Public, or one's own agency's; a withdrawn one comes too, for its page to say so."""
    dataset = with_everything(Dataset.objects.filter(slug=slug)).select_related("agency__parent").first()
    if dataset is None:
        raise Http404
    if dataset.is_public or is_own(request, dataset) or dataset.state == State.WITHDRAWN:
        return dataset
    raise Http404


def is_own(request: HttpRequest, dataset: Dataset) -> bool:
    """Whether the reader works for the dataset's agency."""
    return bool(request.user.is_authenticated and request.user.has_perm("catalog.view_own_dataset", dataset))


@negotiated(dataset_document)
@require_safe
@everyones
def dataset(request: HttpRequest, slug: str) -> HttpResponse:
    found = shown_dataset(request, slug)
    if found.state == State.WITHDRAWN:
        return render(request, "portal/pages/gone.html", {"dataset": found}, status=410)
    resources = list(found.resources.all())
    first = next((r for r in resources if r.version and hasattr(r.version, "profile")), None)
    served = first or next((r for r in resources if r.version), None)
    problems, problem_count = problems_of(served.version if served else None)
    license_ = find_license(found.license)
    license_label = spoken(license_, found.license)
    meanings = meanings_of(first)
    versions = version_lines(
        listed_of(found, for_strangers=True)[:VERSIONS],
        served={resource.version_id for resource in resources},
        dataset_is_public=found.is_public,
    )
    context = {
        "dataset": found,
        "resources": resources,
        "first": first,
        "preview": _preview(first),
        "problems": problems,
        "problem_count": problem_count,
        "served": served,
        "license": license_,
        "license_label": license_label,
        "frequency_label": spoken(FREQUENCY.get(found.frequency), found.frequency),
        "level_label": spoken(LEVEL.get(found.release_level), found.release_level),
        "linked_data": dataset_data(found),
        "history": found.activities.filter(event__in=PUBLIC_EVENTS)[:HISTORY],
        "over_time": marks_over_time(found, now=timezone.now()),
        "versions": versions,
        "found_in": [line for line in versions if line.served],
        "meanings": meanings,
        "meant": any(one.meaning for one in meanings),
        "citation": citation_of(found, f"{settings.SITE_URL}{found.get_absolute_url()}", license_label),
        "sharing": sharing_of(found),
    }
    return render(request, "portal/pages/dataset.html", context)


def _preview(resource: Resource | None) -> object:
    """None, too, where the table can't be asked now: the rest of the page is worth having without it."""
    try:
        return preview_of(resource.version) if resource else None
    except MissingBlob as error:
        told(error)
        return None
    except TooSlow:
        return None


@require_safe
def by_id(_request: HttpRequest, dataset_id: uuid.UUID) -> HttpResponse:
    """Links by id keep working and lead to the address with the name."""
    found = Dataset.objects.public().filter(pk=dataset_id).first()
    if found is None:
        raise Http404
    return HttpResponsePermanentRedirect(found.get_absolute_url())
