"""DCAT-US 3.0 in JSON (https://doi-do.github.io/dcat-us/; data.gov's own validator: GSA/datagov-harvester).

Two JSON schemas are published, and in two places each forbids what the other asks for: `identifier` (a text in
data.gov's, a list of texts upstream) and `keyword` (a list in data.gov's, one text upstream). There data.gov's is
followed, since its harvester reads it, and what upstream has beside it is given too: `otherIdentifier`, `keywordMap`.
Everywhere else the shape is one that both take.
"""

from typing import Any

from catalog.language import LanguageMap
from catalog.standards.entry import Entry, File, Mark, Publisher
from catalog.standards.site import Site
from catalog.standards.terms import (
    filled,
    format_name,
    is_restricted,
    keywords_by_language,
    license_address,
    license_name,
    media_type,
    moment,
    plain,
)
from catalog.vocabulary.criteria import CRITERION
from catalog.vocabulary.eu import AVAILABLE, RESTRICTED, THEME_SCHEME
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.themes import THEME

CONTEXT = "https://raw.githubusercontent.com/DOI-DO/dcat-us/main/context/dcat-us-3.0.jsonld"
# The Dublin Core collection frequencies that data.gov's schema lists; an hour has none, so ISO 8601 stands for it.
FREQUENCY = {
    "continuous": "continuous",
    "hourly": "R/PT1H",
    "daily": "daily",
    "weekly": "weekly",
    "monthly": "monthly",
    "quarterly": "quarterly",
    "annual": "annual",
    "irregular": "irregular",
    "never": "notPlanned",
    "unknown": "unknown",
}
DOUBLE = "http://www.w3.org/2001/XMLSchema#double"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def catalog_head(site: Site) -> dict[str, Any]:
    """Everything of the catalog but its `dataset` list."""
    return {
        "@context": CONTEXT,
        "@id": f"{site.url}/dcat-us/3/data.json",
        "@type": "Catalog",
        "title": plain(site.title),
        "titleMap": site.title,
        "description": plain(site.description),
        "descriptionMap": site.description,
        "publisher": {"@type": "Agent", "name": plain(site.title)},
        "homepage": {"@id": site.url, "@type": "Document", "title": plain(site.title)},
        "language": ["en", "zh"],
    }


def to_dcat_us3(entry: Entry, site: Site) -> dict[str, Any]:
    page = entry.landing_page or site.dataset(entry)
    return filled(
        {
            "@id": site.dataset(entry),
            "@type": "Dataset",
            "identifier": entry.id,
            "otherIdentifier": [{"@type": "Identifier", "@id": f"urn:uuid:{entry.id}", "notation": entry.id}],
            "title": plain(entry.title),
            "titleMap": entry.title,
            "description": plain(entry.description),
            "descriptionMap": entry.description,
            "keyword": list(entry.keywords),
            "keywordMap": keywords_by_language(entry),
            "theme": [_theme(code) for code in entry.themes],
            "publisher": _publisher(entry.publisher, site),
            "contactPoint": _contact(entry),
            "accessRights": RESTRICTED if is_restricted(entry) else LEVEL[entry.release_level].uri,
            "accrualPeriodicity": FREQUENCY.get(entry.frequency),
            "issued": moment(entry.issued),
            "modified": moment(entry.modified),
            "language": sorted({tag.split("-")[0] for tag in entry.languages if len(tag.split("-")[0]) == 2}),
            "landingPage": {"@id": page, "@type": "Document", "title": plain(entry.title)},
            "provenance": _texts(entry.provenance),
            "spatial": _spatial(entry),
            "temporal": _temporal(entry),
            "hasQualityMeasurement": _measurements(entry),
            "distribution": [_distribution(entry, file, site) for file in entry.files if file.stored or file.link],
        }
    )


def _texts(texts: LanguageMap) -> list[str]:
    return list(texts.values())


