"""The outbox: which datasets changed, in commit order, for every follower to read at its own pace."""

from django.db import connection, models

from catalog.models.dataset import Dataset
from catalog.prepared import Given


class CurrentTransaction(models.Func):
    template = "pg_current_xact_id()::text::bigint"
    arity = 0
    output_field = models.BigIntegerField()


class OldestRunningTransaction(models.Func):
    template = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    arity = 0
    output_field = models.BigIntegerField()


def unseen_in(snapshot: models.Expression | models.F) -> models.Q:
    """Of rows with a `transaction`: those that it wrote are not to be seen in `snapshot`.

    All below the oldest are seen; asking that first lets an index answer.
    """
    oldest = models.Func(
        snapshot,
        template="pg_snapshot_xmin(%(expressions)s::pg_snapshot)::text::bigint",
        output_field=models.BigIntegerField(),
    )
    seen = models.Func(
        models.F("transaction"),
        snapshot,
        template="pg_visible_in_snapshot(%(expressions)s::pg_snapshot)",
        arg_joiner="::text::xid8, ",
        output_field=models.BooleanField(),
    )
    return models.Q(transaction__gte=oldest) & ~models.Q(seen)


class OutboxQuerySet(models.QuerySet["Outbox"]):
    def settled(self, *, after_transaction: int = 0, after_id: int = 0) -> "OutboxQuerySet":
        """Rows behind the given position whose transactions and all older ones have ended.

        Serial numbers are handed out before commit: a row with a lower one may show up later. A reader that stops at
        the oldest transaction still running misses none (https://www.postgresql.org/docs/current/functions-info.html).
        """
        ended = OldestRunningTransaction()
        behind = models.Q(transaction__gt=after_transaction) | models.Q(transaction=after_transaction, id__gt=after_id)
        return self.filter(behind, transaction__lt=ended).order_by("transaction", "id")

    def behind(self, *, transaction: int | Given, row: int | Given) -> "OutboxQuerySet":
        """All that is committed behind the given position, settled or not, in no order."""
        later = models.Q(transaction__gt=transaction) | models.Q(transaction=transaction, id__gt=row)
        return self.filter(later).order_by()

    def unseen(self, snapshot: str) -> "OutboxQuerySet":
        """What was committed after `snapshot` was taken, exactly: by whichever transaction, however long others run."""
        return self.filter(unseen_in(models.Value(snapshot))).order_by()

    def not_public(self) -> "OutboxQuerySet":
        """Changes of datasets that nobody outside may see now, or that are gone."""
        shown = Dataset.objects.public().filter(pk=models.OuterRef("dataset_id"))
        return self.filter(~models.Exists(shown))


class Outbox(models.Model):
    """Says only *that* a dataset changed; what it is now is read from the dataset itself.

    `transaction` is filled by the database with the number of the writing transaction.
    """

    id = models.BigAutoField(primary_key=True)
    dataset_id = models.UUIDField()
    transaction = models.BigIntegerField(db_default=CurrentTransaction())
    created = models.DateTimeField(auto_now_add=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ("transaction", "id")
        indexes = (
            # Followers read on from their position.
            models.Index(fields=("transaction", "id"), name="outbox_position"),
        )

    def __str__(self) -> str:
        return str(self.dataset_id)


def current_snapshot() -> str:
    """Which transactions have ended, in PostgreSQL's notation: what they wrote is there for whoever reads from now on.

    https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        row: tuple[str] = cursor.fetchone()
    return row[0]
