"""One entry of a controlled vocabulary."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.language import Text


@dataclass(frozen=True, slots=True)
class Term:
    """`code` is what we store and serve; `label` is what people read; `uri` is the standard's own name, "" if none."""

    code: str
    label: Text
    uri: str = ""


def choices(terms: Iterable[Term]) -> list[tuple[str, str]]:
    """Pairs for a model field or a form, labelled in English; pages label them in the reader's language."""
    return [(term.code, term.label.en) for term in terms]
