"""For machines: are we alive, are we ready, and what robots may do."""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from catalog.search.engine.manifest import current_folder
from catalog.search.engine.refusal import IndexUnusable

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /datasets?*
Disallow: /datasets/*?
Disallow: /developers?
Disallow: /feeds/*?
Allow: /datasets?lang=
Allow: /datasets/*?lang=
Allow: /developers?lang=
Allow: /

Sitemap: {site}/sitemap.xml
"""


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM catalog_dataset LIMIT 1")


def _writable(folder: Path) -> Callable[[], None]:
    def check() -> None:
        if not os.access(folder, os.W_OK):
            raise OSError(f"{folder.name} can't be written to")

    return check


def _index() -> None:
    current_folder(Path(settings.INDEX_DIR))


@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 when everything that a request may need is there; 503 names what is not."""
    checks: dict[str, Callable[[], None]] = {
        "database": _database,
        "storage": _writable(Path(settings.BLOB_DIR)),
        "index": _index,
    }
    if settings.BROKER_URL.startswith("filesystem:"):
        checks["queue"] = _writable(Path(settings.QUEUE_DIR) / "messages")
    answers = {name: _outcome(check) for name, check in checks.items()}
    ready = all(answer == "ok" for answer in answers.values())
    return JsonResponse({"ready": ready, **answers}, status=200 if ready else 503)


def _outcome(check: Callable[[], None]) -> str:
    try:
        check()
    except DatabaseError:
        # What the driver says may hold addresses: operators find it in the log.
        return "the database does not answer, or is not migrated"
    except IndexUnusable:
        return "the search index is not built yet"
    except OSError as error:
        return str(error)
    return "ok"


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS.format(site=settings.SITE_URL), content_type="text/plain")
