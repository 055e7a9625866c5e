"""Datasets as parts of lists, kept by each web process as long as they are true: decision 56.

A list is never the same twice, but the datasets in it are. Each is kept as the JSON that stands for it in the list, by
the stamp of what it was made from, on one shelf with whole answers.
"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from orjson import Fragment

from catalog.api.kept import Answer, Answers, shelf
from catalog.api.stamp import stamps_of_datasets

Make = Callable[[Sequence[UUID]], Mapping[UUID, bytes]]


def parts(kind: str, ids: Sequence[UUID], make: Make) -> list[bytes]:
    """The JSON of those of `ids` that everyone may see, in this order.

    `make` gives it for those of the ids that it is given and everyone may see. What it makes is known by `kind`, and
    shows nothing that depends on who asks, in which language, when, or of what is beyond the stamp of a dataset.
    """
    answers = shelf()
    found = make(ids) if answers is None else _kept(answers, kind, ids, make)
    return [found[one] for one in ids if one in found]


def fragments(kind: str, ids: Sequence[UUID], make: Make) -> list[Fragment]:
    """The same as values that orjson writes as they are."""
    return [Fragment(part) for part in parts(kind, ids, make)]


def _kept(answers: Answers, kind: str, ids: Sequence[UUID], make: Make) -> dict[UUID, bytes]:
    stamps = stamps_of_datasets(ids)
    kept = ((one, answers.get(f"{kind} {one}", stamp)) for one, stamp in stamps.items())
    found = {one: part.body for one, part in kept if part is not None}
    missing = [one for one in stamps if one not in found]
    # The stamps were read before: if something changes meanwhile, a part is newer than it says, and made anew.
    for one, part in (make(missing) if missing else {}).items():
        answers.put(f"{kind} {one}", stamps[one], Answer(part, tag=""))
        found[one] = part
    return found
