"""Which addresses we go to at all, looked at before each request and each redirect."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from catalog.fetching.refusals import FetchRefused

PORTS = {"http": 80, "https": 443}
ALLOWED_PORTS = (80, 443, 8080, 8443)
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Target:
    """`exempt`: the operator (or we ourselves) named this very host and port; its address is then not looked at."""

    url: str
    scheme: str
    host: str
    port: int
    exempt: bool


def check_address(url: str, allow: tuple[str, ...]) -> Target:
    """Raises FetchRefused for what no public data address looks like."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise FetchRefused("host", url=url[:SHOWN]) from None
    if parts.scheme not in PORTS:
        raise FetchRefused("scheme", url=url[:SHOWN])
    if parts.username is not None or parts.password is not None:
        raise FetchRefused("credentials")
    if not parts.hostname:
        raise FetchRefused("host", url=url[:SHOWN])
    port = port or PORTS[parts.scheme]
    exempt = f"{parts.hostname}:{port}" in allow
    if not exempt and port not in ALLOWED_PORTS:
        raise FetchRefused("port", port=port)
    return Target(parts.geturl(), parts.scheme, parts.hostname, port, exempt)
