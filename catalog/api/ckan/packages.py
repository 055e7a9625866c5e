"""Datasets: `package_show`, the lists, and looking up while typing. Searching is in `searching`."""

from collections.abc import Iterator

from django.db.models import Q
from orjson import Fragment

from catalog.api.ckan.access import package_for
from catalog.api.ckan.action import Stamped
from catalog.api.ckan.request import Call
from catalog.api.ckan.shown import package, packages_of
from catalog.api.ckan.values import natural, page, required, text
from catalog.api.stamp import stamp_of_dataset
from catalog.models import Dataset
from catalog.standards.ckan import word

# A list of whole packages is longer for the client than for us.
MOST_PACKAGES = 1_000


def package_show(call: Call) -> Stamped:
    """Return the metadata of a dataset (package) and its resources.

    :param id: the id or name of the dataset
    """
    key = required(call.data, "id", "name_or_id", fault="name_or_id")
    stamp = None if call.user.is_authenticated else stamp_of_dataset(key)
    return Stamped(stamp, lambda: package(package_for(call, key)))


def package_list(call: Call) -> Iterator[str] | list[str]:
    """Return a list of the names of the site's datasets (packages), sorted.

    :param limit: how many; all of them if not given
    :param offset: how many to leave out before
    """
    names = Dataset.objects.public().order_by("slug").values_list("slug", flat=True)
    offset = natural(call.data, "offset", 0)
    limit = natural(call.data, "limit", 0) if call.data.get("limit") not in (None, "") else None
    return names[offset : None if limit is None else offset + limit].iterator(chunk_size=5_000)


def current_package_list_with_resources(call: Call) -> list[Fragment]:
    """Return a list of the site's datasets (packages) and their resources, most recently changed first.

    :param limit: how many, 1000 at most
    :param offset: how many to leave out before
    """
    part = page(call.data, default=MOST_PACKAGES, most=MOST_PACKAGES)
    return packages_of(Dataset.objects.public().order_by("-modified", "pk")[part])


def package_autocomplete(call: Call) -> list[dict[str, str]]:
    """Return a list of datasets (packages) that match a string, by name or title.

    :param q: the string to search for
    :param limit: how many, 10 if not given
    """
    part = text(call.data, "q").strip()
    titled = Q(title__en__icontains=part) | Q(**{"title__zh-Hans__icontains": part})
    found = Dataset.objects.public().filter(Q(slug__icontains=part) | titled).order_by("slug")
    return [_match(dataset, part) for dataset in found[: natural(call.data, "limit", 10, most=100)]]


def _match(dataset: Dataset, part: str) -> dict[str, str]:
    title = word(dataset.title)
    by_name = part.lower() in dataset.slug
    return {
        "name": dataset.slug,
        "title": title,
        "match_field": "name" if by_name else "title",
        "match_displayed": dataset.slug if by_name else f"{title} ({dataset.slug})",
    }
