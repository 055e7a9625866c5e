"""XML (https://www.w3.org/TR/xml/) as a stream: no entity is expanded, no DTD or address is loaded, nothing is kept."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from catalog.reading.json_events import Utf8Bytes
from catalog.reading.limits import Limits
from catalog.reading.table import Finding, Unreadable

Element = etree._Element
START, END = "start", "end"


class XmlEvents(Iterator[tuple[str, Element]]):
    """Starts and ends of elements, of `path` at the time. Raises Unreadable for broken or hostile XML.

    An element is dropped at its end, with all in it, unless it lies inside one that `hold` was called for.
    """

    def __init__(self, source: Utf8Bytes, limits: Limits, format_: str) -> None:
        self.source = source
        self.limits = limits
        self.format = format_
        self.path: list[str] = []
        self.held = 0
        # Utf8Bytes gives UTF-8 whatever the declaration says.
        self.events = etree.iterparse(
            source,
            events=(START, END),
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    def hold(self) -> None:
        """Keep the element that has just started until its end has been given."""
        self.held = len(self.path)
        self.source.begin()

    def __next__(self) -> tuple[str, Element]:
        try:
            event, element = next(self.events)
        except StopIteration:
            raise
        except (etree.LxmlError, ValueError, OSError, AssertionError) as fault:
            raise Unreadable(Finding("broken-file", figures={"format": self.format})) from fault
        if event == START:
            self._begin(element)
        else:
            self._finish(element)
        return event, element

    def _begin(self, element: Element) -> None:
        if not self.path:
            self._refuse_entities(element)
        self.path.append(local_name(element))
        if len(self.path) > self.limits.max_depth:
            raise Unreadable(Finding("too-deep", figures={"limit": self.limits.max_depth}))
        if not self.held:
            self.source.begin()

    def _finish(self, element: Element) -> None:
        depth = len(self.path)
        self.path.pop()
        if self.held and depth > self.held:
            return
        if not self.held:
            element.clear()
        self.held = 0
        parent = element.getparent()
        while parent is not None and len(parent) and parent[0] is not element:
            del parent[0]

    def _refuse_entities(self, root: Element) -> None:
        declared: Any = root.getroottree().docinfo.internalDTD
        if declared is not None and any(True for _ in declared.iterentities()):
            raise Unreadable(Finding("xml-entities"))


def local_name(element: Element) -> str:
    """The name without its namespace; "" for what is no element, such as a reference to an entity."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
