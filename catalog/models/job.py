"""Jobs: the runs of the pipeline, and how far each is."""

import uuid

from django.contrib.auth.models import User as AuthUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.models.fields import LanguageMapField
from catalog.models.resource import Origin, Resource, Version


class Status(models.TextChoices):
    QUEUED = "queued", _("Waiting for a worker")
    RUNNING = "running", _("Running")
    VALID = "valid", _("Valid: the file is in order")
    INVALID = "invalid", _("Invalid: the file must be mended")
    FAILED = "failed", _("Failed: we could not finish")


UNFINISHED = (Status.QUEUED, Status.RUNNING)


class Stage(models.TextChoices):
    """In the order of the flow; `done` comes after the last."""

    INTAKE = "intake", _("Taking in the bytes")
    VALIDATE = "validate", _("Reading and checking")
    PROFILE = "profile", _("Describing the columns")
    ASSESS = "assess", _("Measuring openness")
    PUBLISH = "publish", _("Handing over to search and rows")
    DONE = "done", _("Done")

    @property
    def following(self) -> "Stage":
        stages = tuple(Stage)
        return stages[min(stages.index(self) + 1, len(stages) - 1)]


class Upload(models.Model):
    """Bytes received, before intake makes a version of them. `media_type` is what the client claimed."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=200, blank=True)
    content_modified = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="upload_sha256_whole", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        )

    def __str__(self) -> str:
        return self.filename


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> "JobQuerySet":
        return self.filter(status__in=UNFINISHED)


class Job(models.Model):
    """One run of the pipeline over one resource. The row is the truth; a queue message only wakes a worker.

    A worker owns the job while `lease` holds its token and `lease_until` is ahead. `progress` is bytes done of `total`.
    `version` is None until intake has stored one; `upload` is None for a link. `woken` is when the sweeper last sent a
    message for it. `assessment` is what the assess stage measured, for the publish stage to put in place.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="jobs")
    upload = models.ForeignKey(Upload, null=True, on_delete=models.PROTECT, related_name="jobs")
    version = models.ForeignKey(Version, null=True, on_delete=models.CASCADE, related_name="jobs")
    origin = models.CharField(max_length=20, choices=Origin.choices)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.QUEUED)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.INTAKE)
    progress = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    woken = models.DateTimeField(null=True)
    assessment = models.ForeignKey("catalog.Assessment", null=True, on_delete=models.SET_NULL, related_name="+")
    summary = LanguageMapField(blank=True)
    created = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    created_by = models.ForeignKey(AuthUser, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("validation")
        verbose_name_plural = _("validations")
        ordering = ("-created",)
        indexes = (
            # The sweeper looks for unfinished jobs whose lease has run out.
            models.Index(fields=("status", "lease_until"), name="job_to_sweep"),
        )
        constraints = (
            models.CheckConstraint(name="job_status_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(name="job_stage_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(
                name="job_upload_has_bytes", condition=~Q(origin=Origin.UPLOAD) | Q(upload__isnull=False)
            ),
            models.CheckConstraint(
                name="job_finished_has_date", condition=Q(status__in=UNFINISHED) | Q(finished__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_status_display()} ({self.stage})"


class JobStage(models.Model):
    """When a stage of a job began and ended, and how, in a sentence."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    attempts = models.PositiveIntegerField(default=1)
    started = models.DateTimeField()
    finished = models.DateTimeField(null=True)
    outcome = LanguageMapField(blank=True)

    class Meta:
        ordering = ("started",)
        constraints = (
            models.UniqueConstraint(name="job_stage_once", fields=("job", "stage")),
            models.CheckConstraint(
                name="job_stage_in_order", condition=Q(finished=None) | Q(finished__gte=F("started"))
            ),
        )

    def __str__(self) -> str:
        return self.get_stage_display()
