"""A CKAN package's fields to a dataset's, with CKAN's refusals: all of the faults at once, by field."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from catalog.api.ckan.errors import Invalid
from catalog.api.ckan.values import structure, text
from catalog.geometry import is_geometry
from catalog.language import as_map
from catalog.models import Agency
from catalog.models.fields import check_language_map
from catalog.standards.ckan import NOT_SPECIFIED, to_group
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.licenses import find_license
from catalog.vocabulary.themes import THEME

NAME = re.compile(r"[a-z0-9_-]*")
TAG = re.compile(r"[\w \-.]*")
BAD_NAME = "Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"
BAD_TAG = (
    'Tag "{tag}" can only contain alphanumeric characters, spaces (" "), hyphens ("-"), underscores ("_") or dots (".")'
)
NO_ORGANIZATION = "An organization must be provided"
UNKNOWN_ORGANIZATION = "Organization does not exist"
# CKAN's own names of the licences that we call by SPDX (https://licenses.opendefinition.org/).
CKAN_LICENSES = {
    "cc-zero": "CC0-1.0",
    "cc-by": "CC-BY-4.0",
    "cc-by-sa": "CC-BY-SA-4.0",
    "cc-nc": "CC-BY-NC-4.0",
    "odc-pddl": "PDDL-1.0",
    "odc-by": "ODC-By-1.0",
    "odc-odbl": "ODbL-1.0",
    "uk-ogl": "OGL-UK-3.0",
    "other-closed": "all-rights-reserved",
    "us-pd": "US-PD",
    NOT_SPECIFIED: "",
}
# What `to_package` works out itself and a client only sends back.
MEASURED = ("access_rights", "issued", "openness_met", "openness_score", "release_level")
# The same field in another form.
ALSO = {"title": "title_translated", "notes": "notes_translated", "tags": "tag_string"}
MOST_EXTRAS, LONGEST_EXTRA = 200, 100_000


def license_code(value: str) -> str:
    """Our code for CKAN's, or the value itself."""
    known = find_license(value)
    return known.code if known else CKAN_LICENSES.get(value, value)


class Fields:
    """Reads one field after the other and keeps what is wrong with each."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.faults: dict[str, Any] = {}
        self.values: dict[str, Any] = {}

    def read(self, *, whole: bool) -> dict[str, Any]:
        """A dataset's values. `whole`: what is not given is emptied, as `package_update` has it. Raises Invalid."""
        for name, reader in READERS.items():
            if whole or name in self.data or ALSO.get(name) in self.data:
                self._try(name, reader)
        if "extras" in self.data or whole:
            self._try("extras", _extras)
        if self.faults:
            raise Invalid(self.faults)
        return self.values

    def _try(self, name: str, reader: Callable[["Fields", str], None]) -> None:
        try:
            reader(self, name)
        except Invalid as error:
            self.faults |= {field: faults for field, faults in error.body.items() if field != "__type"}

    def check_name(self) -> str:
        """The slug asked for."""
        name = text(self.data, "name")
        if not name:
            self.faults["name"] = ["Missing value"]
        elif not NAME.fullmatch(name):
            self.faults["name"] = [BAD_NAME]
        elif not 2 <= len(name) <= 100:
            bound = "at least 2" if len(name) < 2 else "a maximum of 100"
            self.faults["name"] = [f"Must be {bound} characters long"]
        return name

    def find_agency(self) -> Agency | None:
        key = text(self.data, "owner_org")
        agency = Agency.objects.filter(**_identity(key)).first() if key else None
        if agency is None:
            self.faults["owner_org"] = [UNKNOWN_ORGANIZATION if key else NO_ORGANIZATION]
        return agency


def _identity(key: str) -> dict[str, str]:
    return {"pk": key} if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", key) else {"slug": key}


def _translated(field: str) -> Callable[[Fields, str], None]:
    """`title` beside `title_translated`: the map where it is given, else the plain text."""

    def read(fields: Fields, name: str) -> None:
        texts = structure(fields.data, f"{name}_translated")
        if texts:
            try:
                check_language_map(texts)
            except ValidationError as error:
                raise Invalid({f"{name}_translated": error.messages}) from None
        fields.values[field] = texts or as_map(
            text(fields.data, name) or text(fields.data, "title") or text(fields.data, "name")
        )

    return read


def _plain(field: str) -> Callable[[Fields, str], None]:
    def read(fields: Fields, name: str) -> None:
        fields.values[field] = text(fields.data, name)

    return read


