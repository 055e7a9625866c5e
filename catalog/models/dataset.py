"""Datasets: what an agency describes, releases, and answers for."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as AuthUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.language import pick
from catalog.models.agency import Agency
from catalog.models.fields import LanguageMapField, language_map_filled
from catalog.spoken import current_language
from catalog.vocabulary.frequencies import FREQUENCIES, FREQUENCY
from catalog.vocabulary.levels import LEVEL, LEVELS, OPEN, PUBLISHED, SHARED
from catalog.vocabulary.term import choices
from catalog.vocabulary.themes import THEME


class State(models.TextChoices):
    DRAFT = "draft", _("Draft: only the agency sees it")
    SUBMITTED = "submitted", _("Submitted: waiting for a reviewer")
    PUBLIC = "public", _("Public")
    WITHDRAWN = "withdrawn", _("Withdrawn: its page says when and why")


class DatasetQuerySet(models.QuerySet["Dataset"]):
    def public(self) -> "DatasetQuerySet":
        """What anyone may see. Public datasets at level `shared` are for other agencies, not for everyone."""
        return self.filter(state=State.PUBLIC).exclude(release_level=SHARED)

    def visible_to(self, user: AuthUser | AnonymousUser) -> "DatasetQuerySet":
        """The public ones, and all of the agencies that `user` works for."""
        if user.is_superuser:
            return self
        everyone = Q(state=State.PUBLIC) & ~Q(release_level=SHARED)
        if not user.is_authenticated:
            return self.filter(everyone)
        return self.filter(everyone | Q(agency__in=Agency.objects.of(user)))

    def of(self, user: AuthUser | AnonymousUser) -> "DatasetQuerySet":
        """Those of the agencies that `user` works for."""
        return self if user.is_superuser else self.filter(agency__in=Agency.objects.of(user))


class Dataset(models.Model):
    """`requested_level` is what the agency wants; `release_level` what holds: `open` is granted by measurement only.

    `extras` keeps what other catalogs' clients say of it and no field here is for: text by key.
    While an open dataset misses the gate, `level_lost_at` is since when, and `level_lost` names the criteria.
    `measured` is when its marks were last looked at: an assessment is kept only where something changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("address name"), max_length=100, unique=True)
    agency = models.ForeignKey(Agency, verbose_name=_("agency"), on_delete=models.PROTECT, related_name="datasets")
    title = LanguageMapField(_("title"))
    description = LanguageMapField(_("description"))
    themes = ArrayField(models.CharField(max_length=40), verbose_name=_("themes"), default=list, blank=True)
    keywords = ArrayField(models.CharField(max_length=100), verbose_name=_("keywords"), default=list, blank=True)
    license = models.CharField(_("licence"), max_length=200, blank=True)
    requested_level = models.CharField(_("release level"), max_length=20, choices=choices(LEVELS), default=PUBLISHED)
    release_level = models.CharField(max_length=20, choices=choices(LEVELS), default=PUBLISHED, editable=False)
    level_lost_at = models.DateTimeField(null=True, editable=False)
    level_lost = ArrayField(models.CharField(max_length=30), default=list, blank=True, editable=False)
    measured = models.DateTimeField(null=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.DRAFT, editable=False)
    frequency = models.CharField(_("update frequency"), max_length=20, choices=choices(FREQUENCIES), default="unknown")
    provenance = LanguageMapField(_("provenance"), blank=True)
    collection_method = LanguageMapField(_("how the data was collected"), blank=True)
    collected_by_publisher = models.BooleanField(_("the agency collected this data itself"), default=False)
    harvested_from = models.URLField(max_length=2000, blank=True, editable=False)
    access_conditions = LanguageMapField(_("conditions of access (login, key, fee, purpose)"), blank=True)
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact's e-mail"), blank=True)
    landing_page = models.URLField(_("landing page"), max_length=2000, blank=True)
    languages = ArrayField(models.CharField(max_length=35), verbose_name=_("languages"), default=list, blank=True)
    period_start = models.DateField(_("data from"), null=True, blank=True)
    period_end = models.DateField(_("data to"), null=True, blank=True)
    spatial = models.JSONField(_("area (GeoJSON)"), null=True, blank=True)
    declared_records = models.PositiveBigIntegerField(_("number of records, if known"), null=True, blank=True)
    extras = models.JSONField(default=dict, blank=True, editable=False)
    issued = models.DateTimeField(null=True, blank=True, editable=False)
    modified = models.DateTimeField(auto_now_add=True, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    withdrawn_reason = LanguageMapField(blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    assessment = models.ForeignKey(
        "catalog.Assessment", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = DatasetQuerySet.as_manager()

    class Meta:
        verbose_name = _("dataset")
        verbose_name_plural = _("datasets")
        ordering = ("-modified", "slug")
        indexes = (
            # The lists of what is public, newest first.
            models.Index(fields=("state", "-modified"), name="dataset_public_newest"),
        )
        constraints = (
            language_map_filled("title", model="dataset"),
            models.CheckConstraint(name="dataset_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="dataset_frequency_known", condition=Q(frequency__in=tuple(FREQUENCY))),
            models.CheckConstraint(
                name="dataset_levels_known",
                condition=Q(requested_level__in=tuple(LEVEL), release_level__in=tuple(LEVEL)),
            ),
            models.CheckConstraint(
                name="dataset_open_was_asked_for", condition=~Q(release_level=OPEN) | Q(requested_level=OPEN)
            ),
            models.CheckConstraint(name="dataset_themes_known", condition=Q(themes__contained_by=list(THEME))),
            models.CheckConstraint(
                name="dataset_period_in_order",
                condition=Q(period_end__gte=F("period_start")) | Q(period_end=None) | Q(period_start=None),
            ),
            models.CheckConstraint(
                name="dataset_public_has_license_and_issued",
                condition=~Q(state=State.PUBLIC) | (Q(issued__isnull=False) & ~Q(license="")),
            ),
            models.CheckConstraint(
                name="dataset_withdrawn_has_date", condition=~Q(state=State.WITHDRAWN) | Q(withdrawn_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return pick(self.title, current_language())[0]

    def get_absolute_url(self) -> str:
        return f"/datasets/{self.slug}"

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLIC and self.release_level != SHARED
