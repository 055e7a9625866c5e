"""Links: how each of them is today, and the checks of the last days."""

from datetime import datetime

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat

from catalog.models.dataset import State
from catalog.models.fields import LanguageMapField
from catalog.models.job import Job
from catalog.models.resource import Resource
from catalog.models.turn import Turn

HOST_TURN = "host:"


class LinkQuerySet(models.QuerySet["Link"]):
    def watched(self) -> "LinkQuerySet":
        """Links of public datasets, those shared with other agencies included. Drafts and withdrawn ones rest."""
        return self.filter(resource__dataset__state=State.PUBLIC)

    def due(self, *, now: datetime) -> "LinkQuerySet":
        """Watched links whose time has come and that nobody has, longest waiting first.

        Left out are those whose server is not to be asked now, and those that a job of the pipeline fetches anyway.
        """
        host = Concat(Value(HOST_TURN), OuterRef("host"), output_field=models.CharField())
        busy = Turn.objects.busy(now=now).filter(key=host)
        running = Job.objects.unfinished().filter(resource=OuterRef("resource_id"))
        free = Q(lease=None) | Q(lease_until__lt=now)
        return (
            self.watched().filter(free, next_check__lte=now).exclude(Exists(busy)).exclude(Exists(running))
        ).order_by("next_check")


class Link(models.Model):
    """How the link of a resource is today. What is empty is not known yet.

    `ok` is None before the first check, `since` when the state that it tells began. `code` and `error` say what is
    wrong, as in catalog.fetching.refusals. `failures` counts failed checks in a row; `broken_since` is set once there
    were so many that the agency was told. `interval` is the pause kept while all is well. `etag`, `last_modified` and
    `size` are the server's words on the bytes seen last, `compared` is when all of the bytes were last looked at.
    """

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, primary_key=True, related_name="link")
    url = models.URLField(max_length=2000)
    host = models.CharField(max_length=255)
    checked = models.DateTimeField(null=True)
    ok = models.BooleanField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    code = models.CharField(max_length=20, blank=True)
    error = LanguageMapField(blank=True)
    since = models.DateTimeField(null=True)
    next_check = models.DateTimeField()
    interval = models.DurationField(null=True)
    failures = models.PositiveIntegerField(default=0)
    broken_since = models.DateTimeField(null=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=500, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    compared = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        indexes = (
            # Workers look for what is due, longest waiting first.
            models.Index(fields=("next_check",), name="link_due"),
        )
        constraints = (
            models.CheckConstraint(name="link_failing_says_why", condition=~Q(ok=False) | ~Q(code="")),
            models.CheckConstraint(name="link_checked_has_state", condition=Q(checked=None) | Q(ok__isnull=False)),
        )

    def __str__(self) -> str:
        return self.url

    @property
    def is_broken(self) -> bool:
        return self.broken_since is not None


class LinkCheck(models.Model):
    """One look at a link. `changed`: other bytes came than before. Kept for 30 days."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="link_checks")
    at = models.DateTimeField()
    method = models.CharField(max_length=4)
    ok = models.BooleanField()
    status = models.PositiveSmallIntegerField(null=True)
    code = models.CharField(max_length=20, blank=True)
    error = LanguageMapField(blank=True)
    changed = models.BooleanField(default=False)
    size = models.PositiveBigIntegerField(null=True)
    seconds = models.FloatField()

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("resource", "-at"), name="link_check_newest"),
            BrinIndex(fields=("at",), name="link_check_by_day"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.code or 'ok'}"
