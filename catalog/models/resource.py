"""Resources (distributions in DCAT) and the immutable versions of their bytes."""

import uuid

from django.contrib.auth.models import User as AuthUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.language import pick
from catalog.models.dataset import Dataset
from catalog.models.fields import LanguageMapField
from catalog.spoken import current_language
from catalog.vocabulary.formats import FORMAT


class Resource(models.Model):
    """`version` is the one served: the newest that went through the whole pipeline, None before the first did.

    `url` is filled for a link, "" for an upload.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="resources")
    title = LanguageMapField(_("title"), blank=True)
    description = LanguageMapField(_("description"), blank=True)
    url = models.URLField(_("link"), max_length=2000, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.ForeignKey(
        "catalog.Version", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    created = models.DateTimeField(auto_now_add=True)
    modified = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ("position", "created")

    def __str__(self) -> str:
        return pick(self.title, current_language())[0] or str(self.id)

    def get_absolute_url(self) -> str:
        return f"/datasets/{self.dataset.slug}/resources/{self.id}"


class Origin(models.TextChoices):
    UPLOAD = "upload", _("uploaded")
    LINK = "link", _("fetched from a link")
    HARVEST = "harvest", _("harvested")


class Version(models.Model):
    """The bytes of a resource at one time. The database refuses every change of a row (migration 0002).

    `format` is what the bytes are, not what the name claims. `content_modified` is when the content last changed at its
    source, as its publisher or its server stated; None where nobody did, and then `created` stands for it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=200)
    format = models.CharField(max_length=20)
    filename = models.CharField(max_length=255)
    origin = models.CharField(max_length=20, choices=Origin.choices)
    origin_url = models.URLField(max_length=2000, blank=True)
    content_modified = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(AuthUser, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(name="version_number_once", fields=("resource", "number")),
            models.CheckConstraint(name="version_sha256_whole", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(name="version_origin_known", condition=Q(origin__in=Origin.values)),
            models.CheckConstraint(name="version_format_known", condition=Q(format__in=tuple(FORMAT))),
        )

    def __str__(self) -> str:
        return f"{self.filename} ({self.number})"
