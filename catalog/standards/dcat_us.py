"""DCAT-US 1.1, the data.json of Project Open Data (https://resources.data.gov/resources/dcat-us/).

It knows one language: English is given where there is some. `bureauCode` and `programCode` are codes of the United
States' federal budget, which no other government has: they are left out, as the schema for non-federal sources has it.
"""

from typing import Any

from catalog.standards.entry import Entry, File, Publisher
from catalog.standards.site import Site
from catalog.standards.terms import (
    filled,
    format_name,
    is_restricted,
    license_address,
    license_name,
    media_type,
    moment,
    plain,
)
from catalog.vocabulary.themes import THEME

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
LONGEST_DESCRIPTION, LONGEST_RIGHTS = 10_000, 255
# Repeating intervals of ISO 8601, as the standard's own table has them
# (https://resources.data.gov/schemas/dcat-us/v1.1/iso8601_guidance/). `never` and `unknown` have none.
FREQUENCY = {
    "continuous": "R/PT1S",
    "hourly": "R/PT1H",
    "daily": "R/P1D",
    "weekly": "R/P1W",
    "monthly": "R/P1M",
    "quarterly": "R/P3M",
    "annual": "R/P1Y",
    "irregular": "irregular",
}


def catalog_head(site: Site) -> dict[str, Any]:
    """Everything of the catalog but its `dataset` list."""
    return {
        "@context": f"{SCHEMA}/catalog.jsonld",
        "@id": f"{site.url}/data.json",
        "@type": "dcat:Catalog",
        "conformsTo": SCHEMA,
        "describedBy": f"{SCHEMA}/catalog.json",
    }


def to_dcat_us(entry: Entry, site: Site) -> dict[str, Any]:
    return filled(
        {
            "@type": "dcat:Dataset",
            "identifier": entry.id,
            "title": plain(entry.title),
            "description": plain(entry.description, LONGEST_DESCRIPTION),
            "keyword": list(entry.keywords),
            "modified": moment(entry.modified),
            "issued": moment(entry.issued),
            "publisher": _publisher(entry.publisher),
            "contactPoint": _contact(entry),
            "accessLevel": "restricted public" if is_restricted(entry) else "public",
            "rights": _rights(entry),
            "license": license_address(entry.license),
            "theme": [THEME[code].label.en for code in entry.themes],
            "accrualPeriodicity": FREQUENCY.get(entry.frequency),
            "language": list(entry.languages),
            "spatial": _spatial(entry),
            "temporal": _temporal(entry),
            "landingPage": entry.landing_page or site.dataset(entry),
            "distribution": [part for file in entry.files for part in _distributions(entry, file, site)],
        }
    )


def _publisher(publisher: Publisher) -> dict[str, Any]:
    parent = publisher.parent
    return filled(
        {
            "@type": "org:Organization",
            "name": plain(publisher.name),
            "subOrganizationOf": _publisher(parent) if parent else None,
        }
    )


def _contact(entry: Entry) -> dict[str, Any] | None:
    name, email = entry.contact
    if not email:
        return None
    return {"@type": "vcard:Contact", "fn": name or plain(entry.publisher.name), "hasEmail": f"mailto:{email}"}


def _rights(entry: Entry) -> str:
    """Conditions of access; else the name of a licence that has no address to give as `license`."""
    conditions = plain(entry.access_conditions, LONGEST_RIGHTS)
    return conditions or ("" if license_address(entry.license) else license_name(entry.license)[:LONGEST_RIGHTS])


def _spatial(entry: Entry) -> str:
    """A box of west,south,east,north in degrees: the one shape that both published schemas take."""
    box = entry.box
    return ",".join(f"{degrees:g}" for degrees in box) if box else ""


def _temporal(entry: Entry) -> str:
    """`start/end`: the notation has no open end, so one date alone is left out."""
    start, end = entry.covered_from, entry.covered_to
    return f"{start.isoformat()}/{end.isoformat()}" if start and end else ""


def _distributions(entry: Entry, file: File, site: Site) -> list[dict[str, Any]]:
    """The file, and the API to its rows where it is a table."""
    parts = [_file(entry, file, site)] if file.stored or file.link else []
    return parts + ([_rows(entry, file, site)] if file.table else [])


def _file(entry: Entry, file: File, site: Site) -> dict[str, Any]:
    return filled(
        {
            "@type": "dcat:Distribution",
            "title": plain(file.title) or (file.stored.filename if file.stored else ""),
            "description": plain(file.description, LONGEST_DESCRIPTION),
            "format": format_name(file),
            "mediaType": media_type(file) if file.stored else "",
            "downloadURL": site.download(file) if file.stored else "",
            "accessURL": site.file_page(entry, file) if file.stored else file.link,
            "describedBy": site.resource(file, "schema") if file.table else "",
            "describedByType": "application/json" if file.table else "",
        }
    )


def _rows(entry: Entry, file: File, site: Site) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "title": f"{plain(file.title) or plain(entry.title)} (rows by API)",
        "format": "API",
        "accessURL": site.resource(file, "rows"),
    }
