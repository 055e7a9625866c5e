"""Datasets, agencies and files as CKAN's dictionaries (https://docs.ckan.org/en/2.12/api/).

CKAN knows one language a field: `title` and `notes` are in English where there is some, and `title_translated` and
`notes_translated` hold all of them, as ckanext-fluent names them. Dates are UTC without saying so, as CKAN's are.
Everything that is read here has been fetched before: these functions ask the database for nothing.
"""

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from catalog.language import ENGLISH, pick
from catalog.models import Agency, Dataset, Resource, State
from catalog.reading.sniff import claimed_format
from catalog.vocabulary.formats import FORMAT
from catalog.vocabulary.levels import SHARED
from catalog.vocabulary.licenses import LICENSES, License, find_license
from catalog.vocabulary.themes import THEME

# Keywords and themes have no row of their own, and CKAN wants an id for each: the same word has the same id everywhere.
NAMESPACE = uuid.UUID("6f0c6a3e-3c5c-5d0e-9a55-8d3b1f2f7f11")
NOT_SPECIFIED = "notspecified"


def moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") if value else None


def word(texts: dict[str, str]) -> str:
    return pick(texts, ENGLISH)[0]


def to_package(dataset: Dataset, files: Iterable[Resource], *, site: str) -> dict[str, Any]:
    """One dataset whole. It comes with its agency and assessment, and its files with their versions and profiles."""
    license_ = find_license(dataset.license)
    resources = [to_resource(file, site=site) for file in files]
    return {
        "author": None,
        "author_email": None,
        "creator_user_id": None,
        "extras": to_extras(dataset),
        "groups": [to_group(code) for code in dataset.themes],
        "id": str(dataset.pk),
        "isopen": bool(license_ and license_.conformant),
        "license_id": dataset.license or NOT_SPECIFIED,
        "license_title": license_.label.en if license_ else dataset.license or "License not specified",
        "license_url": license_.uri if license_ else dataset.license,
        "maintainer": dataset.contact_name or None,
        "maintainer_email": dataset.contact_email or None,
        "metadata_created": moment(dataset.created),
        "metadata_modified": moment(dataset.modified),
        "name": dataset.slug,
        "notes": word(dataset.description),
        "notes_translated": dataset.description,
        "num_resources": len(resources),
        "num_tags": len(dataset.keywords),
        "organization": to_owner(dataset.agency),
        "owner_org": str(dataset.agency_id),
        "private": not dataset.is_public,
        "relationships_as_object": [],
        "relationships_as_subject": [],
        "resources": resources,
        "state": state_of(dataset),
        "tags": [to_tag(keyword) for keyword in dataset.keywords],
        "title": word(dataset.title),
        "title_translated": dataset.title,
        "type": "dataset",
        "url": dataset.landing_page or None,
        "version": None,
    }


def state_of(dataset: Dataset) -> str:
    return {State.PUBLIC: "active", State.WITHDRAWN: "deleted"}.get(State(dataset.state), "draft")


def to_extras(dataset: Dataset) -> list[dict[str, str]]:
    """What CKAN has no field for, under the names that ckanext-dcat and ckanext-spatial gave them, sorted."""
    assessment = dataset.assessment
    values: dict[str, str | None] = {
        "access_rights": "non-public" if dataset.release_level == SHARED else "public",
        "frequency": dataset.frequency,
        "issued": moment(dataset.issued),
        "language": json.dumps(dataset.languages) if dataset.languages else None,
        "openness_met": str(assessment.met) if assessment else None,
        "openness_score": f"{assessment.score:.3f}" if assessment else None,
        "provenance": word(dataset.provenance),
        "release_level": dataset.release_level,
        "spatial": json.dumps(dataset.spatial) if dataset.spatial else None,
        "temporal_end": dataset.period_end.isoformat() if dataset.period_end else None,
        "temporal_start": dataset.period_start.isoformat() if dataset.period_start else None,
        **dataset.extras,
    }
    return [{"key": key, "value": value} for key, value in sorted(values.items()) if value]


