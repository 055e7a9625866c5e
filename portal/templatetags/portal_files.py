"""`{% purposes_of resource as purposes %}`: its downloads by what people want them for. `{% cells row %}`."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from catalog.models import Resource
from portal.presenters.downloads import Purpose, purposes_of
from portal.presenters.meanings import kind_of
from portal.presenters.preview import Cell

register = template.Library()
NUMBER = mark_safe(' class="number"')
register.filter("kind", kind_of)


@register.simple_tag(name="purposes_of")
def purposes(resource: Resource) -> tuple[Purpose, ...]:
    return purposes_of(resource)


@register.simple_tag
def cells(row: Iterable[Cell]) -> SafeString:
    """Here and not in the template, which takes several times as long for each: a page shows some hundred."""
    return format_html_join("", "<td{}>{}</td>", ((NUMBER if cell.is_number else "", cell.text) for cell in row))
