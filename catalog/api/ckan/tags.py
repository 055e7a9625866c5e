"""Keywords, which CKAN calls tags. Vocabularies of tags there are none."""

from typing import Any

from django.db.models import F, Func

from catalog.api.ckan.errors import NotFound
from catalog.api.ckan.request import Call
from catalog.api.ckan.shown import packages_of
from catalog.api.ckan.values import boolean, natural, page, required, text
from catalog.models import Dataset
from catalog.standards.ckan import to_tag

MOST = 10_000


def _keywords(part: str) -> list[str]:
    """The keywords of public datasets that hold `part`, in any case, sorted."""
    every = Dataset.objects.public().order_by().annotate(keyword=Func(F("keywords"), function="unnest"))
    found = every.values_list("keyword", flat=True).distinct()
    return sorted(keyword for keyword in found if part in keyword.lower())


def _part(call: Call) -> str:
    return (text(call.data, "query") or text(call.data, "q")).strip().lower()


def tag_list(call: Call) -> list[Any]:
    """Return a list of the site's tags.

    :param query: only tags that hold this
    :param all_fields: dictionaries in place of names
    """
    if call.data.get("vocabulary_id"):
        raise NotFound(f"could not find vocabulary with id `{text(call.data, 'vocabulary_id')[:100]}`")
    found = _keywords(_part(call))[page(call.data, default=MOST, most=MOST)]
    return [to_tag(keyword) for keyword in found] if boolean(call.data, "all_fields") else found


def tag_show(call: Call) -> dict[str, Any]:
    """Return the details of a tag.

    :param id: the id or name of the tag
    :param include_datasets: its public datasets too, 1000 at most
    """
    key = required(call.data, "id")
    tagged = Dataset.objects.public().filter(keywords__contains=[key])
    if not tagged.exists():
        key = next((keyword for keyword in _keywords("") if to_tag(keyword)["id"] == key), "")
        if not key:
            raise NotFound
        tagged = Dataset.objects.public().filter(keywords__contains=[key])
    shown = {name: value for name, value in to_tag(key).items() if name != "state"}
    if boolean(call.data, "include_datasets"):
        shown["packages"] = packages_of(tagged.order_by("slug")[:1_000])
    return shown


def tag_search(call: Call) -> dict[str, Any]:
    """Return a list of tags whose names hold a string, and how many there are.

    :param query: the string to search for
    :param limit: how many
    :param offset: how many to leave out before
    """
    found = _keywords(_part(call)) if _part(call) else []
    shown = found[page(call.data, default=MOST, most=MOST)]
    keys = ("id", "name", "vocabulary_id")
    return {"count": len(found), "results": [{key: to_tag(keyword)[key] for key in keys} for keyword in shown]}


def tag_autocomplete(call: Call) -> list[str]:
    """Return a list of tag names that hold a string.

    :param query: the string to search for
    :param limit: how many, 20 if not given
    """
    return _keywords(_part(call))[: natural(call.data, "limit", 20, most=100)] if _part(call) else []


def vocabulary_list(_call: Call) -> list[Any]:
    """Return a list of all the site's tag vocabularies: there are none."""
    return []


def vocabulary_show(call: Call) -> None:
    """Return a single tag vocabulary: there is none.

    :param id: its id or name
    """
    required(call.data, "id")
    raise NotFound
