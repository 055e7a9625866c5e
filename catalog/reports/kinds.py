"""One kind of problem as it was found in one version."""

from dataclasses import dataclass, replace

from catalog.checks.kinds import KINDS
from catalog.language import Text
from catalog.reading.table import Finding
from catalog.reports.words import words_of

ALSO = Text(" {more} more places are named below.", " 另有 {more} 处，见下表。")


@dataclass(frozen=True, slots=True)
class FoundKind:
    """`count` is the whole, `named` how many places are kept, `first` the first of them, `position` where it stood."""

    code: str
    severity: str
    count: int
    named: int
    first: Finding
    position: int = 0

    @property
    def message(self) -> Text:
        """What is wrong, with the first place and how many more there are."""
        if not self._counts_by_column:
            return words_of(replace(self.first, count=self.count))[0]
        # These count by column: the first column's own count, then that other places have it too.
        message = words_of(self.first)[0]
        if self.named == 1:
            return message
        more = ALSO.fill({"more": self.named - 1})
        return Text(message.en + more.en, message.zh + more.zh)

    @property
    def advice(self) -> Text:
        return words_of(self.first)[1]

    @property
    def _counts_by_column(self) -> bool:
        return self.code in KINDS and "{count}" in KINDS[self.code].message.en
