"""A refusal in words: what is wrong, where, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.language import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """`field` is the dataset's field as the API names it, "" where the fault is not one field's."""

    field: str
    code: str
    text: Text


class Refused(Exception):
    """The change was not made, and nothing was written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.text.en for fault in self.faults))


class NotAllowed(Exception):
    """This person may not do this here. `text` says who may."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)
