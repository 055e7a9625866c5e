"""docs/openness.md is what the code says, word for word."""

import subprocess
import sys
from pathlib import Path

from catalog.openness.document import MADE, WIDTH, document
from catalog.openness.method import METHODS
from catalog.vocabulary.licenses import LICENSES

ROOT = Path(__file__).resolve().parents[2]
KEPT = (ROOT / "docs" / "openness.md").read_text(encoding="utf-8")


def test_the_page_in_docs_is_the_one_that_the_code_makes() -> None:
    assert document() == KEPT, "make it anew: python -m catalog.openness.document > docs/openness.md"


def test_the_command_that_the_page_names_makes_it() -> None:
    assert "`python -m catalog.openness.document`" in MADE
    made = subprocess.run(
        [sys.executable, "-m", "catalog.openness.document"], cwd=ROOT, capture_output=True, check=True
    )
    assert made.stdout.decode() == KEPT


def test_english_lines_are_short_and_chinese_ones_whole() -> None:
    lines = KEPT.splitlines()
    assert max(len(line) for line in lines if line.isascii() and not line.startswith("|")) <= WIDTH
    assert all(told.measured.zh in lines and told.passed_over.zh in lines for told in METHODS.values())


def test_only_licences_that_conform_are_listed() -> None:
    listed = KEPT.partition("## Licences that conform")[2].partition("\n## ")[0]
    for one in LICENSES:
        assert (one.label.zh in listed) == one.conformant or any(
            one.label.zh in other.label.zh for other in LICENSES if other.conformant
        )
