"""docs/openness.md shows the very thresholds of the code, and a heading for each criterion."""

import re
from pathlib import Path

from catalog.openness import thresholds
from catalog.vocabulary.criteria import CRITERIA

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "openness.md").read_text(encoding="utf-8")


def test_the_table_of_thresholds_is_the_codes() -> None:
    shown = {name: float(value) for name, value in re.findall(r"\| `([A-Z_]+)` \| ([\d.]+) \|", TEXT)}
    assert shown == {name: float(getattr(thresholds, name)) for name in dir(thresholds) if name.isupper()}


def test_every_criterion_has_its_heading_in_both_languages() -> None:
    for term in CRITERIA:
        assert f"## {term.code} · {term.label.zh}\n" in TEXT
