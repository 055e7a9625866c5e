"""The outbox: which datasets changed, in commit order, for every follower to read at its own pace."""

from django.db import connection, models


class CurrentTransaction(models.Func):
    template = "pg_current_xact_id()::text::bigint"
    arity = 0
    output_field = models.BigIntegerField()


class OldestRunningTransaction(models.Func):
    template = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    arity = 0
    output_field = models.BigIntegerField()


class OutboxQuerySet(models.QuerySet["Outbox"]):
    def settled(self, *, after_transaction: int = 0, after_id: int = 0) -> "OutboxQuerySet":
        """Rows behind the given position whose transactions and all older ones have ended.

        Serial numbers are handed out before commit: a row with a lower one may show up later. A reader that stops at
        the oldest transaction still running misses none (https://www.postgresql.org/docs/current/functions-info.html).
        """
        ended = OldestRunningTransaction()
        behind = models.Q(transaction__gt=after_transaction) | models.Q(transaction=after_transaction, id__gt=after_id)
        return self.filter(behind, transaction__lt=ended).order_by("transaction", "id")

    def behind(self, *, transaction: int, row: int) -> "OutboxQuerySet":
        """All that is committed behind the given position, settled or not, in no order."""
        later = models.Q(transaction__gt=transaction) | models.Q(transaction=transaction, id__gt=row)
        return self.filter(later).order_by()


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


def oldest_running_transaction() -> int:
    """Every transaction with a lower number has ended: what it wrote is there for whoever reads from now on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        row: tuple[int] = cursor.fetchone()
    return row[0]
