"""`DATABASE_URL` to Django's settings: PostgreSQL only."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def settings_of(url: str, *, pool: int = 0) -> dict[str, Any]:
    """`postgresql://user:password@host:5432/name`, or `?host=/folder/of/socket` for a Unix socket."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://; Kaimen runs on PostgreSQL alone.")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    options: dict[str, Any] = {key: value for key, value in query.items() if key not in ("host", "port")}
    # Only catalog.prepared asks so that anything is prepared: at the fifth time.
    options["prepare_threshold"] = 5
    # A pool is made of threads, which do not live through a fork: processes that fork (Celery) go without.
    options |= {"pool": {"min_size": 1, "max_size": pool}} if pool else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": query.get("port") or str(parts.port or ""),
        "CONN_MAX_AGE": 0 if pool else 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
