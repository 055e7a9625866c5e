"""Datasets as REST answers them: as the lines of a list, and one alone.

They are what `DatasetListSerializer` and `DatasetSerializer` declare, read as plain values by prepared questions: these
answers are asked for most of all, so nothing is built for them that is not shown.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from catalog.api.parts import parts
from catalog.api.rest.renderers import OrjsonRenderer
from catalog.api.rest.serializers.links import LinkSerializer
from catalog.bulk.records import to_record
from catalog.models import Link
from catalog.prepared import Given, OneOf, Prepared
from catalog.standards.entries import in_order, site
from catalog.standards.entry import Entry, Openness

LINE = "line"
LINK: tuple[str, ...] = LinkSerializer.Meta.fields


def _ask_links() -> QuerySet[Link, Any]:
    return Link.objects.filter(OneOf(F("pk"), Given("ids"))).order_by().values_list("pk", *LINK)


LINKS = Prepared(_ask_links)
NEVER_CHECKED: dict[str, Any] = {**dict.fromkeys(LINK), "url": "", "code": "", "error": {}}


def lines(ids: Sequence[UUID]) -> list[bytes]:
    """The JSON of those of `ids` that are public, in this order."""
    return parts(LINE, ids, _made)


def record(entry: Entry) -> dict[str, Any]:
    """A dataset whole. The entry has the evidence of its marks."""
    found = _with_links(to_record(entry, site()), _links([entry]))
    return {**found, "openness": _openness(entry.openness) if entry.openness else None}


def _made(ids: Sequence[UUID]) -> dict[UUID, bytes]:
    found, here, write = in_order(ids), site(), OrjsonRenderer().render
    links = _links(found)
    return {UUID(entry.id): write(_with_links(to_record(entry, here), links)) for entry in found}


def _openness(openness: Openness) -> dict[str, Any]:
    return {
        "assessed": openness.assessed,
        "rules": openness.rules,
        "score": openness.score,
        "met": openness.met,
        "gate_passes": openness.gate_passes,
        "reasons": openness.reasons,
        "marks": [
            {
                "criterion": mark.criterion,
                "mark": mark.mark,
                "value": mark.value,
                "evidence": [_evidence(one) for one in mark.evidence],
                "advice": mark.advice,
            }
            for mark in openness.marks
        ],
    }


def _evidence(one: dict[str, Any]) -> dict[str, Any]:
    return {"code": one["code"], "figures": one["figures"], "text": one["text"], "link": one.get("link", "")}


def _links(entries: Iterable[Entry]) -> dict[str, Any]:
    """How each link is today, by its resource."""
    linked = {file.id: file.link for entry in entries for file in entry.files if file.link}
    if not linked:
        return {}
    known = {str(pk): dict(zip(LINK, row, strict=True)) for pk, *row in LINKS.rows(ids=[UUID(one) for one in linked])}
    # What was found at the address of before says nothing of the present one.
    return {
        resource: known[resource] if known.get(resource, NEVER_CHECKED)["url"] == url else {**NEVER_CHECKED, "url": url}
        for resource, url in linked.items()
    }


def _with_links(record: dict[str, Any], links: dict[str, Any]) -> dict[str, Any]:
    for resource in record["resources"]:
        resource["link"] = links.get(resource["id"])
    return record
