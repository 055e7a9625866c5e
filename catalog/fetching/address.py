"""Which addresses we go to at all, looked at before each request and each redirect."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from catalog.fetching.refusals import FetchRefused

PORTS = {"http": 80, "https": 443}
ALLOWED_PORTS = (80, 443, 8080, 8443)
SHOWN = 200
# Everyone takes 8,000 characters (https://www.rfc-editor.org/rfc/rfc9110#section-4.1-5); no file needs more.
LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Target:
    """`exempt`: the operator (or we ourselves) named this very host and port; its address is then not looked at."""

    url: str
    scheme: str
    host: str
    port: int
    exempt: bool


def check_address(url: str, allow: tuple[str, ...]) -> Target:
    """Raises FetchRefused for what no public data address looks like. `allow` holds "host:port", both exact."""
    if len(url) > LONGEST:
        raise FetchRefused("too-long", most=LONGEST)
    if url.strip().partition(":")[0].lower() not in PORTS:
        raise FetchRefused("scheme", url=url[:SHOWN])
    # Read by the very steps that requests takes before it dials: two readings of one address would be a way in.
    try:
        parts = urlsplit(requests.Request("GET", url.strip()).prepare().url or "")
        host, port = parts.hostname, parts.port
    except (requests.RequestException, ValueError):
        raise FetchRefused("host", url=url[:SHOWN]) from None
    if parts.username is not None or parts.password is not None:
        raise FetchRefused("credentials")
    if not host:
        raise FetchRefused("host", url=url[:SHOWN])
    if port is None:
        port = PORTS[parts.scheme]
    exempt = f"{host}:{port}" in {entry.lower().replace("[", "").replace("]", "") for entry in allow}
    if not exempt and port not in ALLOWED_PORTS:
        raise FetchRefused("port", port=port)
    return Target(parts.geturl(), parts.scheme, host, port, exempt)


def is_public(address: str) -> bool:
    """Whether everyone could dial it. Asked beside requests-hardened, which lets some old IPv6 ranges through:
    IPv4-compatible (::127.0.0.1) and site-local (fec0::) ones.
    """
    ip = ipaddress.ip_address(address)
    site_local = isinstance(ip, ipaddress.IPv6Address) and ip.is_site_local
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or site_local)
