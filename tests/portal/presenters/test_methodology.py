import re

import pytest
from django.test import Client

from catalog.openness.marks import RULES_VERSION
from catalog.openness.method import METHODS
from catalog.openness.thresholds import THRESHOLDS
from catalog.vocabulary.criteria import CRITERIA
from portal.presenters.methodology import Explained, methodology

pytestmark = pytest.mark.django_db


def page(client: Client, language: str) -> str:
    """The text of the page, without markup and with single spaces."""
    html = client.get(f"/openness?lang={language}").content.decode()
    text = re.sub(r"<[^>]+>", " ", html).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_page_says_every_rule_and_threshold_in_its_language(client: Client, language: str) -> None:
    text = page(client, language)
    for told in METHODS.values():
        assert " ".join(told.measured.as_map()[language].split()) in text
        assert " ".join(told.passed_over.as_map()[language].split()) in text
    for one in THRESHOLDS:
        assert f"{one.code} {one.shown} {one.meaning.as_map()[language]}" in text
    assert RULES_VERSION in text


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_gate_names_criteria_and_no_codes(client: Client, language: str) -> None:
    gate = (
        client.get(f"/openness?lang={language}").content.decode().partition('id="gate"')[2].partition("</section>")[0]
    )
    assert "`" not in gate
    assert CRITERIA[0].label.as_map()[language].lower() in gate.lower()


def test_each_criterion_can_be_linked_to(client: Client) -> None:
    html = client.get("/openness").content.decode()
    for term in CRITERIA:
        assert html.count(f'id="{term.code}"') == 1
        assert f'href="#{term.code}"' in html


def test_every_threshold_stands_with_its_criterion() -> None:
    criteria = methodology()["criteria"]
    assert isinstance(criteria, list)
    shown = [threshold for one in criteria if isinstance(one, Explained) for threshold, _meaning in one.thresholds]
    assert sorted(shown, key=lambda one: one.code) == sorted(THRESHOLDS, key=lambda one: one.code)
