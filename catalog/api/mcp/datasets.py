"""`search_datasets` and `get_dataset`."""

import uuid
from typing import Any

import msgspec
from django.http import HttpRequest
from django_mcpz.server import ToolError

from catalog.api.mcp.asked import DatasetAsked
from catalog.api.mcp.citation import citation, license_of
from catalog.api.mcp.refusals import NOT_READY, told, wrong
from catalog.api.mcp.shorten import cut, cut_map
from catalog.models import Dataset, State
from catalog.search.ask import search_datasets as search
from catalog.search.filters.registry import FACETS, FILTER
from catalog.search.query import SORTS, SearchQuery
from catalog.standards.entries import entries, in_order, site
from catalog.standards.entry import Entry, File
from catalog.standards.terms import filled, moment
from catalog.vocabulary.levels import SHARED

LINE, WHOLE = 300, 4_000
MOST_FILES, MOST_KEYWORDS, MOST_VALUES = 50, 50, 20


def search_datasets(_request: HttpRequest, asked: msgspec.Struct) -> dict[str, Any]:
    query = _query(msgspec.structs.asdict(asked))
    with told():
        found = search(query)
    if not found.ready:
        raise ToolError(NOT_READY)
    lines = [_line(entry) for entry in in_order(found.ids, marks=False)]
    seen = (query.page - 1) * query.page_size + len(lines)
    return filled(
        {
            "count": found.count,
            "next_page": query.page + 1 if lines and seen < found.count else None,
            "did_you_mean": found.meant,
            "facets": {name: dict(values[:MOST_VALUES]) for name, values in found.facets.items()},
        }
    ) | {"datasets": lines}


def get_dataset(_request: HttpRequest, asked: DatasetAsked) -> dict[str, Any]:
    entry = public_dataset(asked.dataset)
    here = site()
    return filled(
        {
            **_line(entry),
            "description": cut_map(entry.description, WHOLE),
            "keywords": list(entry.keywords[:MOST_KEYWORDS]),
            "frequency": entry.frequency,
            "issued": moment(entry.issued),
            "provenance": cut_map(entry.provenance, WHOLE),
            "collection_method": cut_map(entry.collection_method, WHOLE),
            "access_conditions": cut_map(entry.access_conditions, WHOLE),
            "harvested_from": entry.harvested_from,
            "landing_page": entry.landing_page,
            "languages": list(entry.languages),
            "period": _period(entry),
            "bbox": list(entry.box or ()),
            "openness": _openness(entry),
            "resources": [_file(entry, file) for file in entry.files[:MOST_FILES]],
            "resources_count": len(entry.files),
            "license": license_of(entry),
            "citation": citation(entry, here),
        }
    )


def public_dataset(key: str) -> Entry:
    """By id or slug, with its marks. Raises ToolError for what is not public."""
    try:
        one = Dataset.objects.filter(pk=uuid.UUID(key))
    except ValueError:
        one = Dataset.objects.filter(slug=key)
    entry = next(entries(one.public()), None) if "\0" not in key else None
    if entry is not None:
        return entry
    if "\0" not in key and one.filter(state=State.WITHDRAWN).exclude(release_level=SHARED).exists():
        raise wrong("dataset", f"“{cut(key, 100)}” was withdrawn by its agency.")
    raise wrong("dataset", f"there is no public dataset “{cut(key, 100)}”. Find one with `search_datasets`.")


def _query(asked: dict[str, Any]) -> SearchQuery:
    facets = tuple(dict.fromkeys(asked["facets"]))
    for name in facets:
        _expect("facets", name, FACETS)
    if asked["sort"]:
        _expect("sort", asked["sort"], SORTS)
    return SearchQuery(
        q=asked["q"],
        filters={name: _values(asked[name]) for name in FILTER if asked[name] not in (None, "", [])},
        sort=asked["sort"],
        page=asked["page"],
        page_size=asked["limit"],
        facets=facets,
    )


def _values(given: Any) -> tuple[str, ...]:
    if isinstance(given, bool):
        return ("true" if given else "false",)
    return tuple(given) if isinstance(given, list) else (str(given),)


def _expect(argument: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise wrong(argument, f"“{cut(value, 50)}” is none of: {', '.join(known)}.")


def _line(entry: Entry) -> dict[str, Any]:
    here, openness = site(), entry.openness
    return filled(
        {
            "slug": entry.slug,
            "id": entry.id,
            "url": here.dataset(entry),
            "title": cut_map(entry.title, LINE),
            "description": cut_map(entry.description, LINE),
            "agency": {"slug": entry.publisher.slug, "name": entry.publisher.name},
            "themes": list(entry.themes),
            "formats": sorted({file.stored.format for file in entry.files if file.stored}),
            "release_level": entry.release_level,
            "license": license_of(entry),
            "modified": moment(entry.modified),
            "openness": f"{openness.met} of 8 criteria met" if openness else None,
            "tables": [{"resource": f.id, "rows": f.table.rows} for f in entry.files[:MOST_FILES] if f.table],
        }
    )


def _period(entry: Entry) -> dict[str, Any]:
    start, end = entry.covered_from, entry.covered_to
    return filled({"start": start and start.isoformat(), "end": end and end.isoformat()})


def _openness(entry: Entry) -> dict[str, Any] | None:
    if entry.openness is None:
        return None
    marks = {mark.criterion: mark.mark for mark in entry.openness.marks}
    return {"met": entry.openness.met, "score": entry.openness.score, "marks": marks}


def _file(entry: Entry, file: File) -> dict[str, Any]:
    here, stored = site(), file.stored
    return filled(
        {
            "id": file.id,
            "url": here.file_page(entry, file),
            "title": cut_map(file.title, LINE),
            "description": cut_map(file.description, LINE),
            "link": file.link,
            "format": stored.format if stored else None,
            "bytes": stored.size if stored else None,
            "modified": moment(stored.modified) if stored else None,
            "download": here.download(file) if stored else None,
            "rows": file.table.rows if file.table else None,
        }
    )
