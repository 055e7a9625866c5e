"""Packages whole, as they stand in lists."""

from collections.abc import Sequence
from uuid import UUID

import orjson
from django.conf import settings
from django.db.models import QuerySet

from catalog.api.ckan.access import whole
from catalog.api.parts import fragments
from catalog.models import Dataset
from catalog.standards.ckan import to_package

PACKAGE = "package"


def packages(ids: Sequence[UUID]) -> list[orjson.Fragment]:
    """Those of `ids` that are public, in this order."""
    return fragments(PACKAGE, ids, _made)


def packages_of(found: QuerySet[Dataset]) -> list[orjson.Fragment]:
    """Those of `found`, of which all are public, as they are sorted."""
    return packages(list(found.values_list("pk", flat=True)))


def _made(ids: Sequence[UUID]) -> dict[UUID, bytes]:
    found = whole(Dataset.objects.public().filter(pk__in=ids))
    return {dataset.pk: orjson.dumps(to_package(dataset, site=settings.SITE_URL)) for dataset in found}
