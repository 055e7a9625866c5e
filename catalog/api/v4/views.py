"""data.gov's catalog API of today, with the totals and filters that its users miss.

Its own paths below its base are served too (`/api/keywords`), so that a client only has to change the base.
"""

import uuid
from collections.abc import Callable, Sequence
from functools import wraps
from http import HTTPStatus
from typing import Any

import orjson
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from catalog.api.parts import fragments
from catalog.api.v4 import cursor
from catalog.api.v4.question import read_question, whole_number
from catalog.api.v4.refusal import Refusal, unknown
from catalog.api.v4.shape import organization, to_datagov
from catalog.models import Agency, Dataset, Resource, State
from catalog.search.ask import asked
from catalog.search.engine.question import Answer, FacetAsked, Question
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.tokens import fold
from catalog.standards.entries import entries, in_order, site
from catalog.standards.terms import plain
from catalog.vocabulary.levels import SHARED

KEYWORDS, MOST_KEYWORDS = 100, 1_000
UNLIMITED = 1_000_000
RESULT = "data.gov"

View = Callable[..., dict[str, Any]]


def answered(view: View) -> Callable[..., HttpResponse]:
    """What a view returns, or how it refuses, as JSON."""

    @require_safe
    @wraps(view)
    def around(request: HttpRequest, **parts: str) -> HttpResponse:
        try:
            return _json(view(request, **parts), HTTPStatus.OK)
        except Refusal as refusal:
            return _json(refusal.body, refusal.status)

    return around


@answered
def search(request: HttpRequest) -> dict[str, Any]:
    question = read_question(request.GET)
    found = _asked(question.question)
    hits = found.hits[: question.per_page]
    body: dict[str, Any] = {
        "results": fragments(RESULT, [hit.id for hit in hits], _results),
        "sort": question.sort,
        "total": found.count,
    }
    if len(found.hits) > question.per_page:
        body["after"] = cursor.write(hits[-1].after, question.order)
    if found.facets:
        body["facets"] = {
            name: [{"value": value, "count": count} for value, count in counted.values]
            for name, counted in found.facets.items()
        }
    return body


@answered
def dataset(_request: HttpRequest, key: str) -> dict[str, Any]:
    try:
        one = Dataset.objects.filter(pk=uuid.UUID(key))
    except ValueError:
        one = Dataset.objects.filter(slug=key.replace("\0", ""))
    entry = next(entries(one.public(), marks=False), None)
    if entry is not None:
        return to_datagov(entry, Agency.objects.get(slug=entry.publisher.slug), site())
    if one.filter(state=State.WITHDRAWN).exclude(release_level=SHARED).exists():
        raise Refusal(HTTPStatus.GONE, "This dataset was withdrawn by its agency.")
    raise Refusal(HTTPStatus.NOT_FOUND, f"There is no dataset “{key[:100]}”.")


@answered
def organizations(request: HttpRequest) -> dict[str, Any]:
    """The ones with most datasets first."""
    _expect(request, ())
    found = [{**organization(agency), "dataset_count": count} for agency, count in _counted_agencies()]
    return {"organizations": found, "total": len(found)}


@answered
def publishers(request: HttpRequest) -> dict[str, Any]:
    _expect(request, ())
    found = [{"name": plain(agency.name), "count": count} for agency, count in _counted_agencies() if count]
    return {"publishers": found, "total": len(found)}


@answered
def keywords(request: HttpRequest) -> dict[str, Any]:
    """The most used first. `total` counts those given, as theirs does; `distinct` all that would fit."""
    _expect(request, ("size", "min_count", "search"))
    size = min(_number(request, "size", KEYWORDS), MOST_KEYWORDS)
    least, part = _number(request, "min_count", 1), fold(request.GET.get("search", "")[:100])
    question = Question(size=1, facets={"keyword": FacetAsked("keyword", "")}, facet_values=UNLIMITED)
    counted = _asked(question).facets["keyword"].values
    fitting = [{"keyword": word, "count": count} for word, count in counted if count >= least and part in fold(word)]
    given = fitting[:size]
    return {"keywords": given, "size": size, "min_count": least, "total": len(given), "distinct": len(fitting)}


@answered
def stats(request: HttpRequest) -> dict[str, Any]:
    """Their two figures, and what there is besides. Nothing here is part of a collection."""
    _expect(request, ())
    public = Dataset.objects.public()
    rows = Resource.objects.filter(dataset__in=public).aggregate(rows=Sum("version__profile__rows"))["rows"]
    return {
        "meta": {"date": http_date(timezone.now().timestamp())},
        "results": {
            "datasets": public.count(),
            "datasetsWithIsPartOf": 0,
            "organizations": public.order_by().values("agency").distinct().count(),
            "rows": rows or 0,
        },
    }


def _asked(question: Question) -> Answer:
    try:
        return asked(question)
    except IndexUnusable:
        raise Refusal(
            HTTPStatus.SERVICE_UNAVAILABLE, "The search index is being built. Try again in a moment."
        ) from None


def _results(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, bytes]:
    found, here = in_order(ids, marks=False), site()
    agencies = {agency.slug: agency for agency in Agency.objects.filter(slug__in={one.publisher.slug for one in found})}
    made = ((uuid.UUID(one.id), to_datagov(one, agencies[one.publisher.slug], here)) for one in found)
    return {one: orjson.dumps(shown) for one, shown in made}


def _counted_agencies() -> list[tuple[Agency, int]]:
    public = Dataset.objects.public().order_by()
    counts = dict(public.values_list("agency").annotate(Count("pk")))
    found = [(agency, counts.get(agency.pk, 0)) for agency in Agency.objects.all()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].slug))


def _expect(request: HttpRequest, known: tuple[str, ...]) -> None:
    for name in request.GET:
        if name not in (*known, "lang"):
            raise unknown(name, name, known)


def _number(request: HttpRequest, name: str, default: int) -> int:
    text = request.GET.get(name, "")
    return whole_number(name, text, most=UNLIMITED) if text else default


def _json(body: dict[str, Any], status: HTTPStatus) -> HttpResponse:
    return HttpResponse(orjson.dumps(body), status=status, content_type="application/json")
