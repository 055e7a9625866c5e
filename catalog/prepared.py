"""Questions put so often that the database is to plan them once for each connection.

A plan of four joined tables takes PostgreSQL five times what its execution does. Django's own cursors write values into
the text, so that no two questions are the same to it; psycopg's, which send them beside it, prepare what comes again
(https://www.psycopg.org/psycopg3/docs/advanced/prepare.html).
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from psycopg import Cursor


def one_row(question: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row."""
    found = all_rows(question, values)
    return found[0] if found else None


def all_rows(question: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Seen by whatever looks at Django's questions, and within its transaction."""
    connection.ensure_connection()
    with connection._prepare_cursor(Cursor(connection.connection)) as cursor:  # type: ignore[attr-defined]
        cursor.execute(question, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
