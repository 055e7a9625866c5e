"""`_table_metadata`: the list of all tables, which programs read by `datastore_search` to learn what can be searched.

https://docs.ckan.org/en/2.12/maintaining/datastore.html#resource-aliases
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from catalog.api.ckan.errors import Invalid
from catalog.models import Dataset, Resource
from catalog.profiling.profile import INTEGER, STRING, Column
from catalog.rows.datastore import ROW_ID, DatastoreQuery

TABLE_METADATA = "_table_metadata"
COLUMNS = {
    name: Column(name, name, kind, filled=0)
    for name, kind in ((ROW_ID, STRING), ("name", STRING), ("oid", INTEGER), ("alias_of", STRING))
}
# In PostgreSQL's words, as CKAN's answer has them.
TYPES = {ROW_ID: "text", "name": "name", "oid": "oid", "alias_of": "name"}
# The list is short and comes in one order: nobody was seen to ask it for more.
NOT_TAKEN = ("filters", "q", "full_text", "sort", "distinct", "include_next_page")
ID_LENGTH = 16


def refuse_not_taken(data: Mapping[str, Any]) -> None:
    faults = {name: [f"Not taken with {TABLE_METADATA}"] for name in NOT_TAKEN if data.get(name)}
    if faults:
        raise Invalid(faults)


def list_tables(query: DatastoreQuery) -> tuple[list[tuple[Any, ...]], int]:
    """A page of the tables that everyone may see, and how many there are. `oid` is another one for a new version."""
    public = Resource.objects.filter(dataset__in=Dataset.objects.public(), version__profile__isnull=False)
    page = public.order_by("pk").values_list("pk", "version__profile__pk")[query.offset : query.offset + query.limit]
    rows = [_row(str(resource), profile) for resource, profile in page]
    return [tuple(row[column.name] for column in query.columns) for row in rows], public.count()


def _row(name: str, profile: int) -> dict[str, Any]:
    identity = hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()[:ID_LENGTH]
    return {ROW_ID: identity, "name": name, "oid": profile, "alias_of": None}