def _theme(code: str) -> dict[str, Any]:
    theme = THEME[code]
    scheme = {"@id": THEME_SCHEME, "@type": "ConceptScheme", "title": "EU data themes"}
    label = theme.label.as_map()
    return {
        "@id": theme.uri,
        "@type": "Concept",
        "prefLabel": theme.label.en,
        "prefLabelMap": label,
        "inScheme": scheme,
    }


def _publisher(publisher: Publisher, site: Site) -> dict[str, Any]:
    name = plain(publisher.name)
    return filled(
        {
            "@id": site.agency(publisher),
            "@type": "Organization",
            "name": name,
            "prefLabel": name,
            "prefLabelMap": publisher.name,
            "subOrganizationOf": [_publisher(publisher.parent, site)] if publisher.parent else None,
        }
    )


def _contact(entry: Entry) -> list[dict[str, Any]]:
    name, email = entry.contact
    if not email:
        return []
    return [{"@type": "Kind", "fn": name or plain(entry.publisher.name), "hasEmail": f"mailto:{email}"}]


def _spatial(entry: Entry) -> list[dict[str, Any]]:
    box = entry.box
    if box is None:
        return []
    west, south, east, north = (f"{degrees:g}" for degrees in box)
    ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
    return [{"@type": "Location", "bbox": f"POLYGON(({ring}))"}]


def _temporal(entry: Entry) -> list[dict[str, Any]]:
    start, end = entry.covered_from, entry.covered_to
    if not start and not end:
        return []
    dates = {"startDate": start.isoformat() if start else "", "endDate": end.isoformat() if end else ""}
    return [filled({"@type": "PeriodOfTime", **dates})]


def _measurements(entry: Entry) -> list[dict[str, Any]]:
    marks = entry.openness.marks if entry.openness else ()
    return [_measurement(mark) for mark in marks if mark.value is not None]


def _measurement(mark: Mark) -> dict[str, Any]:
    metric = {
        "@type": "Metric",
        "expectedDataType": DOUBLE,
        "inDimension": "openness",
        "definition": CRITERION[mark.criterion].label.en,
    }
    return {"@type": "QualityMeasurement", "isMeasurementOf": metric, "value": f"{mark.value:g}"}


def _distribution(entry: Entry, file: File, site: Site) -> dict[str, Any]:
    stored = file.stored
    # An address where the licence has one, its name where it has none.
    common = {
        "@id": site.file_page(entry, file),
        "@type": "Distribution",
        "title": plain(file.title) or (stored.filename if stored else ""),
        "description": plain(file.description),
        "license": license_address(entry.license) or license_name(entry.license),
        "accessURL": site.file_page(entry, file) if stored else file.link,
        "issued": moment(file.created),
    }
    if stored is None:
        return filled(common)
    return filled(
        {
            **common,
            "modified": moment(stored.modified),
            "availability": _available(),
            "downloadURL": site.download(file),
            "mediaType": media_type(file),
            "format": format_name(file),
            "byteSize": str(stored.size),
            "checksum": {"@type": "Checksum", "algorithm": SHA256, "checksumValue": stored.sha256},
            "describedBy": _schema(file, site) if file.table else None,
            "accessService": [_service(entry, file, site)] if file.table else None,
        }
    )


def _available() -> dict[str, Any]:
    scheme = {"@id": AVAILABLE.rsplit("/", 1)[0], "@type": "ConceptScheme", "title": "EU planned availability"}
    return {"@id": AVAILABLE, "@type": "Concept", "prefLabel": "available", "inScheme": scheme}


def _schema(file: File, site: Site) -> dict[str, Any]:
    address = site.resource(file, "schema")
    return {"@type": "Distribution", "title": "Table Schema", "downloadURL": address, "mediaType": "application/json"}


def _service(entry: Entry, file: File, site: Site) -> dict[str, Any]:
    return {
        "@type": "DataService",
        "title": f"{plain(file.title) or plain(entry.title)} (rows by API)",
        "endpointURL": [site.resource(file, "rows")],
        "endpointDescription": [f"{site.url}/api/v1/openapi.json"],
        "publisher": {"@type": "Agent", "name": plain(entry.publisher.name)},
        "contactPoint": _contact(entry),
    }
