"""schema.org/Dataset and DataCatalog, as search engines read them in a page.

https://schema.org/Dataset https://developers.google.com/search/docs/appearance/structured-data/dataset
"""

from typing import Any

from catalog.language import pick
from catalog.standards.entry import Entry, File, Publisher
from catalog.standards.site import Site
from catalog.standards.terms import PARQUET, filled, is_restricted, license_address, license_name, media_type, moment

CONTEXT = "https://schema.org/"
# Google takes descriptions of 50 to 5000 characters.
SHORTEST, LONGEST = 50, 5000


def to_schema_org(entry: Entry, site: Site, language: str) -> dict[str, Any]:
    """In the language of the page that it stands in."""
    title = pick(entry.title, language)[0]
    return filled(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": site.dataset(entry),
            "url": site.dataset(entry),
            "identifier": entry.id,
            "name": title,
            "alternateName": [text for text in entry.title.values() if text != title],
            "description": _description(entry, language),
            "keywords": list(entry.keywords),
            "license": license_address(entry.license) or license_name(entry.license),
            "isAccessibleForFree": None if is_restricted(entry) else True,
            "conditionsOfAccess": pick(entry.access_conditions, language)[0],
            "creator": _publisher(entry.publisher, site, language),
            "publisher": _publisher(entry.publisher, site, language),
            "datePublished": moment(entry.issued),
            "dateModified": moment(entry.modified),
            "inLanguage": list(entry.languages),
            "temporalCoverage": _period(entry),
            "spatialCoverage": _place(entry),
            "variableMeasured": [
                _variable(field.name, field.title) for table in entry.tables for field in table.fields
            ],
            "measurementTechnique": pick(entry.collection_method, language)[0],
            "isBasedOn": entry.harvested_from,
            "includedInDataCatalog": _catalog(site, language),
            "distribution": [part for file in entry.files for part in _downloads(entry, file, site, language)],
        }
    )


def to_data_catalog(site: Site, language: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        **_catalog(site, language),
        "description": pick(site.description, language)[0],
        "inLanguage": ["en", "zh-Hans"],
        "isAccessibleForFree": True,
    }


def _catalog(site: Site, language: str) -> dict[str, Any]:
    return {
        "@type": "DataCatalog",
        "@id": site.catalog,
        "name": pick(site.title, language)[0],
        "url": f"{site.url}/",
    }


def _description(entry: Entry, language: str) -> str:
    """Shorter than a search engine takes, whatever else describes it is added until it is long enough."""
    text, used = pick(entry.description, language)
    others = [words for tag, words in entry.description.items() if tag != used]
    for more in (*entry.title.values(), *others, *entry.publisher.name.values(), ", ".join(entry.keywords)):
        if len(text) >= SHORTEST:
            break
        text = f"{text} {more}"
    return text[:LONGEST]


def _publisher(publisher: Publisher, site: Site, language: str) -> dict[str, Any]:
    return filled(
        {
            "@type": "GovernmentOrganization",
            "@id": site.agency(publisher),
            "name": pick(publisher.name, language)[0],
            "url": publisher.homepage or site.agency(publisher),
        }
    )


def _period(entry: Entry) -> str:
    """An open end is written `..` (ISO 8601-2)."""
    start, end = entry.covered_from, entry.covered_to
    if not start and not end:
        return ""
    return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"


def _place(entry: Entry) -> dict[str, Any] | None:
    """schema.org's box is south west, north east: latitude first."""
    box = entry.box
    if box is None:
        return None
    west, south, east, north = box
    return {"@type": "Place", "geo": {"@type": "GeoShape", "box": f"{south:g} {west:g} {north:g} {east:g}"}}


def _variable(name: str, title: str) -> dict[str, Any]:
    return filled({"@type": "PropertyValue", "name": name, "description": title if title != name else ""})


def _downloads(entry: Entry, file: File, site: Site, language: str) -> list[dict[str, Any]]:
    """The agency's own bytes, and the typed table made of them."""
    stored = file.stored
    if stored is None:
        return [{"@type": "DataDownload", "contentUrl": file.link, "url": file.link}] if file.link else []
    download = filled(
        {
            "@type": "DataDownload",
            "@id": site.file_page(entry, file),
            "name": pick(file.title, language)[0] or stored.filename,
            "description": pick(file.description, language)[0],
            "contentUrl": site.download(file),
            "encodingFormat": media_type(file),
            "contentSize": f"{stored.size} B",
            "sha256": stored.sha256,
            "dateModified": moment(stored.modified),
        }
    )
    return [download, _parquet(file, site)] if file.table else [download]


def _parquet(file: File, site: Site) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "contentUrl": f"{site.download(file)}?as=parquet",
        "encodingFormat": PARQUET,
        "sha256": file.table.parquet if file.table else "",
    }
