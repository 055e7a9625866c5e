"""docs/openness.md shows the very thresholds of the code in both languages, and a heading for each criterion."""

import re
from pathlib import Path

from catalog.openness import thresholds
from catalog.openness.gate import MUST_BE_MET
from catalog.openness.marks import RULES_VERSION
from catalog.openness.threshold import Threshold
from catalog.openness.thresholds import THRESHOLDS
from catalog.vocabulary.criteria import CRITERIA, CRITERION

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "openness.md").read_text(encoding="utf-8")


def test_the_table_of_thresholds_is_the_codes() -> None:
    shown = re.findall(r"^\| (\S+) \| `(\S+)` \| (\S+) \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)
    assert shown == [(t.criterion, t.code, t.shown, t.meaning.en, t.meaning.zh) for t in THRESHOLDS]


def test_no_threshold_of_the_module_is_left_out_of_its_table() -> None:
    named = {value.code for value in vars(thresholds).values() if isinstance(value, Threshold)}
    assert named == {threshold.code for threshold in THRESHOLDS}
    assert len({threshold.code for threshold in THRESHOLDS}) == len(THRESHOLDS)


def test_every_criterion_has_its_heading_in_both_languages() -> None:
    headings = re.findall(r"^## ([a-z-]+) · (\S+)$", TEXT, re.MULTILINE)
    assert headings == [(term.code, term.label.zh) for term in CRITERIA]


def test_every_criterion_is_explained_in_both_languages() -> None:
    for code in CRITERION:
        section = TEXT.partition(f"\n## {code} ·")[2].partition("\n## ")[0]
        assert len(re.findall(r"[a-z]{3,}", section)) > 20
        assert len(re.findall(r"[\u4e00-\u9fff]", section)) > 20


def test_the_gate_and_the_version_of_the_rules_are_told() -> None:
    gate = TEXT.partition("\n## The gate")[2]
    assert all(f"`{code}`" in gate for code in MUST_BE_MET)
    assert f"rules version {RULES_VERSION}" in TEXT
    assert f"规则版本 {RULES_VERSION}" in TEXT
