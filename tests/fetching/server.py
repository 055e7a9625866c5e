"""A real HTTP server on this machine that answers each path as a test says."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from catalog.fetching.limits import Limits

Handler = BaseHTTPRequestHandler
Route = Callable[[Handler], None]
# Time enough on a machine that is busy with other things: a test that is about time takes what it needs from it.
PATIENT = Limits(connect_timeout=60, read_timeout=60, total_seconds=60, slow_after=60)


class Server:
    """`asked` are the requests that came: path and headers, in order; `methods` theirs. `hung_up`: a client left."""

    def __init__(self, port: int, routes: dict[str, Route]) -> None:
        self.port = port
        self.routes = routes
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.methods: list[str] = []
        self.hung_up = threading.Event()

    @property
    def allow(self) -> tuple[str, ...]:
        return (f"127.0.0.1:{self.port}",)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def serving(routes: dict[str, Route]) -> Iterator[Server]:
    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers.items())))
            server.methods.append(self.command)
            self.close_connection = True
            try:
                routes.get(self.path.partition("?")[0], NOT_FOUND)(self)
            except OSError:
                server.hung_up.set()

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *args: object) -> None:
            """Nothing on the terminal."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    http.daemon_threads = True
    server = Server(http.server_port, routes)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def sends(body: bytes, status: int = 200, *, length: int | None = None, **headers: str) -> Route:
    """A whole answer, with headers such as `Content_Type="text/csv"`; `length` tells another one than the body has."""

    def answer(to: Handler) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.send_header("Content-Length", str(len(body) if length is None else length))
        to.end_headers()
        to.wfile.write(body)

    return answer


def redirects(location: str, status: int = 302, **headers: Any) -> Route:
    """Servers write UTF-8 into this header; `send_header` takes Latin-1."""
    return sends(b"", status, Location=location.encode().decode("latin-1"), **headers)


NOT_FOUND = sends(b"", 404)


def drips(piece: bytes, pause: float, *, before: bytes) -> Route:
    """`before` at once, then `piece` again and again with a pause, until the client hangs up."""

    def answer(to: Handler) -> None:
        to.wfile.write(before)
        while True:
            to.wfile.write(piece)
            time.sleep(pause)

    return answer
