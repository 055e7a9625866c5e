"""A resource: its table with filter, sort and paging; its columns; its validation; its versions."""

import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.language import pick
from catalog.models import Dataset, Resource, State
from catalog.profiling.profile import Column
from catalog.reports.versions import listed, page_of_lines
from catalog.rows.query import RowsQuery, parse_query
from catalog.rows.refusal import BadQuery, TooSlow
from catalog.rows.serve import ServedTable, read_page, table_of
from catalog.spoken import current_language
from catalog.storage.blobs import MissingBlob
from catalog.storage.lost import told
from portal.everyones import everyones
from portal.presenters.checks import checks_of
from portal.presenters.meanings import meanings_of
from portal.presenters.preview import Preview, of_page
from portal.presenters.problems import problems_of
from portal.views.dataset import shown_dataset

PAGE_SIZE = 50
COLUMNS_TO_FILTER = 8
VERSIONS = 20


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """A box above the table: text columns look for a part, the others for the very value."""

    column: Column
    parameter: str
    value: str


@require_safe
@everyones
def resource(request: HttpRequest, slug: str, resource_id: uuid.UUID) -> HttpResponse:
    dataset = shown_dataset(request, slug)
    if dataset.state == State.WITHDRAWN:
        return render(request, "portal/pages/gone.html", {"dataset": dataset}, status=410)
    found = next((one for one in dataset.resources.all() if one.pk == resource_id), None)
    if found is None:
        raise Http404
    table, lost = _table_of(found)
    shown, trouble = _table(request, table) if table else (None, lost)
    kind = request.GET.get("problem", "")[:60]
    problems, problem_count = problems_of(found.version, kind)
    meanings = meanings_of(found)
    context = {
        "dataset": dataset,
        "resource": found,
        "table": shown,
        "trouble": trouble,
        "filters": _filters(request, table) if table else (),
        "filtered": any(request.GET.get(name) for name in request.GET if name not in ("cursor", "lang", "sort")),
        "rows_url": _rows_url(request, found, table) if table else "",
        "meanings": meanings,
        "meant": any(one.meaning for one in meanings),
        "problems": problems,
        "problem_count": problem_count,
        "problem_kind": kind,
        "checks": checks_of(found),
        **_versions(request, dataset, found),
    }
    return render(request, "portal/pages/resource.html", context, status=503 if lost else 400 if trouble else 200)


def _table_of(resource: Resource) -> tuple[ServedTable | None, str]:
    """And what to say where there is one whose bytes are gone."""
    try:
        return table_of(resource.version), ""
    except MissingBlob as error:
        return None, pick(told(error).as_map(), current_language())[0]


def _versions(request: HttpRequest, dataset: Dataset, resource: Resource) -> dict[str, Any]:
    """Those that anyone may know of, a page at a time; the table above has its own pages."""
    lines, page = page_of_lines(
        listed(resource, for_strangers=True),
        request.GET.get("versions"),
        size=VERSIONS,
        served={resource.version_id},
        dataset_is_public=dataset.is_public,
    )
    return {"versions": lines, "versions_page": page}


def parameter_of(column: Column) -> str:
    """With the operator written out, so that no column is taken for a parameter of the same name."""
    return f"{column.name}__contains" if column.type == "string" else f"{column.name}__exact"


def _filters(request: HttpRequest, table: ServedTable) -> tuple[ColumnFilter, ...]:
    columns = [column for column in table.columns if column.type != "geojson"][:COLUMNS_TO_FILTER]
    return tuple(
        ColumnFilter(column, parameter_of(column), request.GET.get(parameter_of(column), "")) for column in columns
    )


def _asked(request: HttpRequest, table: ServedTable, *more: str) -> list[tuple[str, str]]:
    """What the reader asks of the rows; the page's other parameters are not the engine's affair."""
    allowed = {"q", "sort", *more, *(parameter_of(column) for column in table.columns)}
    return [(name, str(value)) for name, value in request.GET.items() if name in allowed and value]


def _rows_url(request: HttpRequest, resource: Resource, table: ServedTable) -> str:
    """The same question put to the API: all the rows that fit, not one page of them."""
    return f"/api/v1/resources/{resource.pk}/rows?{urlencode([*_asked(request, table), ('format', 'csv')])}"


def _table(request: HttpRequest, table: ServedTable) -> tuple[Preview | None, str]:
    """The page asked for, and what was wrong with the question, in the reader's language."""
    pairs = _asked(request, table, "cursor")
    try:
        query = parse_query([*pairs, ("limit", str(PAGE_SIZE))], table.columns)
        return _read(table, query), ""
    except BadQuery as bad:
        return None, pick(bad.text.as_map(), current_language())[0]


def _read(table: ServedTable, query: RowsQuery) -> Preview | None:
    try:
        return of_page(read_page(table, query))
    except TooSlow:
        return None
