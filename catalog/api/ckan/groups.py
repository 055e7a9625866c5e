"""Themes, which are what CKAN's groups are used for."""

from typing import Any

from django.db.models import Count, Q
from orjson import Fragment

from catalog.api.ckan.errors import NotFound
from catalog.api.ckan.request import Call
from catalog.api.ckan.shown import packages_of
from catalog.api.ckan.values import boolean, natural, page, required, text, words
from catalog.models import Dataset
from catalog.standards.ckan import to_group
from catalog.vocabulary.themes import THEME

MOST = 1_000


def group_list(call: Call) -> list[Any]:
    """Return a list of the names of the site's groups.

    :param limit: how many
    :param offset: how many to leave out before
    :param groups: only these names
    :param all_fields: dictionaries in place of names
    """
    wanted = words(call.data, "groups")
    codes = [code for code in THEME if not wanted or code in wanted][page(call.data, default=MOST, most=MOST)]
    if not boolean(call.data, "all_fields"):
        return codes
    counts = _counts(codes)
    return [_shown(code, counts[code]) for code in codes]


def group_show(call: Call) -> dict[str, Any]:
    """Return the details of a group.

    :param id: the id or name of the group
    :param include_datasets: its public datasets too, 1000 at most
    """
    code = _code(required(call.data, "id"))
    shown = {**_shown(code, _counts([code])[code]), "extras": [], "groups": [], "tags": [], "users": []}
    if boolean(call.data, "include_datasets"):
        shown["packages"] = _packages(code, slice(0, MOST))
    return shown


def group_package_show(call: Call) -> list[Fragment]:
    """Return the datasets (packages) of a group.

    :param id: the id or name of the group
    :param limit: how many, 1000 at most
    :param start: how many to leave out before
    """
    code = _code(required(call.data, "id"))
    start = natural(call.data, "start", 0)
    return _packages(code, slice(start, start + natural(call.data, "limit", MOST, most=MOST)))


def group_autocomplete(call: Call) -> list[dict[str, str]]:
    """Return a list of groups whose name or title holds a string.

    :param q: the string to search for
    :param limit: how many, 20 if not given
    """
    part = text(call.data, "q").strip().lower()
    found = [
        to_group(code) for code, theme in THEME.items() if part in f"{code} {theme.label.en} {theme.label.zh}".lower()
    ]
    return [{key: group[key] for key in ("id", "name", "title")} for group in found[: natural(call.data, "limit", 20)]]


def _code(key: str) -> str:
    for code in THEME:
        if key in (code, to_group(code)["id"]):
            return code
    raise NotFound


def _counts(codes: list[str]) -> dict[str, int]:
    figures = {code: Count("pk", filter=Q(themes__contains=[code])) for code in codes}
    return Dataset.objects.public().order_by().aggregate(**figures) if figures else {}


def _shown(code: str, packages: int) -> dict[str, Any]:
    return {
        **to_group(code),
        "approval_status": "approved",
        "created": None,
        "image_url": "",
        "is_organization": False,
        "num_followers": 0,
        "package_count": packages,
        "state": "active",
        "type": "group",
    }


def _packages(code: str, part: slice) -> list[Fragment]:
    return packages_of(Dataset.objects.public().filter(themes__contains=[code]).order_by("slug")[part])
