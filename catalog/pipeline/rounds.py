"""The scheduled rounds: each goes on for a while, one thing at a time, and may be broken off anywhere.

One dataset or link that breaks its worker each time must not keep the others from their turn: its trouble is logged,
and the round goes on with the next.
"""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from catalog.models import AccessCheck, Dataset, LinkCheck
from catalog.pipeline import access, robots, turns
from catalog.pipeline.link_record import record
from catalog.pipeline.links import Claimed, claim_next, enroll, leave, look
from catalog.pipeline.remeasure import remeasure, stale
from catalog.publishing import once

log = logging.getLogger(__name__)

# One round: short enough that uploads do not wait long for a worker.
SECONDS = 30.0
BATCH = 500
# How long single checks are kept.
KEPT = timedelta(days=30)
DELETED_AT_ONCE = 5000


def links(*, now: Callable[[], datetime] = timezone.now, seconds: float = SECONDS) -> int:
    """Look at links that are due; how many there were. Where all their servers rest, wait for one."""
    enroll(now=now())
    began, done, rested = time.monotonic(), 0, False
    while time.monotonic() - began < seconds:
        claimed = claim_next(now=now())
        if claimed is not None:
            _look(claimed)
            done, rested = done + 1, False
        elif rested:
            break
        else:
            time.sleep(access.pause().total_seconds())
            rested = True
    return done


def _look(claimed: Claimed) -> None:
    began = time.monotonic()
    try:
        record(claimed, look(claimed))
    except Exception:  # the task boundary: the link rests until its claim runs out, the others have their turn
        log.exception("check of link %s broke off", claimed.link.pk)
    leave(claimed, now=claimed.now + timedelta(seconds=time.monotonic() - began))


def access_checks(*, seconds: float = SECONDS) -> None:
    due = access.due(now=timezone.now())[:BATCH]
    _each(due, lambda dataset: access.check(dataset, now=timezone.now()), "access check", seconds)


def remeasurements(*, seconds: float = SECONDS) -> None:
    due = stale(now=timezone.now())[:BATCH]
    _each(due, lambda dataset: remeasure(dataset, now=timezone.now(), if_stale=True), "assessment", seconds)


def _each(datasets: Iterable[Dataset], work: Callable[[Dataset], None], name: str, seconds: float) -> None:
    began = time.monotonic()
    for dataset in datasets:
        if time.monotonic() - began > seconds:
            return
        try:
            work(dataset)
        except Exception:  # the task boundary: the others must have their turn
            log.exception("%s of dataset %s broke off", name, dataset.pk)


def prune(*, now: datetime) -> int:
    """Remove checks that are older than the history we keep, a few at a time; how many there were."""
    removed = turns.clear(now=now) + once.prune(now=now) + robots.forget(before=now - KEPT)
    for model in (LinkCheck, AccessCheck):
        while ids := list(model.objects.filter(at__lt=now - KEPT).values_list("pk", flat=True)[:DELETED_AT_ONCE]):
            removed += model.objects.filter(pk__in=ids).delete()[0]
    return removed
