"""One HTTP exchange whose address is checked where it is dialled, and that ends when its time is over."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from catalog.fetching.address import Target


class Watch:
    """The socket of the exchange under way, to be cut when time is up: no server can hold us by dripping bytes."""

    def __init__(self, seconds: float) -> None:
        self.cut = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def see(self, connected: socket.socket) -> None:
        self._socket = connected

    def _end(self) -> None:
        self.cut = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Watch":
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()


def _watched(connection: type[Any], watch: Watch) -> type[Any]:
    class Watched(connection):  # type: ignore[misc]
        def connect(self) -> None:
            super().connect()
            watch.see(self.sock)

    return Watched


class _Watching(HTTPAdapter):
    """Hands each new connection's socket to the watch."""

    watch: Watch

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = _watched(pool.ConnectionCls, self.watch)
        return pool


class GuardedAdapter(_Watching, IPFilterAdapter):
    """Resolves once, refuses what is not public, and dials the very address that it looked at."""


@contextlib.contextmanager
def session_for(target: Target, watch: Watch) -> Iterator[requests.Session]:
    """A session for one exchange: nothing from the environment (proxies, netrc), no cookie, no redirect."""
    session = requests.Session()
    session.trust_env = False
    adapter: _Watching = _Watching() if target.exempt else GuardedAdapter(is_https_proto=target.scheme == "https")
    adapter.watch = watch
    session.mount(f"{target.scheme}://", adapter)
    try:
        yield session
    finally:
        session.close()
