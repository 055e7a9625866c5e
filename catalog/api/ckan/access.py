"""What the caller of an action may see, by id or name, and CKAN's refusals for the rest."""

import uuid
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from catalog.api.ckan.errors import NotAuthorized, NotFound
from catalog.api.ckan.request import Call
from catalog.models import Agency, Dataset, Resource, Scope, State
from catalog.models.joined import Joined
from catalog.prepared import Given


def identity(key: str, *, name: str = "slug") -> dict[str, Any]:
    """CKAN takes an id or a name wherever it takes one of them."""
    try:
        return {"pk": uuid.UUID(key)}
    except ValueError:
        return {name: key}


def _ask(name: str) -> QuerySet[Dataset]:
    return Dataset.objects.filter(**{name: Given("key")}).order_by()


BY = {name: Joined(Dataset, partial(_ask, name), "agency", "assessment") for name in ("pk", "slug")}


def package_for(call: Call, key: str) -> Dataset:
    """What was never public is not there for strangers; what was withdrawn is, and may not be read.

    With its agency and its assessment.
    """
    ((name, value),) = identity(key).items()
    dataset = BY[name].first(key=value)
    if dataset is None:
        raise NotFound
    _expect_visible(call, dataset)
    return dataset


def _expect_visible(call: Call, dataset: Dataset) -> None:
    if dataset.is_public or _is_own(call, dataset):
        return
    if dataset.state == State.WITHDRAWN:
        raise NotAuthorized(f"User {call.user.get_username()} not authorized to read package {dataset.pk}")
    raise NotFound


def resource_for(call: Call, key: str) -> Resource:
    try:
        found = Resource.objects.filter(pk=uuid.UUID(key))
    except ValueError:
        raise NotFound from None
    resource = found.select_related("dataset__agency", "version__profile").first()
    if resource is None:
        raise NotFound
    _expect_visible(call, resource.dataset)
    return resource


def agency_for(key: str) -> Agency:
    agency = Agency.objects.filter(**identity(key)).first()
    if agency is None:
        raise NotFound
    return agency


def writer(call: Call, doing: str, scope: Scope = Scope.WRITE) -> User:
    """Who writes, with a token made for it. `doing` ends CKAN's sentence “User x not authorized to …”."""
    user = call.user
    if isinstance(user, User) and call.may(scope):
        return user
    raise NotAuthorized(f"User {user.get_username()} not authorized to {doing}")


def _is_own(call: Call, dataset: Dataset) -> bool:
    return call.may(Scope.READ) and call.user.has_perm("catalog.view_own_dataset", dataset)
