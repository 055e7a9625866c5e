"""Tables that everyone may see: one short question to the database for each, without models around it."""

import uuid
from dataclasses import dataclass
from functools import lru_cache

from catalog.models import State, TableProfile
from catalog.prepared import one_row
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Column
from catalog.rows.serve import ServedTable, served
from catalog.vocabulary.levels import SHARED

# The numbers that PostgreSQL gives each version of a row: its transaction and its place, never both the same again.
FIND = """
SELECT p.id, p.parquet, p.rows, ROW(p.id, p.xmin, p.ctid)::text
FROM catalog_resource r
JOIN catalog_dataset d ON d.id = r.dataset_id
JOIN catalog_tableprofile p ON p.version_id = r.version_id
WHERE r.id = %s AND d.state = %s AND d.release_level <> %s
"""
# A table of a hundred columns is some hundred kilobytes of objects.
MOST_TABLES = 256


@dataclass(frozen=True, slots=True)
class EveryonesTable:
    """`stamp` is another text as soon as the table is another, or is described in another way."""

    stamp: str
    profile: int
    parquet: str
    rows: int

    @property
    def table(self) -> ServedTable:
        """Looked for on the disk, which an answer that is kept need not: as it is now, not as it was when it was found.

        Raises MissingBlob.
        """
        return served(self.parquet, _columns(self.profile, self.stamp), self.rows)


def everyones_table(resource_id: uuid.UUID) -> EveryonesTable | None:
    """None where there is no table, or not for everyone. Asked anew each time: what is withdrawn is gone at once."""
    found = one_row(FIND, [resource_id, State.PUBLIC.value, SHARED])
    if found is None:
        return None
    profile, parquet, rows, stamp = found
    return EveryonesTable(stamp, profile, parquet, rows)


@lru_cache(maxsize=MOST_TABLES)
def _columns(profile: int, _stamp: str) -> tuple[Column, ...]:
    return columns_of(TableProfile.objects.values_list("columns", flat=True).get(pk=profile))
