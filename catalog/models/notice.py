"""Notices: what an agency has to know without asking, written with the event itself."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as AuthUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.language import Text
from catalog.models.agency import Agency
from catalog.models.dataset import Dataset
from catalog.models.resource import Resource
from catalog.vocabulary.notices import NOTICE_KIND, word


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, user: AuthUser | AnonymousUser) -> "NoticeQuerySet":
        """Those of the agencies that `user` works for; all of them for the platform's steward."""
        return self if user.is_superuser else self.filter(agency__in=Agency.objects.of(user))

    def unseen(self) -> "NoticeQuerySet":
        return self.filter(seen_at=None)

    def to_mail(self, *, since: datetime, attempts: int) -> "NoticeQuerySet":
        """What was not sent yet and is still news: not older than `since`, nor tried `attempts` times already."""
        return self.filter(mailed_at=None, created__gte=since, mail_attempts__lt=attempts)


class Notice(models.Model):
    """Its sentences are made from `kind` and `figures` when it is read. `resource` is None for what is no file's.

    `seen_by` is the member who put it away, for the whole agency. `mail_attempts` counts the tries to send it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="notices")
    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="notices")
    resource = models.ForeignKey(Resource, null=True, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=30)
    figures = models.JSONField(default=dict)
    created = models.DateTimeField(_("told"))
    seen_at = models.DateTimeField(_("put away"), null=True)
    seen_by = models.ForeignKey(
        AuthUser, verbose_name=_("put away by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    mailed_at = models.DateTimeField(null=True)
    mail_attempts = models.PositiveSmallIntegerField(default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-created", "-id")
        indexes = (
            models.Index(fields=("agency", "-created"), name="notice_newest"),
            # The workbench's first page.
            models.Index(fields=("agency", "-created"), condition=Q(seen_at=None), name="notice_unseen"),
            # The mailer looks for what was not sent.
            models.Index(fields=("created",), condition=Q(mailed_at=None), name="notice_to_mail"),
        )
        constraints = (models.CheckConstraint(name="notice_kind_known", condition=Q(kind__in=tuple(NOTICE_KIND))),)

    def __str__(self) -> str:
        return self.message.en

    @property
    def message(self) -> Text:
        return word(self.kind, self.figures)[0]

    @property
    def advice(self) -> Text:
        return word(self.kind, self.figures)[1]

    @property
    def label(self) -> Text:
        return NOTICE_KIND[self.kind].label

    @property
    def is_good(self) -> bool:
        return NOTICE_KIND[self.kind].good
