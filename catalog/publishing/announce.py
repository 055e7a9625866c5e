"""Tell every follower that a dataset changed, in the same transaction as the change."""

from catalog.models import Dataset, Outbox


def announce(dataset: Dataset) -> None:
    Outbox.objects.create(dataset_id=dataset.pk)
