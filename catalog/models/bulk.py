"""What the whole catalog was: files made of it, and what left it."""

from django.db import models

from catalog.models.fields import LanguageMapField
from catalog.models.outbox import CurrentTransaction, unseen_in


class Tombstone(models.Model):
    """A dataset that everyone could see and now can't. The database itself writes it (migration 0012), whatever did it.

    `transaction` is the number of the transaction that took it away.
    """

    id = models.BigAutoField(primary_key=True)
    dataset_id = models.UUIDField()
    slug = models.CharField(max_length=100)
    at = models.DateTimeField()
    reason = LanguageMapField(blank=True)
    transaction = models.BigIntegerField(db_default=CurrentTransaction())

    class Meta:
        ordering = ("at", "id")
        indexes = (
            # Mirrors ask what left since they last came.
            models.Index(fields=("at", "id"), name="tombstone_newest"),
            # A snapshot asks whether anything left since it was made.
            models.Index(fields=("transaction",), name="tombstone_transaction"),
        )

    def __str__(self) -> str:
        return self.slug


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def sound(self) -> "SnapshotQuerySet":
        """Those in which nothing stands that has left the catalog since."""
        left = Tombstone.objects.filter(unseen_in(models.OuterRef("seen")))
        return self.filter(~models.Exists(left))


class Snapshot(models.Model):
    """A file of the whole catalog in the snapshot store, by its SHA-256.

    `seen` are the transactions whose work was there when the catalog was read (PostgreSQL's `pg_snapshot`). `made` is
    when the bytes last changed, `checked` when they were last found to be still the ones. `recipe` names the code and
    the site that made them.
    """

    name = models.CharField(max_length=40, primary_key=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    recipe = models.CharField(max_length=64)
    seen = models.TextField()
    made = models.DateTimeField()
    checked = models.DateTimeField()

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="snapshot_sha256_whole", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$")),
        )

    def __str__(self) -> str:
        return self.name
