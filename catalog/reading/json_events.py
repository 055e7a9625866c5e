"""JSON (https://www.rfc-editor.org/rfc/rfc8259) as a stream of records, each of bounded size and depth."""

import codecs
from collections.abc import Iterator
from pathlib import Path

import ijson

from catalog.reading.limits import Limits
from catalog.reading.lost_characters import MARKING
from catalog.reading.repeated_keys import RepeatedKeys
from catalog.reading.table import Finding, Unreadable

BUFFER = 64 * 1024

Event = tuple[str, object]


class Utf8Bytes:
    """The file's text as whole UTF-8 whatever it is stored in, and how much of it was read since `begin`.

    What can't be decoded becomes `lost_characters.MARK`, so that a damaged byte costs its cell and not the file.
    """

    def __init__(self, path: Path, encoding: str, limit: int) -> None:
        self.size_of_file = path.stat().st_size
        self.raw = path.open("rb")
        self.decoder = codecs.getincrementaldecoder(encoding)(MARKING)
        if encoding == "utf-8-sig":
            self.raw.seek(len(codecs.BOM_UTF8))
        self.limit = limit
        self.since = 0

    def __enter__(self) -> "Utf8Bytes":
        return self

    def __exit__(self, *_: object) -> None:
        self.raw.close()

    def begin(self) -> None:
        """A new record starts."""
        self.since = 0

    def position(self) -> int:
        return self.size_of_file if self.raw.closed else self.raw.tell()

    def read(self, size: int = -1) -> bytes:
        data = self._recoded(size) if size else b""
        self.since += len(data)
        if self.since > self.limit:
            raise Unreadable(Finding("row-too-long", figures={"limit": self.limit}))
        return data

    def _recoded(self, size: int) -> bytes:
        """b"" only at the end, though a chunk may hold no whole character."""
        while chunk := self.raw.read(size):
            if text := self.decoder.decode(chunk).lstrip("\ufeff"):
                return text.encode()
        return self.decoder.decode(b"", final=True).encode()


class Events(Iterator[Event]):
    """The parser's events; `depth` is how many objects and lists are open, `repeated` are keys in what was built.

    Raises Unreadable for broken JSON.
    """

    def __init__(self, source: Utf8Bytes, limits: Limits, format_: str) -> None:
        self.source = source
        self.events = ijson.basic_parse(source, buf_size=BUFFER)
        self.limits = limits
        self.format = format_
        self.depth = 0
        self.repeated = RepeatedKeys()

    def __next__(self) -> Event:
        try:
            name, value = next(self.events)
        except StopIteration:
            raise
        except (ijson.JSONError, UnicodeDecodeError, ValueError) as fault:
            raise Unreadable(Finding("broken-file", figures={"format": self.format})) from fault
        if name in ("start_map", "start_array"):
            self.depth += 1
            if self.depth > self.limits.max_depth:
                raise Unreadable(Finding("too-deep", figures={"limit": self.limits.max_depth}))
        elif name in ("end_map", "end_array"):
            self.depth -= 1
        return name, value

    def skip(self, name: str) -> None:
        """Passes over the value whose first event was `name`."""
        if name in ("start_map", "start_array"):
            outside = self.depth - 1
            while self.depth > outside:
                next(self)

    def leave_list(self) -> None:
        """Passes over what is left of the list that is open."""
        while (event := next(self))[0] != "end_array":
            self.skip(event[0])

    def build(self, first: Event) -> object:
        """The whole value whose first event was `first`."""
        name, value = first
        if name == "start_array":
            items: list[object] = []
            while (event := next(self))[0] != "end_array":
                items.append(self.build(event))
            return items
        if name == "start_map":
            pairs: list[tuple[str, object]] = []
            while (event := next(self))[0] != "end_map":
                pairs.append((str(event[1]), self.build(next(self))))
            return self.repeated.object_of(pairs)
        return value


def descend(events: Events, path: tuple[str, ...]) -> Event | None:
    """The first event of the value under these keys; None where it is not there."""
    event = next(events)
    for wanted in path:
        if event[0] != "start_map":
            return None
        while (event := next(events))[0] != "end_map":
            key, event = str(event[1]), next(events)
            if key == wanted:
                break
            events.source.begin()
            events.skip(event[0])
        else:
            return None
    return event
