"""Do what a key stands for once, however often it is asked for: the change and its answer are one transaction.

A process that dies in between leaves neither, so the next try does it. There is no row that says “in progress” and
would outlive its process: that is a lock of the transaction, which PostgreSQL lets go with it.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import connection, transaction

from catalog.models import KeptAnswer

KEPT = timedelta(hours=24)
REMOVED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class InProgress(Exception):
    """The same key is being worked on at this moment."""


class OtherRequest(Exception):
    """The key stands for another request."""


def once(user: User, key: str, digest: str, make: Callable[[], Answer], *, now: datetime) -> tuple[Answer, bool]:
    """The answer, and whether it is one of before. What `make` raises is not kept: nothing was done."""
    with transaction.atomic():
        if not _alone(user, key):
            raise InProgress
        kept = KeptAnswer.objects.filter(user=user, key=key, at__gt=now - KEPT).first()
        if kept is not None:
            if kept.digest != digest:
                raise OtherRequest
            return Answer(kept.status, kept.headers, bytes(kept.body)), True
        answer = make()
        values = {"digest": digest, "status": answer.status, "headers": dict(answer.headers), "body": answer.body}
        KeptAnswer.objects.update_or_create(user=user, key=key, defaults={**values, "at": now})
    return answer, False


def _alone(user: User, key: str) -> bool:
    """Whether no other transaction has this key. Two keys with one number only make one of them try again."""
    number = hashlib.sha256(f"once:{user.pk}:{key}".encode()).digest()[:8]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [int.from_bytes(number, signed=True)])
        return bool(cursor.fetchone()[0])


def prune(*, now: datetime) -> int:
    """Remove answers that are no longer given, a few at a time; how many there were."""
    removed = 0
    old = KeptAnswer.objects.filter(at__lte=now - KEPT)
    while keys := list(old.values_list("pk", flat=True)[:REMOVED_AT_ONCE]):
        removed += KeptAnswer.objects.filter(pk__in=keys).delete()[0]
    return removed
