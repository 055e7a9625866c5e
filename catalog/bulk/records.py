"""A dataset as a record of the REST API, and as one flat row for spreadsheets and data frames."""

from collections.abc import Callable
from typing import Any

from catalog.language import CHINESE, ENGLISH
from catalog.standards.entry import Entry, File, Openness
from catalog.standards.site import Site
from catalog.standards.terms import moment
from catalog.vocabulary.formulas import defused

BETWEEN = "|"


def to_record(entry: Entry, site: Site) -> dict[str, Any]:
    """The same fields and values as in the list of `GET /api/v1/datasets`.

    Of a link only the address: how it is changes by the hour, and the dataset with it not at all.
    """
    return {
        "id": entry.id,
        "slug": entry.slug,
        "url": site.dataset(entry),
        "agency": entry.publisher.slug,
        "agency_name": entry.publisher.name,
        "title": entry.title,
        "description": entry.description,
        "themes": entry.themes,
        "keywords": entry.keywords,
        "license": entry.license,
        "release_level": entry.release_level,
        "requested_level": entry.requested_level,
        "state": entry.state,
        "frequency": entry.frequency,
        "provenance": entry.provenance,
        "collection_method": entry.collection_method,
        "collected_by_publisher": entry.collected_by_publisher,
        "access_conditions": entry.access_conditions,
        "contact": {"name": entry.contact_name, "email": entry.contact_email},
        "landing_page": entry.landing_page,
        "languages": entry.languages,
        "period": {"start": entry.period_start, "end": entry.period_end},
        "spatial": entry.spatial,
        "declared_records": entry.declared_records,
        "issued": entry.issued if entry.ever_public else None,
        "modified": entry.modified,
        "resources": [_resource(entry, file, site) for file in entry.files],
        "openness": _openness(entry.openness) if entry.openness else None,
    }


def _resource(entry: Entry, file: File, site: Site) -> dict[str, Any]:
    stored, table = file.stored, file.table
    return {
        "id": file.id,
        "title": file.title,
        "description": file.description,
        "url": site.download(file),
        "link": {"url": file.link} if file.link else None,
        "page": site.file_page(entry, file),
        "format": stored.format if stored else None,
        "media_type": stored.media_type if stored else None,
        "filename": stored.filename if stored else None,
        "size": stored.size if stored else None,
        "sha256": stored.sha256 if stored else None,
        "version": stored.number if stored else None,
        "rows": table.rows if table else None,
        "rows_url": site.resource(file, "rows") if table else None,
        "validation_url": site.resource(file, "validation"),
        "created": file.created,
        "modified": file.modified,
    }


def _openness(openness: Openness) -> dict[str, Any]:
    marks = [{"criterion": mark.criterion, "mark": mark.mark, "value": mark.value} for mark in openness.marks]
    return {
        "assessed": openness.assessed,
        "rules": openness.rules,
        "score": openness.score,
        "met": openness.met,
        "marks": marks,
    }


# Name, DuckDB type, and value of each column of the flat row.
COLUMNS: tuple[tuple[str, str, Callable[[Entry, Site], Any]], ...] = (
    ("id", "VARCHAR", lambda entry, _site: entry.id),
    ("slug", "VARCHAR", lambda entry, _site: entry.slug),
    ("url", "VARCHAR", lambda entry, site: site.dataset(entry)),
    ("agency", "VARCHAR", lambda entry, _site: entry.publisher.slug),
    ("agency_name_en", "VARCHAR", lambda entry, _site: entry.publisher.name.get(ENGLISH)),
    ("agency_name_zh", "VARCHAR", lambda entry, _site: entry.publisher.name.get(CHINESE)),
    ("title_en", "VARCHAR", lambda entry, _site: entry.title.get(ENGLISH)),
    ("title_zh", "VARCHAR", lambda entry, _site: entry.title.get(CHINESE)),
    ("description_en", "VARCHAR", lambda entry, _site: entry.description.get(ENGLISH)),
    ("description_zh", "VARCHAR", lambda entry, _site: entry.description.get(CHINESE)),
    ("themes", "VARCHAR[]", lambda entry, _site: entry.themes),
    ("keywords", "VARCHAR[]", lambda entry, _site: entry.keywords),
    ("license", "VARCHAR", lambda entry, _site: entry.license),
    ("release_level", "VARCHAR", lambda entry, _site: entry.release_level),
    ("frequency", "VARCHAR", lambda entry, _site: entry.frequency),
    ("formats", "VARCHAR[]", lambda entry, _site: sorted({file.stored.format for file in entry.files if file.stored})),
    ("files", "BIGINT", lambda entry, _site: len(entry.files)),
    ("rows", "BIGINT", lambda entry, _site: sum(table.rows for table in entry.tables) if entry.tables else None),
    ("period_start", "DATE", lambda entry, _site: entry.covered_from),
    ("period_end", "DATE", lambda entry, _site: entry.covered_to),
    ("openness_met", "BIGINT", lambda entry, _site: entry.openness.met if entry.openness else None),
    ("openness_score", "DOUBLE", lambda entry, _site: entry.openness.score if entry.openness else None),
    ("issued", "TIMESTAMPTZ", lambda entry, _site: moment(entry.issued)),
    ("modified", "TIMESTAMPTZ", lambda entry, _site: moment(entry.modified)),
)
NAMES = tuple(name for name, _type, _value in COLUMNS)


def to_row(entry: Entry, site: Site) -> dict[str, Any]:
    return {name: value(entry, site) for name, _type, value in COLUMNS}


def to_cells(entry: Entry, site: Site) -> list[str]:
    """The flat row for CSV: lists joined by `|`, and nothing that a spreadsheet would run."""
    return [_cell(value(entry, site)) for _name, _type, value in COLUMNS]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return defused(value)
    return defused(BETWEEN.join(value)) if isinstance(value, list | tuple) else str(value)
