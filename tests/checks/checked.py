"""A table's findings, from its text: what a rule finds, and that it finds nothing where nothing is wrong."""

from collections.abc import Iterable
from pathlib import Path

from catalog.checks.validate import Validation, validate_file
from catalog.reading.limits import Limits
from catalog.reading.table import Finding
from tests.reading.files import make_file


def validated(folder: Path, content: str | bytes, name: str = "data.csv", contacts: Iterable[str] = ()) -> Validation:
    (folder / "work").mkdir(exist_ok=True)
    return validate_file(
        make_file(folder, content, name),
        name,
        workdir=folder / "work",
        parquet=folder / "table.parquet",
        limits=Limits(),
        progress=lambda _: None,
        contacts=frozenset(contacts),
    )


def found(folder: Path, content: str | bytes, code: str) -> list[Finding]:
    return [finding for finding in validated(folder, content).findings if finding.code == code]


def column(title: str, cells: Iterable[object], beside: str = "n") -> str:
    """A table of that column, and one that numbers its rows."""
    return f"{title},{beside}\n" + "".join(f"{cell},{number}\n" for number, cell in enumerate(cells, 1))
