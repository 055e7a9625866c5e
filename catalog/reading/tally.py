"""Counts findings: the first places of each kind are kept, the rest are only counted."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from catalog.reading.lost_characters import as_kept, damage_in
from catalog.reading.personal import EXCERPT, excerpt
from catalog.reading.table import Finding, Row


class Tally:
    """Adds to `findings` (its owner's list) until `sample` of one code are there; `finish` writes down the rest."""

    def __init__(self, findings: list[Finding], sample: int) -> None:
        self.findings = findings
        self.sample = sample
        self.seen: Counter[str] = Counter()
        self.last: dict[str, int] = {}

    def add(
        self,
        code: str,
        row: int | None = None,
        column: int | None = None,
        *,
        cell: str = "",
        longest: int = EXCERPT,
        **figures: object,
    ) -> None:
        self.seen[code] += 1
        if self.seen[code] > self.sample:
            return
        self.last[code] = len(self.findings)
        self.findings.append(Finding(code, row, column, cell=excerpt(as_kept(cell), longest), figures=figures))

    def add_damage(self, text: str, row: int, column: int) -> str:
        """The text as it is kept; where a character of it is lost, this is a finding."""
        if code := damage_in(text):
            self.add(code, row, column, cell=text)
        return as_kept(text)

    def add_damage_of(self, row: Row) -> None:
        """Of a row that is no part of the table: nobody else looks at its cells."""
        for column, cell in enumerate(row.cells, start=1):
            self.add_damage(cell or "", row.number, column)

    def add_many(self, code: str, count: int, row: int, **figures: object) -> None:
        """All at one place: a finding of its own at the first call, which counts the others too."""
        if code not in self.last:
            self.last[code] = len(self.findings)
            self.findings.append(Finding(code, row, figures=figures))
        self.seen[code] += count

    def finish(self) -> None:
        """The last finding of each kind counts what has none of its own. May be called again, after more was added."""
        of_kind = Counter(finding.code for finding in self.findings)
        for code, seen in self.seen.items():
            if seen > of_kind[code]:
                position = self.last[code]
                self.findings[position] = replace(self.findings[position], count=seen - of_kind[code] + 1)


@contextmanager
def tallied(findings: list[Finding], sample: int) -> Iterator[Tally]:
    """A tally that is finished when its reader is, however that ends."""
    tally = Tally(findings, sample)
    try:
        yield tally
    finally:
        tally.finish()
