"""`{% marked map %}`: a language map in the reader's language, with what was searched for in <mark>."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog.language import pick
from catalog.search.highlight import Marker, Piece
from catalog.spoken import current_language

register = template.Library()


@register.simple_tag(takes_context=True)
def marked(context: dict[str, Any], texts: Mapping[str, str] | None, length: str = "whole") -> SafeString | str:
    """Escaped, as `text` of catalog_text; `length` "excerpt" begins near the first thing found.

    Where the reader's language has nothing to mark and another one has, that one is shown: it is why this was found.
    """
    marker: Marker = context.get("marker") or Marker()
    wanted = current_language()
    words, language = pick(texts or {}, wanted)
    pieces = _pieces(marker, words, length)
    for other, text in (texts or {}).items():
        if marker and length == "excerpt" and not _any_found(pieces) and other != language:
            found = _pieces(marker, text, length)
            if _any_found(found):
                pieces, language = found, other
    html = format_html_join("", "{}", ((_html(piece),) for piece in pieces))
    return html if language == wanted or not words else format_html('<span lang="{}">{}</span>', language, html)


def _pieces(marker: Marker, text: str, length: str) -> tuple[Piece, ...]:
    if not marker:
        return (Piece(text, False),)
    return marker.excerpt(text) if length == "excerpt" else marker.pieces(text)


def _any_found(pieces: Iterable[Piece]) -> bool:
    return any(piece.found for piece in pieces)


def _html(piece: Piece) -> SafeString | str:
    return format_html("<mark>{}</mark>", piece.text) if piece.found else piece.text
