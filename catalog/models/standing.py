"""How open an agency's datasets are, now and at the end of each month: counted from what was kept at the time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from catalog.models.activity import Event
from catalog.models.agency import Agency
from catalog.models.dataset import State
from catalog.vocabulary.criteria import CRITERIA, MARKS
from catalog.vocabulary.levels import OPEN, SHARED

# One row a moment, dataset and criterion would be much to send: PostgreSQL counts. The lateral joins take the newest
# row of each dataset by its index (assessment_history, activity_history), so that old history costs nothing.
STANDING = """
WITH standing AS MATERIALIZED (
  SELECT moment.at, assessment.id AS assessment, assessment.score,
         CASE WHEN moment.at >= %(now)s THEN dataset.release_level = %(open)s
              ELSE coalesce(level.event = %(granted)s, false) END AS is_open
  FROM unnest(%(moments)s::timestamptz[]) AS moment(at)
  JOIN catalog_dataset dataset ON dataset.agency_id = %(agency)s AND dataset.issued <= moment.at
   AND (dataset.withdrawn_at IS NULL OR dataset.withdrawn_at > moment.at)
   AND dataset.release_level <> %(shared)s AND dataset.state = ANY(%(states)s)
  LEFT JOIN LATERAL (
    SELECT id, score FROM catalog_assessment WHERE dataset_id = dataset.id AND assessed <= moment.at
    ORDER BY assessed DESC, id DESC LIMIT 1) assessment ON true
  LEFT JOIN LATERAL (
    SELECT event FROM catalog_activity WHERE dataset_id = dataset.id AND at <= moment.at AND event = ANY(%(events)s)
    ORDER BY at DESC, id DESC LIMIT 1) level ON moment.at < %(now)s
), totals AS (
  SELECT at, count(*) AS datasets, count(*) FILTER (WHERE is_open) AS open, count(assessment) AS assessed,
         avg(score) AS mean_score
  FROM standing GROUP BY at
), marks AS (
  SELECT at, jsonb_object_agg(criterion || ':' || mark, amount) AS counts FROM (
    SELECT standing.at, mark.criterion, mark.mark, count(*) AS amount
    FROM standing JOIN catalog_criterionmark mark ON mark.assessment_id = standing.assessment
    GROUP BY standing.at, mark.criterion, mark.mark) counted
  GROUP BY at
)
SELECT at, datasets, open, assessed, mean_score, counts FROM totals LEFT JOIN marks USING (at) ORDER BY at
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """`datasets` are the public ones, `assessed` those of them with marks; `mean_score` is None where there are none.

    `criteria` counts datasets by criterion and mark.
    """

    at: datetime
    datasets: int = 0
    open: int = 0
    assessed: int = 0
    mean_score: float | None = None
    criteria: dict[str, dict[str, int]] = field(default_factory=dict)


def standing_of(agency: Agency, moments: Sequence[datetime], *, now: datetime) -> list[Standing]:
    """One for each of `moments`, in one query, however many datasets there are. From `now` on, what holds now."""
    values: dict[str, Any] = {
        "agency": agency.pk,
        "moments": list(moments),
        "now": now,
        "open": OPEN,
        "shared": SHARED,
        "granted": Event.LEVEL_GRANTED.value,
        "events": [Event.LEVEL_GRANTED.value, Event.LEVEL_LOST.value],
        "states": [State.PUBLIC.value, State.WITHDRAWN.value],
    }
    with connection.cursor() as cursor:
        cursor.execute(STANDING, values)
        found = {row[0]: _standing(row) for row in cursor.fetchall()}
    return [found.get(moment) or Standing(moment, criteria=_criteria({})) for moment in moments]


def _standing(row: tuple[datetime, int, int, int, float | None, str | None]) -> Standing:
    at, datasets, opened, assessed, mean, counts = row
    score = None if mean is None else round(mean, 4)
    return Standing(at, datasets, opened, assessed, score, _criteria(json.loads(counts or "{}")))


def _criteria(counts: dict[str, int]) -> dict[str, dict[str, int]]:
    return {term.code: {mark.code: counts.get(f"{term.code}:{mark.code}", 0) for mark in MARKS} for term in CRITERIA}
