"""What a criterion says of a dataset: a mark, a fraction, the evidence for it, and the next thing to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.language import Text

# Raised whenever a rule or threshold changes, so that old marks can be told from new ones.
RULES_VERSION = "5"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One measured figure in a sentence: `code` is stable, `figures` are JSON values, `text` is filled in.

    `link` leads to the very figure: a path on this site, or the licence's own address; "" where there is no such page.
    """

    code: str
    text: Text
    figures: Mapping[str, object] = field(default_factory=dict)
    link: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """`mark` is met, partly, unmet or unknown; `value` the fraction 0-1, None when unknown; `advice` None when met."""

    criterion: str
    mark: str
    value: float | None
    evidence: tuple[Evidence, ...]
    advice: Text | None = None
