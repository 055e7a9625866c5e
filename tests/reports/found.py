"""Kinds of problem as a version may have them, for the pure tests of reports."""

from catalog.checks.kinds import KINDS
from catalog.reading.table import Finding
from catalog.reports.kinds import FoundKind

# What the messages of the kinds used here need.
FIGURES: dict[str, dict[str, object]] = {
    "short-row": {"cells": 2, "width": 3},
    "type-mismatch": {"type": "integer"},
    "encoding": {"encoding": "GB18030"},
    "total-row": {"rows": "9"},
    "personal-data": {"kind": "mobile", "share": 50.0},
    "preamble": {"header": 2},
    "wrong-extension": {"claimed": "pdf", "format": "csv"},
}
OF_THE_FILE = ("encoding", "empty-file", "wrong-extension", "empty-column", "missing-mark", "merged-cells")


def found(code: str, count: int = 1, *, named: int = 1, position: int = 0) -> FoundKind:
    row = None if code in OF_THE_FILE else 5
    first = Finding(code, row, 2, "数量", "x", count if named == 1 else 1, FIGURES.get(code, {}))
    return FoundKind(code, KINDS[code].severity, count, named, first, position)
