"""The stores of this installation: what people uploaded, and the tables made of it."""

from pathlib import Path

from django.conf import settings

from catalog.storage.blobs import BlobStore


def blobs() -> BlobStore:
    """The agencies' own bytes."""
    return BlobStore(Path(settings.BLOB_DIR))


def tables() -> BlobStore:
    """Parquet files made by the pipeline."""
    return BlobStore(Path(settings.TABLE_DIR))


def snapshots() -> BlobStore:
    """Files of the whole catalog, made anew as it changes."""
    return BlobStore(Path(settings.SNAPSHOT_DIR))
