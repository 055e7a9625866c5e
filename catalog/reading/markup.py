"""Which kind of markup a text is, by its first element: HTML, KML, SVG or any other XML."""

import re

LOOK = 64 * 1024
# Names are of any script (https://www.w3.org/TR/xml/#NT-Name).
ELEMENT = re.compile(r"<([^\W\d][\w.-]{0,100}:)?([^\W\d][\w.-]{0,100})(?=[\s/>])")
# Pages as programs write them often leave out what comes before these.
HTML = ("html", "head", "body", "table", "div", "script", "p", "meta", "title", "style", "center", "form", "span")
ROOTS = {"kml": "kml", "svg": "svg", **dict.fromkeys(HTML, "html")}
# What may stand before the first element, and what ends it.
BEFORE = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))


def markup_format(start: str) -> str:
    """ "" for a text that does not begin with markup. `start` has no blanks in front."""
    place, declared = 0, False
    while place < min(len(start), LOOK):
        if start[place].isspace():
            place += 1
            continue
        element = ELEMENT.match(start, place)
        if element and (declared or element[2].isascii()):  # <注意> may begin a plain text
            return _kind(element[2].lower(), declared)
        opened = next(((begin, end) for begin, end in BEFORE if start.startswith(begin, place)), None)
        if opened is None:
            return ""
        if start[place : place + 14].lower() == "<!doctype html":
            return "html"
        declared = declared or start.startswith("<?xml", place)
        place = _after(start, place, opened[1])
    return "xml" if declared else ""


def _kind(root: str, declared: bool) -> str:
    """An XML declaration means it, whatever the root is called, unless that is `html` itself."""
    found = ROOTS.get(root, "xml")
    return "xml" if declared and found == "html" and root != "html" else found


def _after(start: str, place: int, end: str) -> int:
    """The place after `end`; a document type's own declarations, in brackets, are passed over too."""
    found = start.find(end, place)
    bracket = start.find("[", place, found) if start.startswith("<!DOCTYPE", place) and found > 0 else -1
    if bracket >= 0:
        found, end = start.find("]>", bracket), "]>"
    return len(start) if found < 0 else found + len(end)
