"""Datasets as the lines of a list: what `DatasetListSerializer` declares, read as plain values in a few queries.

A page of search results is asked for most of all, so nothing is built for it that is not shown.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from catalog.api.rest.serializers.links import LinkSerializer
from catalog.bulk.records import to_record
from catalog.models import Link
from catalog.standards.entries import in_order, site
from catalog.standards.entry import Entry


def lines(ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Those of `ids` that are public, in this order."""
    found, here = in_order(ids), site()
    links = _links(found)
    return [_with_links(to_record(entry, here), links) for entry in found]


def _links(entries: list[Entry]) -> dict[str, Any]:
    """How each link is today, by its resource."""
    linked = {file.id: file.link for entry in entries for file in entry.files if file.link}
    if not linked:
        return {}
    known = {(str(link.pk), link.url): link for link in Link.objects.filter(pk__in=map(UUID, linked))}
    # What was found at the address of before says nothing of the present one.
    links = [known.get((resource, url), Link(url=url)) for resource, url in linked.items()]
    return dict(zip(linked, LinkSerializer(links, many=True).data, strict=True))


def _with_links(record: dict[str, Any], links: dict[str, Any]) -> dict[str, Any]:
    for resource in record["resources"]:
        resource["link"] = links.get(resource["id"])
    return record
