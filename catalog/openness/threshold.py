"""One threshold: what it decides, and how people read it."""

from dataclasses import dataclass

from catalog.language import Text

SHARE, TIMES, COUNT = "share", "times", "count"


@dataclass(frozen=True, slots=True)
class Threshold:
    """`code` is its name in the documentation; `meaning` says what it decides."""

    criterion: str
    code: str
    value: float
    unit: str
    meaning: Text

    @property
    def shown(self) -> str:
        """As people read it, the same in both languages: 95%, 1.1×, 30."""
        if self.unit == SHARE:
            return f"{self.value * 100:g}%"
        return f"{self.value:g}×" if self.unit == TIMES else f"{self.value:g}"
