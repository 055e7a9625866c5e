"""`python -m bench.search_fill SIZE`: fill the database of this environment, if it has another size, and index it."""

import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.search_catalog import fill, index_for_postgres  # noqa: E402
from catalog.models import Dataset  # noqa: E402


def main() -> None:
    size = int(sys.argv[1])
    if Dataset.objects.count() == size:
        return
    began = time.monotonic()
    fill(size)
    print(f"written in {time.monotonic() - began:.0f} s", file=sys.stderr)
    index_for_postgres()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        print(f"database {cursor.fetchone()[0]}, all in {time.monotonic() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
