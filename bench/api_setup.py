"""A database and folders of their own for measuring the API on a catalog of some size; kept for the next time."""

import psycopg

from bench import search_setup
from config import embedded

VAR = search_setup.VAR


def environment(size: int) -> dict[str, str]:
    """Limits off: one address asks far more than people do."""
    return {
        **search_setup.environment(size),
        "DATABASE_URL": embedded.url(VAR).replace("/kaimen?", f"/bench_api_{size}?"),
        "INDEX_DIR": str(VAR / "bench" / f"api-index-{size}"),
        "TABLE_DIR": str(VAR / "bench" / "api-tables"),
        "RATE_LIMIT": "0",
        "RATE_LIMIT_TOKEN": "0",
    }


def make_database(size: int) -> None:
    with psycopg.connect(embedded.url(VAR), autocommit=True) as connection:
        name = f"bench_api_{size}"
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {name}")
