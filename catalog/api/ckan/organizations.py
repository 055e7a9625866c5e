"""Agencies, which CKAN calls organizations."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from catalog.api.ckan.access import agency_for
from catalog.api.ckan.errors import Invalid
from catalog.api.ckan.request import Call
from catalog.api.ckan.shown import packages_of
from catalog.api.ckan.values import boolean, natural, page, required, text, words
from catalog.models import Agency, Dataset, State
from catalog.standards.ckan import to_organization, to_owner, word
from catalog.vocabulary.levels import SHARED

PACKAGES = Count("datasets", filter=Q(datasets__state=State.PUBLIC) & ~Q(datasets__release_level=SHARED))
MOST, MOST_WHOLE = 1_000, 25
SORTS = {"name": "slug", "title": "name__en", "package_count": "packages", "packages": "packages"}


def organization_list(call: Call) -> list[Any]:
    """Return a list of the names of the site's organizations.

    :param sort: `title asc`, `name`, `package_count desc` and the like
    :param limit: how many, 1000 at most, or 25 with `all_fields`
    :param offset: how many to leave out before
    :param organizations: only these names
    :param all_fields: dictionaries in place of names
    :param include_dataset_count: with `all_fields`, how many datasets each has
    """
    every = boolean(call.data, "all_fields")
    most = MOST_WHOLE if every else MOST
    found = _ordered(_asked(call), text(call.data, "sort") or text(call.data, "order_by"))
    found = found[page(call.data, default=most, most=most)]
    if not every:
        return [agency.slug for agency in found]
    counted = boolean(call.data, "include_dataset_count", default=True)
    return [to_organization(agency, packages=agency.packages if counted else None) for agency in found]


def _asked(call: Call) -> QuerySet[Any]:
    found = Agency.objects.annotate(packages=PACKAGES)
    if part := text(call.data, "q").strip():
        found = found.filter(
            Q(slug__icontains=part) | Q(name__en__icontains=part) | Q(**{"name__zh-Hans__icontains": part})
        )
    names = words(call.data, "organizations")
    return found.filter(slug__in=names) if names else found


def _ordered(found: QuerySet[Any], sort: str) -> QuerySet[Any]:
    field, _, direction = (sort or "title asc").strip().partition(" ")
    if field not in SORTS or direction.strip().lower() not in ("", "asc", "desc"):
        raise Invalid({"sort": [f"Cannot sort by field `{sort[:100]}`"]})
    return found.order_by(("-" if direction.strip().lower() == "desc" else "") + SORTS[field], "slug")


def organization_show(call: Call) -> dict[str, Any]:
    """Return the details of an organization.

    :param id: the id or name of the organization
    :param include_datasets: its public datasets too, 1000 at most
    """
    agency = agency_for(required(call.data, "id"))
    datasets = Dataset.objects.public().filter(agency=agency)
    shown = to_organization(agency, packages=datasets.count())
    # Who works where is the agency's own affair; clients expect the key.
    shown.update(extras=[], groups=[], tags=[], users=[])
    if boolean(call.data, "include_datasets"):
        shown["packages"] = packages_of(datasets.order_by("slug")[:MOST])
    return shown


def organization_autocomplete(call: Call) -> list[dict[str, str]]:
    """Return a list of organizations that match a string.

    :param q: the string to search for
    :param limit: how many, 20 if not given
    """
    found = _asked(call).order_by("slug")[: natural(call.data, "limit", 20, most=100)]
    return [{"id": str(agency.pk), "name": agency.slug, "title": word(agency.name)} for agency in found]


def organization_list_for_user(call: Call) -> list[dict[str, Any]]:
    """Return the organizations that the caller may write datasets of: what publishing clients offer to choose from."""
    if not call.user.is_authenticated:
        return []
    return [to_owner(agency) for agency in Agency.objects.of(call.user).distinct()]
