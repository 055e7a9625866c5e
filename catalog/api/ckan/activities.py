"""What changed lately, in the words of CKAN's activity stream."""

import uuid
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from catalog.api.ckan.access import package_for
from catalog.api.ckan.request import Call
from catalog.api.ckan.values import page, required
from catalog.models import Activity, Dataset, Event
from catalog.standards.ckan import NAMESPACE, moment, to_package

MOST, DEFAULT = 100, 31
KINDS = {
    Event.APPROVED: "new package",
    Event.VERSION: "changed package",
    Event.WITHDRAWN: "deleted package",
}
EVERYTHING = ("dataset__agency", "dataset__assessment")


def recently_changed_packages_activity_list(call: Call) -> list[dict[str, Any]]:
    """Return the activity stream of all recently added or changed packages, newest first.

    :param limit: how many, 100 at most
    :param offset: how many to leave out before
    """
    return _shown(call, Activity.objects.filter(dataset__in=Dataset.objects.public()))


def package_activity_list(call: Call) -> list[dict[str, Any]]:
    """Return a package's activity stream, newest first.

    :param id: the id or name of the package
    :param limit: how many, 100 at most
    :param offset: how many to leave out before
    """
    return _shown(call, Activity.objects.filter(dataset=package_for(call, required(call.data, "id"))))


def _shown(call: Call, found: QuerySet[Activity]) -> list[dict[str, Any]]:
    """Drafts' changes before the first approval are the agency's own affair; who did it is, too."""
    public = found.filter(event__in=KINDS, dataset__issued__isnull=False)
    rows = public.select_related(*EVERYTHING).prefetch_related("dataset__resources__version__profile")
    return [_activity(row) for row in rows[page(call.data, default=DEFAULT, most=MOST)]]


def _activity(row: Activity) -> dict[str, Any]:
    return {
        "activity_type": KINDS[Event(row.event)],
        "data": {
            "package": to_package(row.dataset, row.dataset.resources.all(), site=settings.SITE_URL),
            "actor": None,
        },
        "id": str(uuid.uuid5(NAMESPACE, f"activity:{row.pk}")),
        "object_id": str(row.dataset_id),
        "revision_id": None,
        "timestamp": moment(row.at),
        "user_id": None,
    }
