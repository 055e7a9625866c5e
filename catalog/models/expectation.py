"""What an agency says beforehand of a resource's table: its schema, and which columns are contacts at work."""

from django.contrib.auth.models import User as AuthUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.resource import Resource


class ResourceSchema(models.Model):
    """A Table Schema (https://specs.frictionlessdata.io/table-schema/), as the agency gave it and we found it sound."""

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, related_name="schema")
    descriptor = models.JSONField(_("Table Schema"))
    set_by = models.ForeignKey(AuthUser, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{len(self.descriptor.get('fields', ()))} fields"


class ContactColumn(models.Model):
    """A column, by its name in the row API, that tells how the agency's people are reached at work.

    What is found of that in it is a notice from then on. The dataset's history keeps who marked it, and why.
    """

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="contact_columns")
    column = models.CharField(_("column"), max_length=100)
    reason = models.TextField(_("reason"), max_length=2000)
    marked_by = models.ForeignKey(AuthUser, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("column",)
        constraints = (
            models.UniqueConstraint(name="contact_column_once", fields=("resource", "column")),
            models.CheckConstraint(name="contact_column_has_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return self.column
