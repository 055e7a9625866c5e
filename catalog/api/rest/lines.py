"""Datasets as the lines of a list: what `DatasetListSerializer` declares, kept, or read as plain values.

A page of search results is asked for most of all, so nothing is built for it that is not shown.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from catalog.api.parts import parts
from catalog.api.rest.renderers import OrjsonRenderer
from catalog.api.rest.serializers.links import LinkSerializer
from catalog.bulk.records import to_record
from catalog.models import Link
from catalog.standards.entries import in_order, site
from catalog.standards.entry import Entry

LINE = "line"


def lines(ids: Sequence[UUID]) -> list[bytes]:
    """The JSON of those of `ids` that are public, in this order."""
    return parts(LINE, ids, _made)


def _made(ids: Sequence[UUID]) -> dict[UUID, bytes]:
    found, here, write = in_order(ids), site(), OrjsonRenderer().render
    links = _links(found)
    return {UUID(entry.id): write(_with_links(to_record(entry, here), links)) for entry in found}


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
