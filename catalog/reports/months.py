"""How open an agency's public datasets were, month by month, and which criteria they meet today."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, F

from catalog.models import Agency, CriterionMark, Dataset, Event, State
from catalog.vocabulary.criteria import CRITERIA, MARKS
from catalog.vocabulary.levels import OPEN, SHARED

MONTHS = 12
# After these a dataset is open; after `level-lost` it is not.
STILL_OPEN = (Event.LEVEL_GRANTED, Event.LEVEL_AT_RISK, Event.LEVEL_RECOVERED)
# One row a month: each dataset that was public at its end, with its last assessment and its last event of the level
# before that end. Each of these holds from its own moment up to the next one's. A dataset's history is read once by its
# indexes (assessment_history, activity_history), whatever the number of months; LATERAL, since a join would tempt the
# planner to read everybody's.
SQL = """
WITH own AS MATERIALIZED (
  SELECT id, issued, CASE WHEN state = %(public)s THEN 'infinity'::timestamptz ELSE withdrawn_at END AS gone
  FROM catalog_dataset
  WHERE agency_id = %(agency)s AND release_level <> %(shared)s AND state IN (%(public)s, %(withdrawn)s)
), scores AS (
  SELECT own.id, score, since, until FROM own CROSS JOIN LATERAL (
    SELECT score, assessed AS since, lead(assessed, 1, 'infinity') OVER (ORDER BY assessed, a.id) AS until
    FROM catalog_assessment a WHERE dataset_id = own.id) found
), events AS (
  SELECT own.id, event, since, until FROM own CROSS JOIN LATERAL (
    SELECT event, at AS since, lead(at, 1, 'infinity') OVER (ORDER BY at, e.id) AS until
    FROM catalog_activity e WHERE dataset_id = own.id AND event = ANY(%(levels)s)) found
)
SELECT m.start, count(own.id), avg(scores.score), count(own.id) FILTER (WHERE events.event = ANY(%(still_open)s))
FROM unnest(%(starts)s::timestamptz[], %(ends)s::timestamptz[]) AS m(start, until)
LEFT JOIN own ON own.issued < m.until AND own.gone >= m.until
LEFT JOIN scores ON scores.id = own.id AND scores.since < m.until AND scores.until >= m.until
LEFT JOIN events ON events.id = own.id AND events.since < m.until AND events.until >= m.until
GROUP BY m.start ORDER BY m.start
"""


@dataclass(frozen=True, slots=True)
class Month:
    """`score` is the mean of the last scores at the month's end, 0-1; None where nothing was measured yet."""

    start: date
    datasets: int
    score: float | None
    opened: int


@dataclass(frozen=True, slots=True)
class MarkCount:
    mark: str
    datasets: int


@dataclass(frozen=True, slots=True)
class CriterionCounts:
    criterion: str
    counts: tuple[MarkCount, ...]


def months_of(agency: Agency, *, now: datetime) -> tuple[Month, ...]:
    """The last months, oldest first, from the first that had a public dataset; the present one as it stands now.

    A dataset whose agency gave up the level “open” by its own choice counts as open until the present month: only what
    measurement granted and took is kept with a date.
    """
    starts = month_starts(now)
    figures: dict[str, Any] = {
        "starts": starts,
        "ends": [*starts[1:], now],
        "agency": agency.pk,
        "shared": SHARED,
        "public": State.PUBLIC.value,
        "withdrawn": State.WITHDRAWN.value,
        "still_open": [event.value for event in STILL_OPEN],
        "levels": [event.value for event in (*STILL_OPEN, Event.LEVEL_LOST)],
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL, figures)
        rows = cursor.fetchall()
    months = [Month(start.date(), datasets, score, opened) for start, datasets, score, opened in rows]
    months[-1] = replace(months[-1], opened=_open_now(agency))
    first = next((index for index, month in enumerate(months) if month.datasets), len(months))
    return tuple(months[first:])


def month_starts(now: datetime) -> list[datetime]:
    """The first moments of the last twelve months in UTC, this month's last."""
    last = now.astimezone(UTC).year * 12 + now.astimezone(UTC).month - 1
    return [datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC) for number in range(last - MONTHS + 1, last + 1)]


def criterion_counts(agency: Agency) -> tuple[CriterionCounts, ...]:
    """For each criterion how many of the public datasets have each mark today; () before anything was measured."""
    public = Dataset.objects.public().filter(agency=agency, assessment__isnull=False)
    rows = (
        CriterionMark.objects.filter(assessment__in=public.values("assessment"))
        .order_by()
        .values_list(F("criterion"), F("mark"))
        .annotate(datasets=Count("pk"))
    )
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for criterion, mark, datasets in rows:
        found[criterion][mark] = datasets
    if not found:
        return ()
    return tuple(
        CriterionCounts(term.code, tuple(MarkCount(mark.code, found[term.code].get(mark.code, 0)) for mark in MARKS))
        for term in CRITERIA
    )


def _open_now(agency: Agency) -> int:
    return Dataset.objects.public().filter(agency=agency, release_level=OPEN).count()
