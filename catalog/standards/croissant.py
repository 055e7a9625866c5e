"""Croissant 1.1 (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html): tables for machine learning.

Records are read from the Parquet that we keep: typed, in UTF-8, and named by the SHA-256 that is served, whatever
encoding, delimiter or spreadsheet the agency's own bytes are in. Those are listed beside it, with their own SHA-256.
"""

import re
from typing import Any

from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, INTEGER, NUMBER, TIME
from catalog.standards.entry import Entry, Field, File, Publisher, Stored, Table
from catalog.standards.site import Site
from catalog.standards.terms import filled, license_address, license_name, media_type, moment, plain

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
# The media type by which readers of Croissant know Parquet.
PARQUET = "application/x-parquet"
# Shapes are text: the Parquet holds them as GeoJSON.
DATA_TYPES = {
    INTEGER: "sc:Integer",
    NUMBER: "sc:Float",
    BOOLEAN: "sc:Boolean",
    DATE: "sc:Date",
    DATETIME: "sc:DateTime",
    TIME: "sc:Time",
}
NO_IDENTIFIER = re.compile(r"[^\w.-]+")
CROISSANT_WORDS = (
    "arrayShape",
    "citeAs",
    "column",
    "containedIn",
    "equivalentProperty",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isArray",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
)
# The specification's own context, whole: readers warn of any other.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "name": {"@container": "@language"},
    "description": {"@container": "@language"},
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
} | {name: f"cr:{name}" for name in CROISSANT_WORDS}


def to_croissant(entry: Entry, site: Site) -> dict[str, Any] | None:
    """None for a dataset without a table: there are no records to describe."""
    tables = [(file, file.stored, file.table) for file in entry.files if file.stored and file.table]
    if not tables:
        return None
    publisher = _publisher(entry.publisher, site)
    return filled(
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": CONFORMS_TO,
            "name": plain(entry.title),
            "description": plain(entry.description),
            "url": site.dataset(entry),
            "license": license_address(entry.license) or license_name(entry.license),
            "creator": publisher,
            "publisher": publisher,
            "keywords": list(entry.keywords),
            "inLanguage": list(entry.languages),
            "datePublished": moment(entry.issued),
            "dateModified": moment(entry.modified),
            # One number that grows with every new version of any file.
            "version": f"{sum(stored.number for _file, stored, _table in tables)}.0.0",
            "citeAs": _citation(entry, site),
            "distribution": [part for file, stored, table in tables for part in _files(file, stored, table, site)],
            "recordSet": [_records(file, table) for file, _stored, table in tables],
        }
    )


def _publisher(publisher: Publisher, site: Site) -> dict[str, Any]:
    address = publisher.homepage or site.agency(publisher)
    return {"@type": "sc:Organization", "name": plain(publisher.name), "url": address}


def _citation(entry: Entry, site: Site) -> str:
    """BibTeX, as the specification asks; its braces and backslashes must not come from a title."""
    title, author = (_bibtex(plain(texts)) for texts in (entry.title, entry.publisher.name))
    return (
        f"@misc{{{entry.slug}, title={{{title}}}, author={{{author}}}, year={{{entry.issued.year}}}, "
        f"url={{{site.dataset(entry)}}}}}"
    )


def _bibtex(text: str) -> str:
    return "".join(character for character in text if character not in "{}\\")


def _files(file: File, stored: Stored, table: Table, site: Site) -> list[dict[str, Any]]:
    original = {
        "@type": "cr:FileObject",
        "@id": f"file-{file.id}",
        "name": stored.filename,
        "description": plain(file.description) or plain(file.title) or stored.filename,
        "contentUrl": site.download(file),
        "contentSize": f"{stored.size} B",
        "encodingFormat": media_type(file),
        "sha256": stored.sha256,
    }
    parquet = {
        "@type": "cr:FileObject",
        "@id": f"table-{file.id}",
        "name": f"{stored.filename.rsplit('.', 1)[0]}.parquet",
        "description": f"The typed table made of {stored.filename}.",
        "contentUrl": f"{site.download(file)}?as=parquet",
        "encodingFormat": PARQUET,
        "sha256": table.parquet,
    }
    return [original, parquet]


def _records(file: File, table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": f"records-{file.id}",
        "name": plain(file.title) or f"records-{file.id}",
        "description": plain(file.description) or f"{table.rows} rows.",
        "field": [_field(file, field, name) for field, name in zip(table.fields, _names(table), strict=True)],
    }


def _names(table: Table) -> list[str]:
    """The columns' names as identifiers: no spaces, each once. A record's keys end with them."""
    names: list[str] = []
    for number, field in enumerate(table.fields, 1):
        name = NO_IDENTIFIER.sub("_", field.name)
        names.append(name if name not in names else f"{name}_{number}")
    return names


def _field(file: File, field: Field, name: str) -> dict[str, Any]:
    source = {"fileObject": {"@id": f"table-{file.id}"}, "extract": {"column": field.name}}
    return {
        "@type": "cr:Field",
        "@id": f"records-{file.id}/{name}",
        "name": field.name,
        "description": field.title,
        "dataType": DATA_TYPES.get(field.type, "sc:Text"),
        "source": source,
    }
