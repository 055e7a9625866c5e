"""What a caller may see: the rest is not there (404), and what was public once is gone (410)."""

import uuid
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request

from catalog.api.problem import WITHDRAWN
from catalog.api.rest.errors import Gone, LacksScope
from catalog.language import Text
from catalog.models import Dataset, Resource, Scope, State, Token
from catalog.standards.entries import entry_in_any_state
from catalog.standards.entry import Entry
from catalog.vocabulary.levels import SHARED

LACKING = Text("This token lacks the scope “{scope}”.", "该令牌没有“{scope}”权限。")


def _identity(key: str) -> dict[str, Any]:
    try:
        return {"pk": uuid.UUID(key)}
    except ValueError:
        # PostgreSQL takes no NUL; no address of ours has one.
        return {"slug": key.replace("\0", "\ufffd")}


def with_everything(datasets: QuerySet[Dataset]) -> QuerySet[Dataset]:
    """All that one dataset's answer shows, in a fixed number of queries."""
    files = Resource.objects.select_related("version__profile", "link").defer("version__profile__columns")
    return datasets.select_related("agency", "assessment").prefetch_related(
        "assessment__marks", Prefetch("resources", files)
    )


def dataset_for(request: Request, key: str) -> Dataset:
    """By id or slug."""
    dataset = with_everything(Dataset.objects.filter(**_identity(key))).first()
    if dataset is None:
        raise Http404
    _expect_visible(request, dataset)
    return dataset


def entry_for(request: Request, key: str) -> Entry:
    """The same as plain values, with the evidence of its marks."""
    entry = entry_in_any_state(**_identity(key))
    if entry is None:
        raise Http404
    if entry.state != State.PUBLIC or entry.release_level == SHARED:
        dataset_for(request, key)
    return entry


def _expect_visible(request: Request, dataset: Dataset) -> None:
    user = request.user
    if dataset.is_public or (user.is_authenticated and user.has_perm("catalog.view_own_dataset", dataset)):
        return
    if dataset.state == State.WITHDRAWN:
        raise Gone(WITHDRAWN)
    raise Http404


def resource_for(request: Request, key: uuid.UUID) -> Resource:
    resource = Resource.objects.select_related("dataset__agency", "version__profile", "link").filter(pk=key).first()
    if resource is None:
        raise Http404
    _expect_visible(request, resource.dataset)
    return resource


def writer(request: Request, scope: Scope) -> User:
    """The person behind the token; 401 without one, 403 where the token was not made for this."""
    user = request.user
    if isinstance(user, AnonymousUser):
        raise NotAuthenticated
    if isinstance(request.auth, Token) and scope not in request.auth.scopes:
        raise LacksScope(LACKING.fill({"scope": scope}))
    return user
