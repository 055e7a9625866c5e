"""What a stage is: work that only reads, then a record of it that only writes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalog.language import Text
from catalog.models import Job, Stage, Status
from catalog.pipeline.heartbeat import Progress

Prepared = TypeVar("Prepared")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a stage ended, in a sentence. `ends` is None where the next stage follows."""

    text: Text
    ends: Status | None = None


class Stopped(Exception):
    """The stage can't go on and trying again won't help: the job ends here, with what to do in words."""

    def __init__(self, status: Status, text: Text) -> None:
        super().__init__(text.en)
        self.outcome = Outcome(text, status)


class Outdated(Exception):
    """What the work rests on was changed while it was done: nothing of it is written, and it is done again."""


@dataclass(frozen=True, slots=True)
class Step(Generic[Prepared]):
    """`prepare` does the work and may take long and be killed; it writes no rows. `record` writes what it found, in the
    transaction that also moves the job on: so every stage happens once and only once, however often it is started.
    Where `prepare` read what others may change, `record` makes sure under a lock that it is still so, or else raises
    Outdated.
    """

    stage: Stage
    prepare: Callable[[Job, Progress], Prepared]
    record: Callable[[Job, Prepared], Outcome]
