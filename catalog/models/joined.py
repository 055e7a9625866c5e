"""Rows of a model, and of those that it names, as instances, by a question that is written once."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, QuerySet

from catalog.prepared import Prepared

BETWEEN = "__"
M = TypeVar("M", bound=Model)


class Way:
    """From a model to another: the names on it, and the columns that are read there, which stand from `at` on.

    `key` is where its primary key stands, which is None where the way ends before.
    """

    def __init__(self, start: type[Model], path: str, without: Sequence[str], at: int) -> None:
        self.names = path.split(BETWEEN) if path else []
        self.model = start
        for name in self.names:
            self.model = self.model._meta.get_field(name).related_model  # type: ignore[assignment]
        columns = [field.attname for field in self.model._meta.concrete_fields]
        self.columns = [name for name in columns if BETWEEN.join((*self.names, name)) not in without]
        self.at, self.end = at, at + len(self.columns)
        self.key = at + self.columns.index(self.model._meta.pk.attname)

    def instance(self, row: Sequence[Any]) -> Any:
        there = row[self.key] is not None
        return self.model.from_db(DEFAULT_DB_ALIAS, self.columns, row[self.at : self.end]) if there else None


class Joined(Generic[M]):
    """What `select_related(*ways)` and `defer(*without)` would give. A way stands behind the one that it goes on."""

    def __init__(
        self, model: type[M], found: Callable[[], QuerySet[M]], *ways: str, without: Sequence[str] = ()
    ) -> None:
        self.model, self.ways = model, [Way(model, "", without, 0)]
        for path in ways:
            self.ways.append(Way(model, path, without, self.ways[-1].end))
        names = [BETWEEN.join((*way.names, column)) for way in self.ways for column in way.columns]
        self._question = Prepared(lambda: found().values_list(*names))

    def all(self, **given: Any) -> list[M]:
        """`given` has a value for each `Given` in the question."""
        return [self._together(row) for row in self._question.rows(**given)]

    def first(self, **given: Any) -> M | None:
        found = self.all(**given)
        return found[0] if found else None

    def _together(self, row: Sequence[Any]) -> M:
        first, *others = self.ways
        whole: M = first.instance(row)
        for way in others:
            *before, last = way.names
            holder: Any = whole
            for name in before:
                holder = getattr(holder, name, None)
            if holder is not None:
                holder._meta.get_field(last).set_cached_value(holder, way.instance(row))
        return whole
