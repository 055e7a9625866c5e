"""A database and an index folder of their own for one size of catalog: `python -m bench.search_setup SIZE`."""

import os
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg

from config import embedded

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))


def server() -> AbstractContextManager[object]:
    """The embedded server; another one where DATABASE_URL names it."""
    return embedded.server(VAR)


def environment(size: int) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": embedded.url(VAR).replace("/kaimen?", f"/bench_{size}?"),
        "INDEX_DIR": str(VAR / "bench" / f"index-{size}"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LOG_LEVEL": "WARNING",
    }


def make_database(size: int) -> None:
    with psycopg.connect(embedded.url(VAR), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [f"bench_{size}"]).fetchone()
        if found is None:
            connection.execute(f"CREATE DATABASE bench_{size}")
    run(size, "manage.py", "migrate", "--verbosity", "0")


def run(size: int, *command: str) -> None:
    subprocess.run((sys.executable, *command), cwd=ROOT, env=environment(size), check=True)
