"""Counts findings: the first places of each kind are kept, the rest are only counted."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from catalog.reading.personal import excerpt
from catalog.reading.table import Finding


class Tally:
    """Adds to `findings` (its owner's list) until `sample` of one code are there; `finish` writes down the rest."""

    def __init__(self, findings: list[Finding], sample: int) -> None:
        self.findings = findings
        self.sample = sample
        self.seen: Counter[str] = Counter()
        self.last: dict[str, int] = {}

    def add(
        self, code: str, row: int | None = None, column: int | None = None, *, cell: str = "", **figures: object
    ) -> None:
        self.seen[code] += 1
        if self.seen[code] > self.sample:
            return
        self.last[code] = len(self.findings)
        self.findings.append(Finding(code, row, column, cell=excerpt(cell), figures=figures))

    def finish(self) -> None:
        for code, seen in self.seen.items():
            if seen > self.sample:
                position = self.last[code]
                self.findings[position] = replace(self.findings[position], count=seen - self.sample + 1)


@contextmanager
def tallied(findings: list[Finding], sample: int) -> Iterator[Tally]:
    """A tally that is finished when its reader is, however that ends."""
    tally = Tally(findings, sample)
    try:
        yield tally
    finally:
        tally.finish()
