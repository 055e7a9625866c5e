"""DCAT: data.json whole, the catalog by pages, and one dataset, each by its own address or by `Accept`."""

import hashlib
from http import HTTPStatus

import orjson
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from catalog.api.problem import WITHDRAWN, ProblemItem
from catalog.api.ranged import is_known
from catalog.api.standards.negotiate import negotiated
from catalog.api.standards.told import Refusal, expect_parameters, told
from catalog.api.whole import whole_catalog
from catalog.bulk.documents import DATA_JSON, DCAT_US_3
from catalog.language import Text
from catalog.models import Dataset, State
from catalog.nearest import named
from catalog.standards.dcat_ap import Page, catalog_graph, dataset_graph
from catalog.standards.entries import in_order, public_entry, site
from catalog.standards.entry import Entry
from catalog.standards.notations import NOTATION, Notation
from catalog.vocabulary.levels import SHARED

PAGE_SIZE = 100
LONGEST_NUMBER = 10
UNKNOWN_NOTATION = Text(
    "There is no notation “{name}”.{near} There are: ttl, jsonld, rdf, nt.",
    "没有“{name}”这种记法。{near}可用的有：ttl、jsonld、rdf、nt。",
)
NO_PAGE = Text("“{value}” is no number of a page: they begin with 1.", "“{value}”不是页码；页码从 1 开始。")
BEHIND_THE_LAST = Text("There is no such page: the last one is {last}.", "没有这一页；最后一页是第 {last} 页。")
# Raised whenever the graph of the same dataset changes: it is part of every tag.
VERSION = "1"


@told
@require_safe
def data_json(request: HttpRequest) -> HttpResponseBase:
    expect_parameters(request)
    return whole_catalog(request, DATA_JSON)


@told
@require_safe
def dcat_us_3(request: HttpRequest) -> HttpResponseBase:
    expect_parameters(request)
    return whole_catalog(request, DCAT_US_3)


@told
@require_safe
def catalog_as(request: HttpRequest, extension: str) -> HttpResponseBase:
    return catalog_document(request, notation=_notation(extension))


@told
@require_safe
def dataset_as(request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
    return dataset_document(request, slug=slug, notation=_notation(extension))


@told
def catalog_document(request: HttpRequest, *, notation: Notation) -> HttpResponse:
    """404 for a page that is not there; an empty catalog has one page."""
    expect_parameters(request, "page")
    here, public = site(), Dataset.objects.public()
    total = public.count()
    last = max(1, -(-total // PAGE_SIZE))
    number = _page_number(request.GET.get("page", "1"), last)
    ids = public.order_by("pk").values_list("pk", flat=True)[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    found = in_order(ids)
    page = Page(number, last, PAGE_SIZE, total, f"{here.catalog}.{notation.extension}")
    tag = _tag(notation, found, [number, last, total])
    if is_known(request.headers.get("If-None-Match", ""), tag):
        return _labelled(HttpResponse(status=HTTPStatus.NOT_MODIFIED), tag, f"{page.at(number)}")
    body = notation.write(catalog_graph(found, here, page))
    return _labelled(HttpResponse(body, content_type=_content_type(notation)), tag, page.at(number))


@negotiated(catalog_document)
@require_safe
def catalog(_request: HttpRequest) -> HttpResponse:
    """The catalog's own address is the search page to people."""
    return HttpResponseRedirect("/datasets")


@told
def dataset_document(request: HttpRequest, *, slug: str, notation: Notation) -> HttpResponse:
    """Only what everyone may see; 410 for what was withdrawn."""
    expect_parameters(request)
    entry = public_entry(slug)
    if entry is None:
        withdrawn = Dataset.objects.filter(slug=slug, state=State.WITHDRAWN).exclude(release_level=SHARED)
        if withdrawn.exists():
            raise Refusal([ProblemItem("", "withdrawn", WITHDRAWN)], status=HTTPStatus.GONE)
        raise Http404
    here = site()
    tag, address = _tag(notation, [entry], []), f"{here.dataset(entry)}.{notation.extension}"
    if is_known(request.headers.get("If-None-Match", ""), tag):
        return _labelled(HttpResponse(status=HTTPStatus.NOT_MODIFIED), tag, address)
    body = notation.write(dataset_graph(entry, here))
    response = _labelled(HttpResponse(body, content_type=_content_type(notation)), tag, address)
    response["Last-Modified"] = http_date(entry.modified.timestamp())
    return response


def _notation(extension: str) -> Notation:
    found = NOTATION.get(extension)
    if found is None:
        item = ProblemItem("", "unknown-notation", named(UNKNOWN_NOTATION, extension, NOTATION))
        raise Refusal([item], status=HTTPStatus.NOT_FOUND)
    return found


def _page_number(text: str, last: int) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:LONGEST_NUMBER])):
        raise Refusal([ProblemItem("page", "not-a-number", NO_PAGE.fill({"value": text[:50]}))])
    if len(text) > LONGEST_NUMBER or int(text) > last:
        item = ProblemItem("page", "no-such-page", BEHIND_THE_LAST.fill({"last": last}))
        raise Refusal([item], status=HTTPStatus.NOT_FOUND)
    return int(text)


def _tag(notation: Notation, entries: list[Entry], place: list[int]) -> str:
    """All that the answer is made of: known before the answer is."""
    known = orjson.dumps([VERSION, notation.extension, site().url, place, entries])
    return f'"{hashlib.sha256(known).hexdigest()}"'


def _content_type(notation: Notation) -> str:
    return f"{notation.media_type}; charset=utf-8" if notation.extension in ("ttl", "rdf") else notation.media_type


def _labelled(response: HttpResponse, tag: str, address: str) -> HttpResponse:
    response["ETag"] = tag
    response["Content-Location"] = address
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response
