"""What we ask a server for: whole, in part, or only whether anything is new (RFC 9110, sections 9.3, 13.1 and 14.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

PARTIAL, NOT_MODIFIED, TOO_FAR = 206, 304, 416
# The others of the 200s bring no file; 202 is what walls against robots answer.
WITH_FILE = (200, 203)
# What servers send as their marks of a version comes back to them in a header: so long, and printable.
LONGEST_MARK = 500


@dataclass(frozen=True, slots=True)
class Known:
    """What the server said of the bytes that we hold, word for word; "" for what it did not say."""

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)

    @property
    def headers(self) -> Iterator[tuple[str, str]]:
        if _sendable(self.etag):
            yield "If-None-Match", self.etag
        if _sendable(self.last_modified):
            yield "If-Modified-Since", self.last_modified


def _sendable(value: str) -> bool:
    return bool(value) and len(value) <= LONGEST_MARK and value.isascii() and value.isprintable()


@dataclass(frozen=True, slots=True)
class Ask:
    """`range_` asks for the bytes from the first to the last, both included; the server may send the whole instead."""

    user_agent: str = "Kaimen"
    method: str = "GET"
    range_: tuple[int, int] | None = None
    known: Known = field(default_factory=Known)

    @property
    def headers(self) -> dict[str, str]:
        headers = {"User-Agent": self.user_agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        if self.range_ is not None:
            headers["Range"] = f"bytes={self.range_[0]}-{self.range_[1]}"
        headers.update(self.known.headers)
        return headers

    def is_answered_by(self, status: int) -> bool:
        """A part that nobody asked for is no answer, and neither is “not modified” to who holds nothing."""
        return (
            status in WITH_FILE
            or (status == PARTIAL and self.range_ is not None)
            or (status == NOT_MODIFIED and bool(dict(self.known.headers)))
        )
