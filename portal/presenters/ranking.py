"""Agencies in the order of their openness, without inventing a leader.

Equal means share a place. An agency with few measured datasets has none: of two datasets a mean says little.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import floatformat

# Below this a mean tells more of chance than of the agency.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """`place` is None where too little was measured; `shared`: another agency has the same place.

    `mean` is the number of criteria met on average as the page shows it, "" where nothing was measured.
    """

    agency: Any
    place: int | None
    shared: bool
    mean: str
    percent_open: int
    percent_met: float


def ranked(agencies: Iterable[Any]) -> tuple[Ranked, ...]:
    """Takes agencies with `public`, `opened` and `met` (0-8 or None). Those without a place come last, by name."""
    found = sorted(agencies, key=lambda one: one.slug)
    shown = {one.slug: _shown(one) for one in found if _comparable(one)}
    means = sorted(shown.values(), reverse=True)
    placed = sorted((one for one in found if one.slug in shown), key=lambda one: -shown[one.slug])
    having = Counter(shown.values())
    first = {mean: place for place, mean in reversed(list(enumerate(means, start=1)))}
    lines = [_line(one, first[shown[one.slug]], shared=having[shown[one.slug]] > 1) for one in placed]
    return (*lines, *(_line(one, None, shared=False) for one in found if one.slug not in shown))


def _comparable(agency: Any) -> bool:
    return agency.met is not None and agency.public >= FEWEST


def _shown(agency: Any) -> float:
    """Rounded as the page shows it: who can't be told apart there is not told apart here."""
    return float(floatformat(agency.met or 0.0, "1u"))


def _line(agency: Any, place: int | None, *, shared: bool) -> Ranked:
    return Ranked(
        agency=agency,
        place=place,
        mean="" if agency.met is None else str(floatformat(agency.met, 1)),
        shared=shared,
        percent_open=round(100 * agency.opened / agency.public) if agency.public else 0,
        percent_met=round(100 * (agency.met or 0.0) / 8, 1),
    )