def to_resource(resource: Resource, *, site: str) -> dict[str, Any]:
    """`format`, `name`, `position` and `package_id` are always text or a number: clients call methods on them."""
    version = resource.version
    # Until the bytes are looked at, what the address claims is all there is.
    claimed = "" if version else claimed_format(urlsplit(resource.url).path)
    return {
        "cache_last_updated": None,
        "cache_url": None,
        "created": moment(resource.created),
        "datastore_active": hasattr(version, "profile"),
        "description": word(resource.description),
        "format": FORMAT[version.format if version else claimed].label.en if version or claimed else "",
        "hash": version.sha256 if version else "",
        "hash_algorithm": "sha256",
        "id": str(resource.pk),
        "last_modified": moment(version.content_modified or version.created) if version else None,
        "metadata_modified": moment(resource.modified),
        "mimetype": version.media_type if version else FORMAT[claimed].media_type if claimed else None,
        "mimetype_inner": None,
        "name": word(resource.title),
        "package_id": str(resource.dataset_id),
        "position": resource.position,
        "resource_type": None,
        "size": version.size if version else None,
        "state": "active",
        "url": resource.url or download_address(resource, site=site),
        "url_type": None if resource.url else "upload",
    }


def download_address(resource: Resource, *, site: str) -> str:
    """CKAN's address of an uploaded file, which we answer too; our own while there is no file to name."""
    if resource.version is None:
        return f"{site}/api/v1/resources/{resource.pk}/download"
    filename = quote(resource.version.filename)
    return f"{site}/dataset/{resource.dataset_id}/resource/{resource.pk}/download/{filename}"


def to_owner(agency: Agency) -> dict[str, Any]:
    """An agency as it stands in a dataset."""
    return {
        "approval_status": "approved",
        "created": moment(agency.created),
        "description": word(agency.description),
        "id": str(agency.pk),
        "image_url": "",
        "is_organization": True,
        "name": agency.slug,
        "state": "active",
        "title": word(agency.name),
        "type": "organization",
    }


def to_organization(agency: Agency, *, packages: int | None) -> dict[str, Any]:
    """An agency by itself. `packages` is None where the caller asked for no count."""
    counted = {} if packages is None else {"package_count": packages}
    return {
        **to_owner(agency),
        **counted,
        "display_name": word(agency.name),
        "image_display_url": "",
        "num_followers": 0,
        "title_translated": agency.name,
    }


def to_group(code: str) -> dict[str, Any]:
    """A theme as it stands in a dataset: CKAN's groups are what our themes are."""
    theme = THEME[code]
    return {
        "description": theme.label.zh,
        "display_name": theme.label.en,
        "id": str(uuid.uuid5(NAMESPACE, f"theme:{code}")),
        "image_display_url": "",
        "name": code,
        "title": theme.label.en,
    }


def to_tag(keyword: str) -> dict[str, Any]:
    return {
        "display_name": keyword,
        "id": str(uuid.uuid5(NAMESPACE, f"keyword:{keyword}")),
        "name": keyword,
        "state": "active",
        "vocabulary_id": None,
    }


def to_licenses(licenses: Iterable[License] = LICENSES) -> list[dict[str, str]]:
    """Truth is written as words there, as CKAN's own list has it."""
    return [_unspecified(), *map(_license, licenses)]


def _license(license_: License) -> dict[str, str]:
    return {
        "domain_content": "True",
        "domain_data": "True",
        "domain_software": "False",
        "family": "",
        "id": license_.code,
        "is_generic": "False",
        "maintainer": "",
        "od_conformance": "approved" if license_.conformant else "not reviewed",
        "osd_conformance": "not reviewed",
        "status": "active",
        "title": license_.label.en,
        "url": license_.uri,
    }


def _unspecified() -> dict[str, str]:
    unspecified = dict.fromkeys(("family", "maintainer", "url"), "")
    flags = dict.fromkeys(("domain_content", "domain_data", "domain_software"), "False")
    reviewed = dict.fromkeys(("od_conformance", "osd_conformance"), "not reviewed")
    names = {"id": NOT_SPECIFIED, "title": "License not specified", "status": "active", "is_generic": "True"}
    return {**unspecified, **flags, **reviewed, **names}
