"""What the codes in an answer stand for, for `expand=`: agencies, licences, themes, and the dataset of a file."""

from collections.abc import Iterable
from typing import Any

from catalog.api.rest.expansion import Find
from catalog.api.rest.lines import record
from catalog.api.rest.serializers.vocabularies import NamedAgencySerializer
from catalog.models import Agency
from catalog.standards.entries import entry_in_any_state
from catalog.vocabulary.licenses import License, find_license
from catalog.vocabulary.term import Term
from catalog.vocabulary.themes import THEMES


def term_json(term: Term) -> dict[str, Any]:
    return {"code": term.code, "label": term.label.as_map(), "uri": term.uri}


def license_json(license_: License) -> dict[str, Any]:
    return {**term_json(license_), "conformant": license_.conformant}


def _agencies(slugs: Iterable[str]) -> dict[str, Any]:
    found = Agency.objects.filter(slug__in=slugs).select_related("parent")
    return {agency.slug: dict(NamedAgencySerializer(agency).data) for agency in found}


def _licenses(codes: Iterable[str]) -> dict[str, Any]:
    """The address of a licence that is not in our table stays what it is."""
    found = ((code, find_license(code)) for code in codes)
    return {code: license_json(license_) for code, license_ in found if license_}


def _themes(_codes: Iterable[str]) -> dict[str, Any]:
    return {theme.code: term_json(theme) for theme in THEMES}


def _datasets(slugs: Iterable[str]) -> dict[str, Any]:
    """Who may see a file may see its dataset."""
    found = ((slug, entry_in_any_state(slug=slug)) for slug in slugs)
    return {slug: record(entry) for slug, entry in found if entry}


OF_DATASET: dict[str, Find] = {"agency": _agencies, "license": _licenses, "themes": _themes}
OF_AGENCY: dict[str, Find] = {"parent": _agencies}
OF_RESOURCE: dict[str, Find] = {"dataset": _datasets}
