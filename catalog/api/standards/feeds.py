"""Atom feeds (RFC 4287): of all datasets, any search, an agency, a theme, and of what happened to one dataset."""

from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from catalog.api.problem import ProblemItem
from catalog.api.standards.told import Refusal, expect_parameters, told
from catalog.language import LanguageMap, Text, pick
from catalog.models import PUBLIC_EVENTS, Activity, Agency, Dataset, Event
from catalog.search.ask import search_datasets, with_lines
from catalog.search.filters.filter import BadFilter
from catalog.search.filters.registry import FILTER, FILTERS
from catalog.search.query import SearchQuery
from catalog.spoken import current_language
from catalog.standards.terms import legible
from catalog.vocabulary.themes import THEME

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
LENGTH = 50
LONGEST_QUESTION = 400
ALL = Text("Datasets", "数据集")
FOUND = Text("Datasets: {question}", "数据集：{question}")
NOT_READY = Text("The search index is being built. Try again in a moment.", "正在建立搜索索引，请稍后再试。")
# A page of results has these in its address too; a feed has its own order and length.
IGNORED = ("page", "sort")
ONCE = tuple(item.name for item in FILTERS if not item.many)
SEVERAL = tuple(item.name for item in FILTERS if item.many)
# In seconds: an index is built by then.
SOON = 5


@told
@require_safe
def datasets(request: HttpRequest) -> HttpResponse:
    """Newest first; with the parameters of the search page, what it finds."""
    expect_parameters(request, "q", *ONCE, *IGNORED, several=SEVERAL)
    asked = {name: request.GET.getlist(name) for name in ("q", *FILTER) if request.GET.get(name)}
    if not asked:
        return _of_datasets(request, ALL.as_map(), "/datasets", _newest(Dataset.objects.public()))
    try:
        results = search_datasets(_query(asked))
    except BadFilter as bad:
        raise Refusal([ProblemItem(bad.name, "bad-filter", bad.text)]) from None
    if not results.ready:
        item = ProblemItem("", "not-ready", NOT_READY)
        raise Refusal([item], status=HTTPStatus.SERVICE_UNAVAILABLE, wait=SOON)
    question = ", ".join(value for values in asked.values() for value in values)
    page = f"/datasets?{request.META['QUERY_STRING']}"
    return _of_datasets(request, FOUND.fill({"question": question[:LONGEST_QUESTION]}).as_map(), page, results.datasets)


@told
@require_safe
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    found = Agency.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return _of_datasets(
        request, found.name, f"/agencies/{slug}", _newest(Dataset.objects.public().filter(agency=found))
    )


@told
@require_safe
def theme(request: HttpRequest, code: str) -> HttpResponse:
    if code not in THEME:
        raise Http404
    found = _newest(Dataset.objects.public().filter(themes__contains=[code]))
    return _of_datasets(request, THEME[code].label.as_map(), f"/datasets?theme={code}", found)


@told
@require_safe
def dataset(request: HttpRequest, slug: str) -> HttpResponse:
    """New versions of its files, and what became of it."""
    found = Dataset.objects.public().select_related("agency").filter(slug=slug).first()
    if found is None:
        raise Http404
    feed = _feed(request, found.title, found.get_absolute_url())
    for event in found.activities.filter(event__in=PUBLIC_EVENTS)[:LENGTH]:
        feed.add_item(
            title=f"{_said(found.title)}: {event.get_event_display()}",
            link=settings.SITE_URL + found.get_absolute_url(),
            description=_what_happened(event),
            unique_id=f"urn:uuid:{found.pk}#{event.pk}",
            pubdate=event.at,
            updateddate=event.at,
            author_name=_said(found.agency.name),
        )
    return _answer(feed)


def _query(asked: dict[str, list[str]]) -> SearchQuery:
    filters = {name: tuple(filter(None, values)) for name, values in asked.items() if name != "q"}
    question = asked.get("q", [""])[-1][:LONGEST_QUESTION]
    return SearchQuery(q=question, filters=filters, sort="-modified", page_size=LENGTH)


def _newest(found: QuerySet[Dataset]) -> Iterable[Dataset]:
    return with_lines(found).order_by("-modified", "pk")[:LENGTH]


def _of_datasets(request: HttpRequest, title: LanguageMap, page: str, found: Iterable[Dataset]) -> HttpResponse:
    feed = _feed(request, title, page)
    for one in found:
        feed.add_item(
            title=_said(one.title),
            link=settings.SITE_URL + one.get_absolute_url(),
            description=_said_as_html(one.description),
            unique_id=f"urn:uuid:{one.pk}",
            pubdate=one.issued,
            updateddate=one.modified,
            author_name=_said(one.agency.name),
            categories=[legible(word) for word in (*one.themes, *one.keywords)],
        )
    return _answer(feed)


class _Feed(Atom1Feed):
    """An empty feed has to say when it changed too; the library would say the time of day, another one at each look."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else EPOCH


EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def _feed(request: HttpRequest, title: LanguageMap, page: str) -> Atom1Feed:
    here = settings.SITE_URL + request.get_full_path()
    return _Feed(
        title=f"{_said(title)} · Kaimen",
        link=settings.SITE_URL + page,
        description="",
        language=current_language(),
        author_name="Kaimen",
        feed_url=here,
        feed_guid=here,
    )


def _said(texts: LanguageMap) -> str:
    return legible(pick(texts, current_language())[0])


def _what_happened(event: Activity) -> str:
    """Our reason; of a new version the file's name. What a reviewer wrote to the agency is nobody else's affair."""
    return _said_as_html(event.reason) or (escape(legible(event.comment)) if event.event == Event.VERSION else "")


def _said_as_html(texts: LanguageMap) -> str:
    """The library marks summaries as HTML: what people wrote must not become elements in a reader."""
    return escape(_said(texts))


def _answer(feed: Atom1Feed) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type=MEDIA_TYPE)
