"""The version that a caller asks for by its number, and whether this caller may have it."""

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from catalog.api.rest.errors import Gone
from catalog.api.rest.parameters import whole_number
from catalog.language import Text
from catalog.models import Resource, Version
from catalog.publishing.publications import Standing, standing_of

VERSION = OpenApiParameter(
    "version", OpenApiTypes.INT, description="A version's number; without it the one served. See `versions`."
)
MOST = 2**31 - 1
WITHDRAWN = Text("This version has been withdrawn.", "该版本已撤下。")


def is_member(request: Request, resource: Resource) -> bool:
    return bool(request.user.has_perm("catalog.view_own_dataset", resource.dataset))


def asked_version(request: Request, resource: Resource) -> Version | None:
    """None where no number was given. A stranger gets 404 for what was never public, 410 for what was taken back."""
    number = whole_number(request, "version", default=0, least=1, most=MOST)
    if not number:
        return None
    version = resource.versions.select_related("profile", "publication").filter(number=number).first()
    if version is None:
        raise Http404
    if is_member(request, resource):
        return version
    standing = standing_of(version, resource)
    if standing == Standing.WITHHELD:
        raise Gone(WITHDRAWN)
    if standing == Standing.PRIVATE:
        raise Http404
    return version
