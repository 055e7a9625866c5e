"""Where mail goes, from one address: `console:`, `file:/folder`, `smtp://user:password@host:587`, `smtps://…`."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BACKEND = "django.core.mail.backends.{}.EmailBackend"
PORTS = {"smtp": 587, "smtps": 465}
# A mail server that does not answer must not hold a worker.
TIMEOUT_SECONDS = 20


def settings_of(url: str) -> dict[str, Any]:
    """Django's EMAIL_ settings. `smtp` speaks TLS from STARTTLS on, unless `?tls=0`; `smtps` from the first byte."""
    parts = urlsplit(url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": BACKEND.format("console")}
    if parts.scheme == "file" and parts.path:
        return {"EMAIL_BACKEND": BACKEND.format("filebased"), "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme in PORTS and parts.hostname:
        return {
            "EMAIL_BACKEND": BACKEND.format("smtp"),
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": _port(parts.netloc, url) or PORTS[parts.scheme],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.query != "tls=0",
            "EMAIL_TIMEOUT": TIMEOUT_SECONDS,
        }
    raise ImproperlyConfigured(f"EMAIL_URL begins with {parts.scheme!r}; use console:, file:, smtp:// or smtps://.")


def _port(netloc: str, url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        raise ImproperlyConfigured(f"EMAIL_URL has no port in {netloc.rpartition('@')[2]!r}.") from None
