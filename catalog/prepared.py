"""Questions put so often that the database is to plan them once for each connection, and Django to write them once.

A plan of four joined tables takes PostgreSQL five times what its execution does. Django's own cursors write values into
the text, so that no two questions are the same to it; psycopg's, which send them beside it, prepare what comes again
(https://www.psycopg.org/psycopg3/docs/advanced/prepare.html). Writing the text of such a question takes Django longer
than all the rest of it, so a `Prepared` one is written at its first time alone.

Answers are read with what psycopg has compiled, and JSON with orjson: Django's own ways, Python for each moment and the
standard library for each JSON, were a third of the whole catalog's time.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import orjson
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection
from django.db.models import Expression, JSONField, Lookup, QuerySet
from psycopg import ClientCursor, Connection, Cursor
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.types.datetime import TimestamptzLoader


class Json(Loader):
    """A JSON column as orjson reads it."""

    def load(self, data: Buffer) -> Any:
        return orjson.loads(data)


class Reading(Cursor[Any]):
    """Reads moments in UTC, as the connection has them, and JSON."""

    def __init__(self, connection: Connection[Any]) -> None:
        super().__init__(connection)
        # Its compiled twin, where there is one.
        self.adapters.register_loader("timestamptz", TimestamptzLoader)
        self.adapters.register_loader("jsonb", Json)


class ReadingOnce(Reading, ClientCursor[Any]):
    """With the values in the text: for what is not asked again."""


def one_row(question: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row."""
    found = all_rows(question, values)
    return found[0] if found else None


def all_rows(question: str, values: Sequence[Any], kind: type[Cursor[Any]] = Cursor) -> list[tuple[Any, ...]]:
    """Seen by whatever looks at Django's questions, and within its transaction."""
    try:
        return _asked(question, values, kind)
    except OperationalError:
        # The server may have been started anew since. Looking first, as Django does, is one more question each time.
        if connection.in_atomic_block or connection.is_usable():
            raise
        connection.close()
        return _asked(question, values, kind)


def _asked(question: str, values: Sequence[Any], kind: type[Cursor[Any]]) -> list[tuple[Any, ...]]:
    connection.ensure_connection()
    with connection._prepare_cursor(kind(connection.connection)) as cursor:  # type: ignore[attr-defined]
        cursor.execute(question, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


class Given(Expression):
    """Stands in a question for the value that comes under this name each time that it is put."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class OneOf(Lookup[Any]):
    """Whether it is one of the values given as a list: the same text for however many, which `in` is not."""

    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, values = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", (*values, self.rhs)


class Written(NamedTuple):
    """`compiler` makes with `converters` of what the database says what Django's fields would."""

    text: str
    values: tuple[Any, ...]
    compiler: Any
    converters: Any

    def rows(self, kind: type[Cursor[Any]], **given: Any) -> list[Sequence[Any]]:
        filled = [given[value.name] if isinstance(value, Given) else value for value in self.values]
        found: list[Sequence[Any]] = list(all_rows(self.text, filled, kind))
        return list(self.compiler.apply_converters(found, self.converters)) if self.converters else found


class Prepared:
    """A question that Django writes once. `ask` gives it, made of fields by name: `values_list`."""

    def __init__(self, ask: Callable[[], QuerySet[Any, Any]]) -> None:
        self.ask = ask

    def rows(self, **given: Any) -> list[Sequence[Any]]:
        """As `values_list` gives them. `given` has a value for each `Given`."""
        return self._written.rows(Reading, **given)

    @cached_property
    def _written(self) -> Written:
        return _write(self.ask())


def rows_of(found: QuerySet[Any, Any]) -> list[Sequence[Any]]:
    """Those of a `values_list` that is asked once."""
    return _write(found).rows(ReadingOnce)


def _write(found: QuerySet[Any, Any]) -> Written:
    compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
    text, values = compiler.as_sql()
    shown = [column for column, *_ in compiler.select[: compiler.col_count]]
    converters = {
        place: (ways, column)
        for place, (ways, column) in compiler.get_converters(shown).items()
        # What `Json` has read already.
        if not isinstance(column.output_field, JSONField)
    }
    return Written(text, tuple(values), compiler, converters)
