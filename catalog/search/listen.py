"""Wait for the outbox to be written to: woken by PostgreSQL's NOTIFY, at the latest after a pause.

A notice is a hint. Where it is lost, or the connection is, the pause finds the change.
"""

import logging
from contextlib import suppress

import psycopg
from django.db import connection

log = logging.getLogger(__name__)

CHANNEL = "catalog_outbox"


class Listener:
    """A connection of its own, which waits; made anew when it breaks."""

    def __init__(self) -> None:
        self._connection: psycopg.Connection | None = None

    def wait(self, seconds: float) -> bool:
        """Whether a notice came within `seconds`. Raises psycopg.OperationalError while the database is away."""
        if self._connection is None or self._connection.closed:
            self._connection = self._connect()
        try:
            return any(True for _notice in self._connection.notifies(timeout=seconds, stop_after=1))
        except psycopg.OperationalError:
            self.close()
            raise

    def close(self) -> None:
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
        self._connection = None

    def _connect(self) -> psycopg.Connection:
        parameters = connection.get_connection_params()
        known = {
            name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if name in parameters
        }
        made = psycopg.connect(**known, autocommit=True)
        made.execute(f"LISTEN {CHANNEL}")
        return made
