import re
import string
from pathlib import Path

import pytest

from catalog.checks.kinds import ERROR, KINDS, NOTICE, WARNING, describe, severity
from catalog.reading.read import READERS
from catalog.reading.table import Finding
from catalog.vocabulary.formats import FORMATS

DOCS = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
SOURCES = Path(__file__).resolve().parents[2] / "catalog"
# What the readers and checks give with each code; a figure that is missing here is missing there.
FIGURES: dict[str, object] = {
    "size": 1,
    "limit": 2,
    "columns": 3,
    "cells": 4,
    "width": 5,
    "sheets": 2,
    "sheet": "Sheet1",
    "header": 3,
    "others": "Notes (3)",
    "member": "a.csv",
    "inner": "csv",
    "inside": "b.pdf",
    "layer": "roads",
    "last": 4,
    "reason": "Self-intersection",
    "rows": "4, 9",
    "share": 12.5,
    "kind": "mobile",
    "type": "integer",
    "claimed": "csv",
    "format": "xlsx",
    "encoding": "GB18030",
    "delimiter": "^",
    "sign": "%",
    "other": "lon",
    "usual": "Yes",
    "first": 3,
    "filled": 2,
    "pattern": "[A-Z]+",
    "allowed": 2,
    "resource": "stops",
    "place": "Sheet2",
    "key": "name",
    "how": "left-out",
}


def test_every_code_has_its_heading_in_the_docs_and_every_heading_its_code() -> None:
    headings = re.findall(r"^## (\S+)$", DOCS.read_text(), re.MULTILINE)
    assert headings == list(KINDS)


@pytest.mark.parametrize("code", list(KINDS))
def test_docs_hold_both_languages_and_the_severity(code: str) -> None:
    section = DOCS.read_text().partition(f"## {code}\n")[2].partition("\n## ")[0]
    kind = KINDS[code]
    assert f"Severity: {kind.severity}" in section
    for text in (kind.message.en, kind.message.zh, kind.advice.en, kind.advice.zh):
        assert text.replace("{{", "{").replace("}}", "}") in section


@pytest.mark.parametrize("code", list(KINDS))
def test_both_languages_name_the_same_figures(code: str) -> None:
    message = KINDS[code].message
    names = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (message.en, message.zh)]
    assert names[0] == names[1]


@pytest.mark.parametrize("code", list(KINDS))
def test_every_kind_is_described_without_a_hole(code: str) -> None:
    finding = Finding(code, 7, 2, "name", "cell", figures=FIGURES)
    message, advice = describe(finding)
    for text in (message.en, message.zh, advice.en, advice.zh):
        assert text
        assert "None" not in text
        assert not re.search(r"\{\w+\}", text)


def test_every_code_that_is_given_is_known() -> None:
    sources = [path.read_text() for folder in ("reading", "checks") for path in (SOURCES / folder).glob("*.py")]
    given = {code for source in sources for code in re.findall(r'(?:Finding|tally\.add)\(\s*"([a-z-]+)"', source)}
    assert given
    assert given <= set(KINDS)


def test_every_kind_is_given_somewhere() -> None:
    sources = "".join(path.read_text() for folder in ("reading", "checks") for path in (SOURCES / folder).glob("*.py"))
    unused = [code for code in KINDS if not code.startswith("no-table-") and sources.count(f'"{code}"') < 2]
    assert unused == []


def test_every_format_without_a_reader_has_its_sentence() -> None:
    without_reader = {format_.code for format_ in FORMATS} - set(READERS)
    assert {f"no-table-{code}" for code in without_reader} <= set(KINDS)


def test_figures_that_are_codes_are_said_in_words() -> None:
    finding = Finding("type-mismatch", 12, 3, "年份", "abc", figures={"type": "integer"})
    message, _ = describe(finding)
    assert message.en.startswith("Row 12: “abc” in column “年份” is not a whole number")
    assert message.zh.startswith("第 12 行：“年份”列的“abc”不是整数")


def test_last_finding_of_a_kind_says_how_many_more_there_are() -> None:
    message, _ = describe(Finding("short-row", 9, count=41, figures={"cells": 2, "width": 3}))
    assert message.en.endswith("40 more like it.")
    assert "另有 40 处" in message.zh


def test_cells_with_braces_are_shown_as_they_are() -> None:
    message, _ = describe(Finding("stray-quote", 9, cell='{row}"{0}'))
    assert '{row}"{0}' in message.en


@pytest.mark.parametrize(("code", "expected"), [("empty-file", ERROR), ("short-row", WARNING), ("encoding", NOTICE)])
def test_severity_follows_what_is_lost(code: str, expected: str) -> None:
    assert severity(Finding(code)) == expected
