"""Stamps: which versions of which rows an answer is made from, so that one made before can be told to be still true.

PostgreSQL writes a changed row anew: the transaction that wrote it (xmin) and its place (ctid) are never both the same
again (https://www.postgresql.org/docs/current/ddl-system-columns.html). Decision 53.
"""

import uuid
from collections.abc import Sequence

from catalog.models import State
from catalog.prepared import all_rows, one_row
from catalog.vocabulary.levels import SHARED

# Versions and assessments are never changed (migration 0002): their numbers stand in the rows that name them.
DATASETS = """
SELECT d.id, ROW(d.xmin, d.ctid, a.xmin, a.ctid, o.xmin, o.ctid, (
    SELECT array_agg(ROW(r.xmin, r.ctid, p.xmin, p.ctid, l.xmin, l.ctid)::text ORDER BY r.id)
    FROM catalog_resource r
    LEFT JOIN catalog_tableprofile p ON p.version_id = r.version_id
    LEFT JOIN catalog_link l ON l.resource_id = r.id
    WHERE r.dataset_id = d.id
))::text
FROM catalog_dataset d JOIN catalog_agency a ON a.id = d.agency_id LEFT JOIN catalog_agency o ON o.id = a.parent_id
WHERE d.{condition} AND d.state = %s AND d.release_level <> %s
"""
EVERYONES = (State.PUBLIC.value, SHARED)


def stamp_of_dataset(key: str) -> str | None:
    """By id or slug. It covers the dataset, its agency and the one above, its marks, files, their tables and links.

    None for what is not there for everyone.
    """
    column, value = _identity(key)
    found = one_row(DATASETS.format(condition=f"{column} = %s"), [value, *EVERYONES])
    return found[1] if found else None


def stamps_of_datasets(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """In one question, and only of those that everyone may see."""
    return dict(all_rows(DATASETS.format(condition="id = ANY(%s)"), [list(ids), *EVERYONES])) if ids else {}


def _identity(key: str) -> tuple[str, uuid.UUID | str]:
    try:
        return "id", uuid.UUID(key)
    except ValueError:
        # PostgreSQL takes no NUL; no slug of ours has one.
        return "slug", key.replace("\0", "\ufffd")
