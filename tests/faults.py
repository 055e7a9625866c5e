"""Faults of the database itself: while one holds, whoever writes to a table gets an error, in mid-work."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

FUNCTION = """
CREATE FUNCTION fail_for_test() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a fault made by a test'; END $$
"""


@contextmanager
def failing(table: str, verb: str) -> Iterator[None]:
    """`verb` is INSERT or UPDATE."""
    with connection.cursor() as cursor:
        cursor.execute(FUNCTION)
        cursor.execute(
            f"CREATE TRIGGER fail_for_test BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION fail_for_test()"
        )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION fail_for_test() CASCADE")
