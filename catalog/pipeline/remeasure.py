"""Measure a dataset anew and settle its level, in one transaction that holds its row.

Measuring reads the database alone and takes milliseconds, so it is done under the lock: what is measured is what is
settled, whatever approves, withdraws, changes or publishes beside it. Interrupted anywhere, it has not happened; done
twice, the second time finds nothing new.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from catalog.models import Assessment, Dataset, State
from catalog.openness.marks import RULES_VERSION
from catalog.openness.noticeable import Kept, KeptMark, is_noticeable
from catalog.pipeline.assess import Measured, keep, measure
from catalog.publishing import levels

EVERY = timedelta(hours=24)


def stale(*, now: datetime) -> QuerySet[Dataset]:
    """What has to be measured anew, longest waiting first: time alone changes marks and ends a grace period, people
    change descriptions, and new rules ask everything again.
    """
    public = Q(state=State.PUBLIC) & (Q(measured=None) | Q(measured__lt=now - EVERY) | Q(measured__lt=F("modified")))
    other_rules = Q(assessment__isnull=False) & ~Q(assessment__rules=RULES_VERSION) & ~Q(state=State.WITHDRAWN)
    return Dataset.objects.filter(public | other_rules).order_by(F("measured").asc(nulls_first=True), "pk")


def remeasure(dataset: Dataset, *, now: datetime, if_stale: bool = False) -> None:
    """`if_stale`: only where nobody else has done so since it was found."""
    with transaction.atomic():
        # Locked alone: rows joined to it would be those of before the wait (postgresql.org/docs/current/mvcc.html).
        locked = Dataset.objects.select_for_update().exclude(state=State.WITHDRAWN).filter(pk=dataset.pk).first()
        if locked is None or (if_stale and not stale(now=now).filter(pk=dataset.pk).exists()):
            return
        settle(locked, locked.assessment, now=now)


def settle(locked: Dataset, kept: Assessment | None, *, now: datetime) -> None:
    """Measure the dataset, whose row the caller holds; put `kept` in place where nothing noticeable changed since."""
    measured = measure(locked, now=now)
    assessment = kept if kept is not None and not _is_news(kept, measured) else keep(locked, measured)
    grace = timedelta(days=settings.OPEN_GRACE_DAYS)
    levels.settle(locked, assessment, measured[1], now=now, grace=grace)


def _is_news(kept: Assessment, measured: Measured) -> bool:
    marks, gate, now = measured
    before = Kept(
        assessed=kept.assessed,
        rules=kept.rules,
        reasons=tuple(reason["en"] for reason in kept.reasons),
        marks=tuple(
            KeptMark(mark.criterion, mark.mark, mark.value, tuple(item["code"] for item in mark.evidence))
            for mark in kept.marks.all()
        ),
    )
    return is_noticeable(before, now, RULES_VERSION, [reason.en for reason in gate.reasons], marks)
