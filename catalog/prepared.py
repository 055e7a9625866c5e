"""Questions put so often that the database is to plan them once for each connection, and Django to write them once.

A plan of four joined tables takes PostgreSQL five times what its execution does. Django's own cursors write values into
the text, so that no two questions are the same to it; psycopg's, which send them beside it, prepare what comes again
(https://www.psycopg.org/psycopg3/docs/advanced/prepare.html). Writing the text of such a question takes Django longer
than all the rest of it, so a `Prepared` one is written at its first time alone.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, OperationalError, connection
from django.db.models import Expression, Lookup, QuerySet
from psycopg import Cursor


def one_row(question: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row."""
    found = all_rows(question, values)
    return found[0] if found else None


def all_rows(question: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Seen by whatever looks at Django's questions, and within its transaction."""
    try:
        return _asked(question, values)
    except OperationalError:
        # The server may have been started anew since. Looking first, as Django does, is one more question each time.
        if connection.in_atomic_block or connection.is_usable():
            raise
        connection.close()
        return _asked(question, values)


def _asked(question: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    connection.ensure_connection()
    with connection._prepare_cursor(Cursor(connection.connection)) as cursor:  # type: ignore[attr-defined]
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


class Prepared:
    """A question that Django writes once. `ask` gives it, made of fields by name: `values_list`."""

    def __init__(self, ask: Callable[[], QuerySet[Any, Any]]) -> None:
        self.ask = ask

    def rows(self, **given: Any) -> list[Sequence[Any]]:
        """As `values_list` gives them. `given` has a value for each `Given`."""
        text, values, compiler, converters = self._written
        filled = [given[value.name] if isinstance(value, Given) else value for value in values]
        return list(compiler.apply_converters(all_rows(text, filled), converters))

    @cached_property
    def _written(self) -> Written:
        compiler = self.ask().query.get_compiler(DEFAULT_DB_ALIAS)
        text, values = compiler.as_sql()
        shown = [column for column, *_ in compiler.select[: compiler.col_count]]
        return Written(text, tuple(values), compiler, compiler.get_converters(shown))
