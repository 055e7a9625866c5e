"""The marks of a dataset over time: each assessment at which a mark or the rules changed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField, Value, Window
from django.db.models.functions import Coalesce, Concat, Lag

from catalog.models import Assessment, CriterionMark, Dataset
from catalog.vocabulary.criteria import CRITERIA, UNKNOWN

# So many changes are legible side by side; the API has them all.
SHOWN = 10
# Daily measurements of two years are some thousand rows: the question stays quick however old a dataset is.
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


def changed(dataset: Dataset, *, now: datetime) -> QuerySet[Assessment]:
    """The assessments whose marks or rules differ from the one before, newest first.

    `found` holds the marks: “criterion=mark”, separated by commas.
    """
    own = CriterionMark.objects.filter(assessment=OuterRef("pk")).order_by().values("assessment")
    named = Concat("criterion", Value("="), "mark", output_field=TextField())
    marks = own.annotate(all=StringAgg(named, ",", order_by="position")).values("all")
    signed = Assessment.objects.filter(dataset=dataset, assessed__gte=now - LOOKED_BACK).annotate(
        found=Coalesce(Subquery(marks), Value(""), output_field=TextField()),
        signature=Concat("rules", Value(":"), "found", output_field=TextField()),
    )
    before = Window(Lag("signature", default=Value("")), order_by=("assessed", "pk"))
    return signed.annotate(before=before).filter(~Q(signature=F("before"))).order_by("-assessed", "-pk")


def marks_over_time(dataset: Dataset, *, now: datetime) -> MarksOverTime | None:
    """None before there are two different assessments: a single column is what the marks beside it say already."""
    newest = list(changed(dataset, now=now)[:SHOWN])
    if len(newest) < 2:
        return None
    rows = newest[::-1]
    changes = tuple(
        Change(row.assessed, row.met, row.rules, index > 0 and row.rules != rows[index - 1].rules)
        for index, row in enumerate(rows)
    )
    marks = [dict(pair.split("=") for pair in row.found.split(",") if pair) for row in rows]
    return MarksOverTime(
        changes,
        tuple(CriterionLine(term.code, tuple(found.get(term.code, UNKNOWN) for found in marks)) for term in CRITERIA),
    )
