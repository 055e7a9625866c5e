"""One HTTP exchange whose address is checked where it is dialled, and that ends when its time is over."""

import contextlib
import socket
import threading
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

from catalog.fetching.address import Target, is_public


class Watch:
    """The socket of the exchange under way, to be cut when time is up: no server can hold us by dripping bytes."""

    def __init__(self, seconds: float) -> None:
        self.cut = False
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def see(self, connected: socket.socket) -> None:
        # A duplicate, since TLS empties the socket object that it wraps, and a handshake can drip too.
        with self._lock:
            self._forget()
            self._socket = connected.dup()
            if self.cut:
                self._shut()

    def _end(self) -> None:
        with self._lock:
            self.cut = True
            self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _forget(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def __enter__(self) -> "Watch":
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._forget()


def _watched(connection: type[Any], watch: Watch) -> type[Any]:
    class Watched(connection):
        def _new_conn(self) -> socket.socket:
            connected: socket.socket = super()._new_conn()
            watch.see(connected)
            return connected

    return Watched


class _Watching(HTTPAdapter):
    """Hands each new connection's socket to the watch, and dials nothing but the host and port that were checked."""

    def __init__(self, target: Target, watch: Watch, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._target = target
        self._watch = watch

    def build_connection_pool_key_attributes(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> Any:
        host, pool = super().build_connection_pool_key_attributes(request, *args, **kwargs)
        return self._checked(host), pool

    def _checked(self, host: Any) -> Any:
        if (host["scheme"], host["host"], host["port"] or self._target.port) != self._key():
            raise InvalidIPAddress(host["host"])
        return host

    def _key(self) -> tuple[str, str, int]:
        return self._target.scheme, self._target.host, self._target.port

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = _watched(pool.ConnectionCls, self._watch)
        return pool


class GuardedAdapter(_Watching, IPFilterAdapter):
    """Resolves once, refuses what is not public, and dials the very address that it looked at."""

    def __init__(self, target: Target, watch: Watch) -> None:
        super().__init__(target, watch, is_https_proto=target.scheme == "https")

    def _checked(self, host: Any) -> Any:
        """Here the host is the resolved address already."""
        if not is_public(host["host"].strip("[]")) or (host["port"] or self._target.port) != self._target.port:
            raise InvalidIPAddress(host["host"])
        return host


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: even when told not to follow a redirect, requests would read its whole body, and unpack it."""


def session_for(target: Target, watch: Watch) -> requests.Session:
    """A session for one exchange: nothing from the environment (proxies, netrc), no cookie, no redirect."""
    session = _Session()
    session.trust_env = False
    adapter = _Watching(target, watch) if target.exempt else GuardedAdapter(target, watch)
    session.mount(f"{target.scheme}://", adapter)
    return session
