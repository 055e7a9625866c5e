"""Assessments: the eight marks of a dataset, append-only, and the anonymous fetches that some of them rest on."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from catalog.models.dataset import Dataset
from catalog.models.fields import LanguageMapField
from catalog.models.resource import Resource
from catalog.vocabulary.criteria import CRITERIA, CRITERION, MARK, MARKS
from catalog.vocabulary.robots import ROBOTS_VERDICT
from catalog.vocabulary.term import choices


class Assessment(models.Model):
    """One measurement of a dataset. The database refuses every change of a row (migration 0002).

    `score` is the mean of the eight fractions, an unknown one counted 0; `met` how many of the eight are met. `reasons`
    are the sentences that keep the gate to `open` shut.
    """

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="assessments")
    assessed = models.DateTimeField()
    rules = models.CharField(max_length=20)
    score = models.FloatField()
    met = models.PositiveSmallIntegerField()
    gate_passes = models.BooleanField()
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ("-assessed", "-id")
        indexes = (models.Index(fields=("dataset", "-assessed"), name="assessment_history"),)
        constraints = (
            models.CheckConstraint(name="assessment_score_fraction", condition=Q(score__gte=0, score__lte=1)),
            models.CheckConstraint(name="assessment_met_of_eight", condition=Q(met__lte=len(CRITERIA))),
        )

    def __str__(self) -> str:
        return f"{self.met}/{len(CRITERIA)}"


class CriterionMark(models.Model):
    """One of the eight. `evidence` is a list of {code, figures, text, link}; `advice` is empty when the mark is met."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="marks")
    position = models.PositiveSmallIntegerField()
    criterion = models.CharField(max_length=30, choices=choices(CRITERIA))
    mark = models.CharField(max_length=10, choices=choices(MARKS))
    value = models.FloatField(null=True)
    evidence = models.JSONField(default=list)
    advice = LanguageMapField(blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(name="criterion_once", fields=("assessment", "criterion")),
            models.CheckConstraint(name="criterion_known", condition=Q(criterion__in=tuple(CRITERION))),
            models.CheckConstraint(name="mark_known", condition=Q(mark__in=tuple(MARK))),
            models.CheckConstraint(name="mark_value_fraction", condition=Q(value=None) | Q(value__gte=0, value__lte=1)),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.mark}"


class AccessCheck(models.Model):
    """One anonymous fetch of a resource's public address. `digest` is of the first bytes, "" when none came.

    `robots` is what the server's robots.txt says of the address, a key of ROBOTS_VERDICT; "" where it was not read.
    """

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="access_checks")
    at = models.DateTimeField()
    user_agent = models.CharField(max_length=200)
    ok = models.BooleanField()
    status = models.PositiveSmallIntegerField(null=True)
    direct = models.BooleanField()
    ranges = models.BooleanField()
    size = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    error = models.CharField(max_length=500, blank=True)
    robots = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("-at",)
        indexes = (
            models.Index(fields=("resource", "-at"), name="access_check_newest"),
            BrinIndex(fields=("at",), name="access_check_by_day"),
        )
        constraints = (
            models.CheckConstraint(
                name="access_check_robots_known", condition=Q(robots="") | Q(robots__in=tuple(ROBOTS_VERDICT))
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {'ok' if self.ok else self.error}"
