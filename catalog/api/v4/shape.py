"""A dataset and an agency as data.gov's catalog gives them (https://resources.data.gov/catalog-api/#response-fields)."""

from datetime import UTC
from typing import Any

from catalog.geometry import Box
from catalog.models import Agency
from catalog.standards.dcat_us import to_dcat_us
from catalog.standards.entry import Entry, File
from catalog.standards.site import Site
from catalog.standards.terms import plain
from catalog.vocabulary.themes import THEME


def to_datagov(entry: Entry, agency: Agency, site: Site) -> dict[str, Any]:
    """`popularity` and the harvest record are null: neither views nor the origin's record are kept here."""
    box = entry.box
    return {
        "title": plain(entry.title),
        "description": plain(entry.description),
        "slug": entry.slug,
        "identifier": entry.id,
        "publisher": plain(entry.publisher.name),
        "keyword": list(entry.keywords),
        "theme": [THEME[code].label.en for code in entry.themes],
        "dcat": to_dcat_us(entry, site),
        "organization": organization(agency),
        "has_spatial": box is not None,
        "has_download": any(file.stored for file in entry.files),
        "popularity": None,
        # As theirs: UTC, and no zone is written.
        "last_harvested_date": entry.modified.astimezone(UTC).replace(tzinfo=None).isoformat(),
        "spatial_shape": entry.spatial or (_polygon(box) if box else None),
        "spatial_centroid": {"lat": (box[1] + box[3]) / 2, "lon": (box[0] + box[2]) / 2} if box else None,
        "distribution_titles": [_title(file) for file in entry.files],
        "harvest_record": None,
        "harvest_record_raw": None,
        "harvest_record_transformed": None,
    }


def organization(agency: Agency) -> dict[str, Any]:
    return {
        "id": str(agency.pk),
        "name": plain(agency.name),
        "slug": agency.slug,
        "organization_type": None,
        "aliases": [name for name in agency.name.values() if name != plain(agency.name)],
        "description": plain(agency.description) or None,
        "logo": None,
    }


def _title(file: File) -> str:
    return plain(file.title) or (file.stored.filename if file.stored else file.link)


def _polygon(box: Box) -> dict[str, Any]:
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}
