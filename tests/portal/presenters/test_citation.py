"""Citations: a sentence in the reader's language, and BibTeX that BibTeX reads."""

import pytest
from django.utils.translation import override

from portal.presenters.citation import citation_of
from tests.make import NOW, make_agency, make_dataset

pytestmark = pytest.mark.django_db
URL = "https://data.example/datasets/bus-stops"


def test_the_sentence_names_who_what_when_and_where() -> None:
    dataset = make_dataset(make_agency(), modified=NOW)
    dataset.modified = NOW
    with override("en"):
        said = citation_of(dataset, URL, "CC BY 4.0").sentence
    assert said == (
        f"Demo Transport Bureau (2026): Bus stops bus-stops. As of 2026-11-01. Kaimen. {URL}. Licence: CC BY 4.0."
    )
    with override("zh-hans"):
        assert "公交站点 bus-stops" in citation_of(dataset, URL, "CC BY 4.0").sentence


def test_what_bibtex_would_read_as_its_own_is_escaped() -> None:
    dataset = make_dataset(make_agency(), title={"en": "50% of A_B & C {x} \\y ~z"})
    dataset.modified = NOW
    with override("en"):
        text = citation_of(dataset, URL, "").bibtex
    assert "title = {{50\\% of A\\_B \\& C \\{x\\} \\textbackslash{}y \\~{}z}}" in text
    assert text.startswith("@dataset{bus-stops,\n") and text.endswith("\n}")
    assert "author = {{Demo Transport Bureau}}" in text
