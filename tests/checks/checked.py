"""A table's findings, from its text: what a rule finds, and that it finds nothing where nothing is wrong."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from catalog.checks.expected import Expected, OtherTable
from catalog.checks.table_schema import parse_schema
from catalog.checks.validate import NOTHING_SAID, Validation, validate_file
from catalog.reading.limits import Limits
from catalog.reading.table import Finding
from tests.reading.files import make_file


def validated(
    folder: Path, content: str | bytes, name: str = "data.csv", expected: Expected = NOTHING_SAID
) -> Validation:
    (folder / "work").mkdir(exist_ok=True)
    return validate_file(
        make_file(folder, content, name),
        name,
        workdir=folder / "work",
        parquet=folder / "table.parquet",
        limits=Limits(),
        progress=lambda _: None,
        expected=expected,
    )


def found(folder: Path, content: str | bytes, code: str) -> list[Finding]:
    return [finding for finding in validated(folder, content).findings if finding.code == code]


def column(title: str, cells: Iterable[object], beside: str = "n") -> str:
    """A table of that column, and one that numbers its rows."""
    return f"{title},{beside}\n" + "".join(f"{cell},{number}\n" for number, cell in enumerate(cells, 1))


def schema_findings(
    folder: Path, content: str, descriptor: Any, others: Mapping[str, OtherTable] | None = None
) -> list[Finding]:
    """What is found by a Table Schema alone."""
    expected = Expected(schema=parse_schema(descriptor), others=others or {})
    findings = validated(folder, content, expected=expected).findings
    return [finding for finding in findings if finding.code.startswith("schema-")]
