"""The documents promise what the code does: every setting, filter, operator and check has its place in them."""

import re
from pathlib import Path

import pytest

from catalog.api.ckan.registry import ACTIONS
from catalog.api.ckan.solr_fields import KNOWN
from catalog.rows.operators import OPERATORS
from catalog.search.filters.registry import FILTERS

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "config" / "settings.py").read_text())


def _first_cells(name: str) -> set[str]:
    """Every name in the first column of the tables of a document."""
    lines = (ROOT / "docs" / name).read_text(encoding="utf-8").splitlines()
    return {word for line in lines if line.startswith("| `") for word in re.findall(r"`([^`]+)`", line.split("|")[1])}


@pytest.mark.parametrize("setting", sorted(set(SETTINGS)))
def test_every_setting_is_documented(setting: str) -> None:
    assert setting in _first_cells("running.md")


def test_no_setting_is_documented_that_is_gone() -> None:
    documented = {name for name in _first_cells("running.md") if name.isupper()}
    assert documented <= {*SETTINGS, "PORT"}


@pytest.mark.parametrize("name", [item.name for item in FILTERS])
def test_every_search_filter_is_documented(name: str) -> None:
    assert name in _first_cells("api.md")


@pytest.mark.parametrize("name", [operator.name for operator in OPERATORS])
def test_every_row_operator_is_documented(name: str) -> None:
    assert name in _first_cells("api.md")


@pytest.mark.parametrize("name", [*(action.name for action in ACTIONS), *KNOWN])
def test_every_ckan_action_and_search_field_is_documented(name: str) -> None:
    assert name in _first_cells("ckan.md")


@pytest.mark.parametrize("page", sorted(path.name for path in ROOT.glob("*.md")))
def test_links_between_documents_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / target).exists(), target
