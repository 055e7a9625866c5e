"""What a labelled case is: how a dataset was made, and what must be said of it because it was made so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from catalog.reading.limits import Limits
from catalog.vocabulary.criteria import CRITERIA, MET
from tests.fetching.server import Route

DAY = timedelta(days=1)
ALL_MET = {term.code: MET for term in CRITERIA}


@dataclass(frozen=True, slots=True)
class Delivery:
    """Bytes that reached the catalog `ago` before now; `claimed` is how old their publisher says they are.

    `halted` is the status that their job is left in before anything was read; "" where it ran to its end.
    """

    content: bytes
    filename: str = "data.csv"
    ago: timedelta = 10 * DAY
    claimed: timedelta | None = None
    halted: str = ""


@dataclass(frozen=True, slots=True)
class Fetch:
    """One round of the daily check as it was kept: `status` that each program got, by its short name."""

    ago: timedelta
    statuses: tuple[tuple[str, int], ...] = (("browser", 200), ("curl", 200), ("crawler", 200))
    page: bool = False


SOUND = tuple(Fetch(timedelta(days=days, hours=2)) for days in range(6))


@dataclass(frozen=True, slots=True)
class File:
    """`door` answers at the file's own address, which is then asked for real; else `fetches` are what checks found.

    `query` is what stands behind the question mark of that address, `robots` answers for its server's robots.txt, which
    is not there where it is None.
    """

    deliveries: tuple[Delivery, ...]
    title: str = "Readings"
    description: str = ""
    door: Route | None = None
    query: str = ""
    robots: Route | None = None
    fetches: tuple[Fetch, ...] = SOUND


@dataclass(frozen=True, slots=True)
class Said:
    """What an agency has said of a table beforehand: its Table Schema, and columns that hold contacts at work.

    `others` are CSV files of the same dataset, by the name that a foreign key gives them.
    """

    schema: Mapping[str, Any] | None = None
    contacts: frozenset[str] = frozenset()
    others: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """`marks` by criterion: what the construction does not decide is left out. `finds` are the kinds of problem that
    must be found, `may` those that it leaves open; every other kind must not be.

    `fields` are the dataset's that differ from a well-kept one's. Without marks only the files are read: `said` is then
    what the agency has said of their table beforehand.
    """

    name: str
    files: tuple[File, ...]
    marks: Mapping[str, str] = field(default_factory=dict)
    finds: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    fields: Mapping[str, Any] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    said: Said = field(default_factory=Said)


def well_kept(name: str, *files: File, but: Mapping[str, str | None], **values: Any) -> Case:
    """All eight met, but for what is changed; None where the change leaves a criterion undecided."""
    marks = {code: mark for code, mark in {**ALL_MET, **but}.items() if mark is not None}
    for name_ in ("finds", "may"):
        values[name_] = frozenset(values.get(name_, ()))
    return Case(name, files, marks, **values)


def problem(
    code: str, name: str, content: bytes, filename: str = "data.csv", *, may: tuple[str, ...] = (), **values: Any
) -> Case:
    """A file made to have this kind of problem."""
    finds = frozenset({code, *values.pop("also", ())})
    return Case(f"{code}: {name}", (File((Delivery(content, filename),)),), finds=finds, may=frozenset(may), **values)


def no_problem(
    name: str, content: bytes, filename: str = "data.csv", *, also: tuple[str, ...] = (), **values: Any
) -> Case:
    """A file that only resembles one with a problem; `also` are other problems that it has been given."""
    return Case(name, (File((Delivery(content, filename),)),), finds=frozenset(also), **values)
