"""The whole catalog by criterion and by theme: how many public datasets have each. Counted by the index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Avg, Count, Q

from catalog.models import Dataset
from catalog.reports.months import CriterionCounts
from catalog.search.ask import asked
from catalog.search.engine.question import Answer
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.query import SearchQuery, question_of
from catalog.vocabulary.criteria import CRITERIA, MARKS, MET
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
    """`met` is how many criteria public datasets meet on average, None where none was measured; `agencies`: with any.

    `themes` are those with a dataset, in the vocabulary's order, and how many. `lines` is () before anything was
    measured, and while the index is being built (`ready` False): then the database counts the rest.
    """

    count: int
    opened: int
    met: float | None
    agencies: int
    themes: tuple[tuple[Term, int], ...]
    lines: tuple[Line, ...]
    ready: bool


def whole() -> Whole:
    found = _counted(SearchQuery(facets=("criterion", "level", "theme", "agency"), page_size=1))
    if found is None:
        return _whole_by_the_database()
    marks, themes = dict(found.facets["criterion"].values), dict(found.facets["theme"].values)
    return Whole(
        count=found.count,
        opened=dict(found.facets["level"].values).get(OPEN, 0),
        met=_mean_met(marks),
        agencies=found.facets["agency"].distinct,
        themes=_with_any(themes),
        lines=lines_from(found.facets["criterion"].values),
        ready=True,
    )


def _whole_by_the_database() -> Whole:
    """It reads every dataset for it: of 100,000 in a second."""
    figures = (
        Dataset.objects.public()
        .order_by()
        .aggregate(
            count=Count("pk"),
            opened=Count("pk", filter=Q(release_level=OPEN)),
            met=Avg("assessment__met"),
            agencies=Count("agency", distinct=True),
            **{f"theme_{theme.code}": Count("pk", filter=Q(themes__contains=[theme.code])) for theme in THEMES},
        )
    )
    themes = _with_any({theme.code: figures.pop(f"theme_{theme.code}") for theme in THEMES})
    return Whole(**figures, themes=themes, lines=(), ready=False)


def _mean_met(marks: Mapping[str, int]) -> float | None:
    """An assessment has a mark of every criterion: those of any one of them count what was measured."""
    measured = sum(marks.get(f"{CRITERIA[0].code}:{mark.code}", 0) for mark in MARKS)
    met = sum(marks.get(f"{term.code}:{MET}", 0) for term in CRITERIA)
    return met / measured if measured else None


def _with_any(counts: Mapping[str, int]) -> tuple[tuple[Term, int], ...]:
    return tuple((theme, counts[theme.code]) for theme in THEMES if counts.get(theme.code))


def _counted(query: SearchQuery) -> Answer | None:
    """Counts alone, without a dataset read from the database; None while there is no index."""
    try:
        return asked(question_of(query))
    except IndexUnusable:
        return None


def lines_from(counts: Iterable[tuple[str, int]]) -> tuple[Line, ...]:
    """Pairs of “criterion:mark” and the number of datasets, as the facet has them; () before anything was measured."""
    marks = dict(counts)
    return tuple(line_of(term.code, marks) for term in CRITERIA) if marks else ()


def line_of(criterion: str, marks: Mapping[str, int]) -> Line:
    """`marks`: “criterion:mark” to the number of datasets."""
    counts = [(mark.code, marks.get(f"{criterion}:{mark.code}", 0)) for mark in MARKS]
    return Line(criterion, parts_of(counts))


def lines_of(criteria: Iterable[CriterionCounts]) -> tuple[Line, ...]:
    """One agency's counts by the database, for the same figure."""
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
    """All themes in the vocabulary's order, also those without a dataset; () while there is no index."""
    found = _counted(SearchQuery(facets=("theme",), page_size=1))
    of_open = _counted(SearchQuery(filters={"level": (OPEN,)}, facets=("theme",), page_size=1))
    if found is None or of_open is None:
        return ()
    counts, opened = dict(found.facets["theme"].values), dict(of_open.facets["theme"].values)
    return tuple(ThemeLine(theme, counts.get(theme.code, 0), opened.get(theme.code, 0)) for theme in THEMES)
