"""Our refusals in CKAN's words: its names of fields, and its sentences where clients know them by heart."""

from collections.abc import Iterable

from catalog.api.ckan.errors import MISSING
from catalog.publishing.refusal import Fault

FIELDS = {
    "slug": "name",
    "agency": "owner_org",
    "description": "notes",
    "keywords": "tags",
    "license": "license_id",
    "contact_name": "maintainer",
    "contact.name": "maintainer",
    "contact_email": "maintainer_email",
    "contact.email": "maintainer_email",
    "landing_page": "url",
    "file": "upload",
    "themes": "groups",
}
IN_USE = "That URL is already in use."
# Django's sentence for a slug that another dataset has.
TAKEN = "already exists"


def as_ckan_faults(faults: Iterable[Fault]) -> dict[str, list[str]]:
    by_field: dict[str, list[str]] = {}
    for fault in faults:
        by_field.setdefault(FIELDS.get(fault.field, fault.field) or "message", []).append(_sentence(fault))
    return by_field


def _sentence(fault: Fault) -> str:
    if fault.field == "slug" and TAKEN in fault.text.en:
        return IN_USE
    return MISSING if fault.code == "required" and fault.field != "file" else fault.text.en
