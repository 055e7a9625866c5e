"""`{% door_symbols %}` once a page, then `{% doors assessment %}`: the eight marks as a figure.

Drawn once for each row of marks: a list shows the same few again and again.
"""

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from catalog.models import Assessment
from portal.presenters.doors import HEIGHT, STEP, WIDTH, symbols

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1)
def door_symbols() -> SafeString:
    body = mark_safe(symbols())  # noqa: S308  # numbers and names of our own
    return format_html('<svg class="symbols" aria-hidden="true" focusable="false">{}</svg>', body)


@register.simple_tag
@lru_cache(maxsize=16)
def door(mark: str) -> SafeString:
    """One door; what it says stands beside it in words."""
    return format_html(
        '<svg class="door door-{0}" viewBox="-1 0 {1} {2}" aria-hidden="true" focusable="false">'
        '<use href="#door-{0}"/></svg>',
        mark,
        WIDTH + 2,
        HEIGHT + 1,
    )


@register.simple_tag
def doors(assessment: Assessment) -> SafeString:
    """All eight side by side, in page order; the words beside them say the same."""
    return _side_by_side(tuple(mark.mark for mark in assessment.marks.all()))


@lru_cache(maxsize=1024)
def _side_by_side(marks: tuple[str, ...]) -> SafeString:
    uses = format_html_join(
        "",
        '<use class="door-{0}" href="#door-{0}" x="{1}" width="{2}" height="{3}"/>',
        ((mark, index * STEP, WIDTH + 2, HEIGHT + 1) for index, mark in enumerate(marks)),
    )
    return format_html(
        '<svg class="doors" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>',
        7 * STEP + WIDTH + 2,
        HEIGHT + 1,
        uses,
    )
