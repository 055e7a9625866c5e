"""The whole catalog by criterion and by theme: how many public datasets have each. Counted by the index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.reports.months import CriterionCounts
from catalog.search.ask import search_datasets
from catalog.search.query import SearchQuery
from catalog.vocabulary.criteria import CRITERIA, MARKS
from catalog.vocabulary.levels import OPEN
from catalog.vocabulary.term import Term
from catalog.vocabulary.themes import THEMES


@dataclass(frozen=True, slots=True)
class Part:
    """One mark of a criterion: `x` and `width` are its place in a bar that is 100 wide."""

    mark: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    criterion: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    theme: Term
    count: int
    opened: int


@dataclass(frozen=True, slots=True)
class Whole:
    """`lines` is () before anything was measured, and while the index is being built (`ready` False)."""

    count: int
    opened: int
    lines: tuple[Line, ...]
    ready: bool


def whole() -> Whole:
    found = search_datasets(SearchQuery(facets=("criterion", "level"), page_size=1))
    marks = dict(found.facets["criterion"])
    lines = tuple(line_of(term.code, marks) for term in CRITERIA) if marks else ()
    return Whole(found.count, dict(found.facets["level"]).get(OPEN, 0), lines, found.ready)


def line_of(criterion: str, marks: Mapping[str, int]) -> Line:
    """`marks`: “criterion:mark” to the number of datasets."""
    counts = [(mark.code, marks.get(f"{criterion}:{mark.code}", 0)) for mark in MARKS]
    return Line(criterion, parts_of(counts))


def lines_of(criteria: Iterable[CriterionCounts]) -> tuple[Line, ...]:
    """One agency's counts, for the same figure."""
    return tuple(
        Line(one.criterion, parts_of([(count.mark, count.datasets) for count in one.counts])) for one in criteria
    )


def parts_of(counts: list[tuple[str, int]]) -> tuple[Part, ...]:
    """Side by side, together 100 wide; 0 wide where nothing was counted."""
    total = sum(count for _mark, count in counts) or 1
    parts, x = [], 0.0
    for mark, count in counts:
        width = 100 * count / total
        parts.append(Part(mark, count, round(x, 2), round(width, 2)))
        x += width
    return tuple(parts)


def theme_lines() -> tuple[ThemeLine, ...]:
    """All themes in the vocabulary's order, also those without a dataset."""
    counts = dict(search_datasets(SearchQuery(facets=("theme",), page_size=1)).facets["theme"])
    of_open = SearchQuery(filters={"level": (OPEN,)}, facets=("theme",), page_size=1)
    opened = dict(search_datasets(of_open).facets["theme"])
    return tuple(ThemeLine(theme, counts.get(theme.code, 0), opened.get(theme.code, 0)) for theme in THEMES)
