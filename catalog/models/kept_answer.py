"""Answers to requests that bore a key: the same request sent again is answered, and not done again."""

from django.contrib.auth.models import User as AuthUser
from django.db import models


class KeptAnswer(models.Model):
    """`digest` is of the whole request. The row is written in the transaction of the change itself."""

    user = models.ForeignKey(AuthUser, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(name="kept_answer_key_once", fields=("user", "key")),)
        # Old ones are removed by their age.
        indexes = (models.Index(fields=("at",), name="kept_answer_oldest"),)

    def __str__(self) -> str:
        return self.key
