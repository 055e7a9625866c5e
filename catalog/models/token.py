"""Tokens for programs that write: kept hashed, shown once."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import User as AuthUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

PREFIX_LENGTH = 8


class Scope(models.TextChoices):
    READ = "read", _("read what its owner may read")
    WRITE = "write", _("create and change datasets and files")
    REVIEW = "review", _("approve, return and withdraw")


def digest(secret: str) -> str:
    """A plain hash is enough: the secret has 256 random bits, so there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


class TokenQuerySet(models.QuerySet["Token"]):
    def issue(self, user: AuthUser, *, name: str, now: datetime, days: int = 365, scopes: tuple[str, ...] = ()) -> str:
        """Make a token and return its secret, which is not kept and can't be shown again."""
        secret = "kmn_" + secrets.token_urlsafe(32)
        self.create(
            user=user,
            name=name,
            prefix=secret[: 4 + PREFIX_LENGTH],
            digest=digest(secret),
            scopes=list(scopes or Scope.values),
            expires=now + timedelta(days=days),
        )
        return secret

    def find(self, secret: str, *, now: datetime) -> "Token | None":
        return self.select_related("user").filter(digest=digest(secret), expires__gt=now, user__is_active=True).first()


class Token(models.Model):
    user = models.ForeignKey(AuthUser, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=100)
    prefix = models.CharField(max_length=4 + PREFIX_LENGTH)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope.choices))
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(_("expires"))
    last_used = models.DateTimeField(null=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ("-created",)
        constraints = (
            models.CheckConstraint(name="token_scopes_known", condition=Q(scopes__contained_by=Scope.values)),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"
