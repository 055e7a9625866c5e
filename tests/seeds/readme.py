"""The table of seeds/README.md, read as it stands: what the demo promises of each dataset."""

from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "seeds" / "README.md"
COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Promise:
    """`marks` and `findings` (codes of catalog.checks.kinds) are what the flaw shows; others may come with it."""

    slug: str
    file: str
    asks: str
    gets: str
    ends: str
    flaw: str
    marks: dict[str, str]
    findings: frozenset[str]

    @property
    def is_model(self) -> bool:
        """All eight criteria are met."""
        return self.flaw.startswith("none") and self.gets == "open" and self.ends == "public"


def promises() -> tuple[Promise, ...]:
    lines = README.read_text(encoding="utf-8").splitlines()
    start = lines.index(next(line for line in lines if line.startswith("| dataset |")))
    rows = (line.strip("|").split("|") for line in lines[start + 2 :] if line.startswith("|"))
    return tuple(_promise([cell.strip() for cell in row]) for row in rows)


def _promise(cells: list[str]) -> Promise:
    assert len(cells) == COLUMNS, cells
    slug, file, asks, gets, ends, flaw, marks, findings = cells
    return Promise(
        slug.strip("`"),
        file,
        asks,
        gets,
        ends,
        flaw,
        dict(mark.rsplit(" ", 1) for mark in _list(marks)),
        frozenset(_list(findings)),
    )


def _list(cell: str) -> list[str]:
    return [] if cell == "–" else cell.split(", ")