def _license(fields: Fields, name: str) -> None:
    code = license_code(text(fields.data, name))
    if code and find_license(code) is None and not code.startswith(("http://", "https://")):
        raise Invalid({name: [f"Unknown license: {code[:100]}; see license_list"]})
    fields.values["license"] = code


def _tags(fields: Fields, name: str) -> None:
    given = structure(fields.data, "tags")
    names = [tag.get("name") if isinstance(tag, dict) else tag for tag in given] if isinstance(given, list) else None
    if names is None:
        names = [tag.strip() for tag in text(fields.data, "tag_string").split(",") if tag.strip()]
    for tag in names:
        if not isinstance(tag, str) or not 2 <= len(tag) <= 100:
            raise Invalid({name: [f'Tag "{str(tag)[:100]}" length must be from 2 to 100']})
        if not TAG.fullmatch(tag):
            raise Invalid({name: [BAD_TAG.format(tag=tag)]})
    fields.values["keywords"] = list(dict.fromkeys(names))


def _groups(fields: Fields, name: str) -> None:
    given = structure(fields.data, name) or []
    if not isinstance(given, list):
        raise Invalid({name: ["Not a list"]})
    ids = {to_group(code)["id"]: code for code in THEME}
    codes = []
    for group in given:
        key = (group.get("name") or ids.get(group.get("id"), "")) if isinstance(group, dict) else group
        if key not in THEME:
            raise Invalid({name: [f"Group does not exist: {str(key)[:100]}; see group_list"]})
        codes.append(key)
    fields.values["themes"] = list(dict.fromkeys(codes))


READERS: dict[str, Callable[[Fields, str], None]] = {
    "title": _translated("title"),
    "notes": _translated("description"),
    "license_id": _license,
    "tags": _tags,
    "groups": _groups,
    "maintainer": _plain("contact_name"),
    "maintainer_email": _plain("contact_email"),
    "url": _plain("landing_page"),
}


def _extras(fields: Fields, name: str) -> None:
    """Those that are fields of ours go there; the others are kept as they came."""
    given = structure(fields.data, name) or []
    if not isinstance(given, list) or not all(
        isinstance(one, dict) and isinstance(one.get("key"), str) for one in given
    ):
        raise Invalid({name: ["Extras are a list of dictionaries with `key` and `value`"]})
    extras = {one["key"]: _extra_text(one.get("value")) for one in given}
    if len(extras) != len(given):
        raise Invalid({name: ["There is a duplicate key"]})
    if len(extras) > MOST_EXTRAS or sum(map(len, extras.values())) > LONGEST_EXTRA:
        raise Invalid({name: [f"At most {MOST_EXTRAS} extras with {LONGEST_EXTRA} characters in all are kept"]})
    kept = {key: value for key, value in extras.items() if key not in EXTRAS and key not in MEASURED}
    fields.values["extras"] = kept
    for key, reader in EXTRAS.items():
        if key in extras:
            reader(fields, extras[key])
    if extras.get("release_level") in LEVEL:
        fields.values["requested_level"] = extras["release_level"]


def _extra_text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)


def _frequency(fields: Fields, value: str) -> None:
    if value in FREQUENCY:
        fields.values["frequency"] = value
    else:
        fields.values["extras"]["frequency"] = value


def _day(field: str, key: str) -> Callable[[Fields, str], None]:
    def read(fields: Fields, value: str) -> None:
        try:
            fields.values[field] = date.fromisoformat(value[:10]) if value else None
        except ValueError:
            raise Invalid({"extras": [f"{key} is no date such as 2026-01-31: {value[:100]}"]}) from None

    return read


def _spatial(fields: Fields, value: str) -> None:
    try:
        geometry = json.loads(value)
    except (ValueError, RecursionError):
        geometry = None
    if not is_geometry(geometry):
        raise Invalid({"extras": ["spatial is no GeoJSON geometry in degrees"]})
    fields.values["spatial"] = geometry


def _languages(fields: Fields, value: str) -> None:
    try:
        found = json.loads(value) if value.startswith("[") else [value]
    except (ValueError, RecursionError):
        raise Invalid({"extras": ["language is neither one language nor a JSON list of them"]}) from None
    fields.values["languages"] = [language for language in found if isinstance(language, str) and language]


def _provenance(fields: Fields, value: str) -> None:
    fields.values["provenance"] = as_map(value)


EXTRAS: dict[str, Callable[[Fields, str], None]] = {
    "frequency": _frequency,
    "language": _languages,
    "provenance": _provenance,
    "spatial": _spatial,
    "temporal_end": _day("period_end", "temporal_end"),
    "temporal_start": _day("period_start", "temporal_start"),
}
