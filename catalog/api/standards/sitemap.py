"""Sitemaps (https://www.sitemaps.org/protocol.html): an index, our own pages, and one for each 10,000 datasets."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.db import connection
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalog.api.standards.told import told
from catalog.models import Agency, Dataset
from catalog.standards.terms import moment

# The protocol allows 50,000; smaller files are read again with less waste when one dataset changed.
SIZE = 10_000
PAGES = (
    "/",
    "/datasets",
    "/agencies",
    "/themes",
    "/scoreboard",
    "/openness",
    "/developers",
    "/about",
    "/accessibility",
)
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Line = tuple[str, datetime | None]


@require_safe
def index(_request: HttpRequest) -> HttpResponse:
    lines: list[Line] = [("/sitemap-pages.xml", None)]
    lines += [(f"/sitemap-{number}.xml", modified) for number, modified in _parts()]
    return _answer("sitemapindex", "sitemap", lines)


@require_safe
def pages(_request: HttpRequest) -> HttpResponse:
    lines: list[Line] = [(path, None) for path in PAGES]
    lines += [(f"/agencies/{slug}", None) for slug in Agency.objects.values_list("slug", flat=True)]
    return _answer("urlset", "url", lines)


@told
@require_safe
def part(_request: HttpRequest, number: int) -> HttpResponse:
    # The database counts no further than 2**63: nobody has a millionth part.
    start = min(max(0, number - 1), 1_000_000) * SIZE
    found = Dataset.objects.public().order_by("pk").values_list("slug", "modified")[start : start + SIZE]
    lines: list[Line] = [(f"/datasets/{slug}", modified) for slug, modified in found] if number else []
    if not lines:
        raise Http404
    return _answer("urlset", "url", lines)


def _parts() -> list[tuple[int, datetime]]:
    """Number and last change of each part, in one query however many datasets there are."""
    place = Window(RowNumber(), order_by=F("pk").asc())
    numbered = Dataset.objects.public().order_by().annotate(place=place).values("place", "modified")
    sql, values = numbered.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (place - 1) / {SIZE} + 1 AS part, max(modified) FROM ({sql}) AS numbered "  # noqa: S608
            "GROUP BY part ORDER BY part",
            values,
        )
        found: list[tuple[int, datetime]] = cursor.fetchall()
    return found


def _answer(root: str, element: str, lines: Iterable[Line]) -> HttpResponse:
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n']
    for path, modified in lines:
        changed = f"<lastmod>{moment(modified)}</lastmod>" if modified else ""
        parts.append(f"<{element}><loc>{escape(settings.SITE_URL + path)}</loc>{changed}</{element}>\n")
    parts.append(f"</{root}>\n")
    return HttpResponse("".join(parts), content_type="application/xml")
