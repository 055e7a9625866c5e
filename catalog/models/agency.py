"""Agencies and who may do what in them."""

import uuid
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as AuthUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.language import pick
from catalog.models.fields import LanguageMapField, language_map_filled
from catalog.spoken import current_language

if TYPE_CHECKING:
    from catalog.models.dataset import Dataset  # noqa: F401


class AgencyQuerySet(models.QuerySet["Agency"]):
    def of(self, user: AuthUser | AnonymousUser) -> "AgencyQuerySet":
        """The agencies that `user` works for; all of them for the platform's steward."""
        if user.is_superuser:
            return self
        return self.filter(memberships__user_id=user.pk or 0)


class Agency(models.Model):
    """A body that publishes data: an *organization* in the CKAN API, a *publisher* in DCAT."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("address name"), max_length=100, unique=True)
    name = LanguageMapField(_("name"))
    description = LanguageMapField(_("description"), blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact's e-mail"), blank=True)
    homepage = models.URLField(_("website"), blank=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ("slug",)
        constraints = (
            language_map_filled("name", model="agency"),
            models.CheckConstraint(name="agency_not_its_own_parent", condition=~Q(parent=F("id")) | Q(parent=None)),
        )

    def __str__(self) -> str:
        return pick(self.name, current_language())[0]


class Role(models.TextChoices):
    """What a member may do: each role may also do what the ones before it may."""

    CONTRIBUTOR = "contributor", _("Contributor: prepares datasets and submits them")
    REVIEWER = "reviewer", _("Reviewer: approves, returns and withdraws")
    ADMIN = "admin", _("Agency admin: also manages the agency and its members")

    @property
    def includes(self) -> tuple["Role", ...]:
        """The roles whose holder may act as this one."""
        roles = tuple(Role)
        return roles[roles.index(self) :]


class Membership(models.Model):
    user = models.ForeignKey(AuthUser, on_delete=models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("agency__slug", "user__username")
        constraints = (
            models.UniqueConstraint(name="membership_once_an_agency", fields=("user", "agency")),
            models.CheckConstraint(name="membership_role_known", condition=Q(role__in=Role.values)),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
