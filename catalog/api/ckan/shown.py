"""Packages whole, alone and in lists."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.db.models import F, QuerySet

from catalog.api.parts import fragments
from catalog.models import Dataset, Resource
from catalog.models.joined import Joined
from catalog.prepared import Given, OneOf
from catalog.standards.ckan import to_package

PACKAGE = "package"


def _ask_datasets() -> QuerySet[Dataset]:
    return Dataset.objects.public().filter(OneOf(F("pk"), Given("ids"))).order_by()


def _ask_files() -> QuerySet[Resource]:
    return Resource.objects.filter(OneOf(F("dataset_id"), Given("ids"))).order_by("position", "created")


DATASETS = Joined(Dataset, _ask_datasets, "agency", "assessment")
FILES = Joined(Resource, _ask_files, "version", "version__profile", without=("version__profile__columns",))


def package(dataset: Dataset) -> dict[str, Any]:
    """Of a dataset that was read with its agency and its assessment."""
    return to_package(dataset, FILES.all(ids=[dataset.pk]), site=settings.SITE_URL)


def packages(ids: Sequence[UUID]) -> list[orjson.Fragment]:
    """Those of `ids` that are public, in this order."""
    return fragments(PACKAGE, ids, _made)


def packages_of(found: QuerySet[Dataset]) -> list[orjson.Fragment]:
    """Those of `found`, of which all are public, as they are sorted."""
    return packages(list(found.values_list("pk", flat=True)))


def _made(ids: Sequence[UUID]) -> dict[UUID, bytes]:
    found, files = DATASETS.all(ids=list(ids)) if ids else [], defaultdict(list)
    for file in FILES.all(ids=[one.pk for one in found]) if found else ():
        files[file.dataset_id].append(file)
    return {one.pk: orjson.dumps(to_package(one, files[one.pk], site=settings.SITE_URL)) for one in found}
