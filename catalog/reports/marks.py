"""The marks of a dataset over time: each assessment at which a mark or the rules changed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat

from catalog.models import Assessment, CriterionMark, Dataset
from catalog.vocabulary.criteria import CRITERIA, UNKNOWN

# So many changes are legible side by side; the API has them all.
SHOWN = 10
# An assessment is kept where something changed, its evidence too: at most some hundred in two years.
LOOKED_BACK = timedelta(days=731)


@dataclass(frozen=True, slots=True)
class Change:
    """`new_rules`: the rules are others than at the change before, so a mark may differ with nothing else changed."""

    at: datetime
    met: int
    rules: str
    new_rules: bool


@dataclass(frozen=True, slots=True)
class CriterionLine:
    criterion: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarksOverTime:
    """Oldest first; `lines` has eight lines with a mark for each change."""

    changes: tuple[Change, ...]
    lines: tuple[CriterionLine, ...]


def changed(dataset: Dataset, *, now: datetime) -> list[tuple[Assessment, str]]:
    """The assessments whose marks or rules differ from the one before, oldest first.

    Each with its marks: “criterion=mark”, separated by commas.
    """
    own = CriterionMark.objects.filter(assessment=OuterRef("pk")).order_by().values("assessment")
    named = Concat("criterion", Value("="), "mark", output_field=TextField())
    marks = own.annotate(all=StringAgg(named, ",", order_by="position")).values("all")
    kept = Assessment.objects.filter(dataset=dataset, assessed__gte=now - LOOKED_BACK).order_by("assessed", "pk")
    with_marks = kept.annotate(found=Coalesce(Subquery(marks), Value(""), output_field=TextField()))
    rows = [(row, str(row.found)) for row in with_marks]
    signatures = [(row.rules, found) for row, found in rows]
    return [row for row, its, before in zip(rows, signatures, [None, *signatures], strict=False) if its != before]


def marks_over_time(dataset: Dataset, *, now: datetime) -> MarksOverTime | None:
    """None before there are two different assessments: a single column is what the marks beside it say already."""
    rows = changed(dataset, now=now)[-SHOWN:]
    if len(rows) < 2:
        return None
    changes = tuple(
        Change(row.assessed, row.met, row.rules, index > 0 and row.rules != rows[index - 1][0].rules)
        for index, (row, _found) in enumerate(rows)
    )
    marks = [dict(pair.split("=") for pair in found.split(",") if pair) for _row, found in rows]
    return MarksOverTime(
        changes,
        tuple(CriterionLine(term.code, tuple(found.get(term.code, UNKNOWN) for found in marks)) for term in CRITERIA),
    )
