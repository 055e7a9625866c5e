"""`{% purposes_of resource as purposes %}`: its downloads by what people want them for."""

from django import template

from catalog.models import Resource
from portal.presenters.downloads import Purpose, purposes_of
from portal.presenters.meanings import kind_of

register = template.Library()
register.filter("kind", kind_of)


@register.simple_tag(name="purposes_of")
def purposes(resource: Resource) -> tuple[Purpose, ...]:
    return purposes_of(resource)
