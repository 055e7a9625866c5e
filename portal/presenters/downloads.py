"""Downloads by what people want them for: spreadsheets, programs, maps, and the agency's own file."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.models import Resource, Version
from catalog.rows.export_xlsx import fits
from catalog.vocabulary.formats import FORMAT

SPREADSHEETS = ("xlsx", "ods", "xls")
MAPS = ("geojson", "kml", "kmz", "gpkg", "shp")


@dataclass(frozen=True, slots=True)
class Way:
    """`original`: the agency's own bytes, which stand under another purpose too where they serve it."""

    label: str
    url: str
    original: bool = False


@dataclass(frozen=True, slots=True)
class Purpose:
    name: str
    label: str
    ways: tuple[Way, ...]


def purposes_of(resource: Resource) -> tuple[Purpose, ...]:
    """Only those that the file serves; () before a version was valid."""
    version = resource.version
    return tuple(_purposes(resource, version)) if version else ()


def _purposes(resource: Resource, version: Version) -> Iterator[Purpose]:
    download = f"/api/v1/resources/{resource.pk}/download"
    has_rows = hasattr(version, "profile")
    own = Way(_format_name(version), download, original=True)
    as_workbook = has_rows and version.format != "xlsx" and _fits_a_workbook(version)
    sheets = (
        *((own,) if version.format in SPREADSHEETS else ()),
        *_converted(download, has_rows, "csv"),
        *_converted(download, as_workbook, "xlsx"),
    )
    if sheets:
        yield Purpose("spreadsheets", _("For spreadsheets"), sheets)
    if has_rows:
        yield Purpose("programs", _("For programs"), _converted(download, has_rows, "jsonl", "parquet"))
    if version.format in MAPS:
        converted = _converted(download, has_rows and version.format != "geojson", "geojson")
        yield Purpose("maps", _("For maps"), (own, *converted))
    yield Purpose("original", _("As the agency published it"), (Way(_("Original"), download, original=True),))


def _fits_a_workbook(version: Version) -> bool:
    return fits(version.profile.rows, len(version.profile.columns))


def _converted(download: str, can_be: bool, *formats: str) -> tuple[Way, ...]:
    return tuple(Way(_label(code), f"{download}?as={code}") for code in formats) if can_be else ()


def _label(code: str) -> str:
    return FORMAT[code].label.en


def _format_name(version: Version) -> str:
    return _label(version.format)
