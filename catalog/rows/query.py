"""A question about the rows of one table, parsed from parameters: nothing unknown is let through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalog.language import Text
from catalog.profiling.profile import Column
from catalog.rows.aggregates import Measure, grouped_columns, parse_measures
from catalog.rows.filters import Filter, parse_filter, parse_words, require_few
from catalog.rows.refusal import BadQuery, unknown

LIMIT, MOST = 100, 10_000
DEEPEST = 10_000_000
MOST_FILTERS, MOST_SORTS = 100, 10
RESERVED = ("q", "select", "sort", "limit", "offset", "cursor", "group_by", "aggregate", "format", "lang")

NOT_A_NUMBER = Text("“{value}” is no whole number from {least} to {most}.", "“{value}”不是 {least} 到 {most} 的整数。")
REPEATED = Text("“{name}” is given more than once.", "“{name}”重复出现。")
NO_TEXT = Text("This value is no valid text.", "该值不是有效的文本。")


@dataclass(frozen=True, slots=True)
class Sort:
    column: Column
    descending: bool = False


@dataclass(frozen=True, slots=True)
class RowsQuery:
    """`columns` are the ones to show. `words` must each be in some text column. `cursor` wins over `offset`.

    With `measures`, a row stands for all the table's rows with the same values in `groups`, or for the whole table
    where there are no `groups`; `columns` and `sorts` are then of that result.
    """

    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    words: tuple[str, ...] = ()
    sorts: tuple[Sort, ...] = ()
    limit: int = LIMIT
    offset: int = 0
    cursor: str = ""
    groups: tuple[Column, ...] = ()
    measures: tuple[Measure, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every row of the table fits."""
        return not (self.filters or self.words or self.measures)


def parse_query(pairs: Iterable[tuple[str, str]], columns: Sequence[Column]) -> RowsQuery:
    """`pairs` as they stand in the address. Raises BadQuery, naming the parameter and what is right.

    A column with the name of a parameter is reached with its operator written out: `limit__exact=5`.
    """
    known = {column.name: column for column in columns}
    pairs = list(pairs)
    _require_text(pairs)
    single = _single(pairs)
    filters = [(name, value) for name, value in pairs if name not in RESERVED]
    require_few(filters[-1][0] if filters else "", len(filters), MOST_FILTERS)
    groups = _columns("group_by", single.get("group_by", ""), known)
    measures = parse_measures(single.get("aggregate", ""), known, groups)
    result = {column.name: column for column in grouped_columns(groups, measures)} if measures else known
    return RowsQuery(
        columns=_columns("select", single.get("select", ""), result) or tuple(result.values()),
        filters=tuple(parse_filter(name, value, known, RESERVED) for name, value in filters),
        words=parse_words("q", single.get("q", "")),
        sorts=_sorts(single.get("sort", ""), result),
        limit=_whole("limit", single.get("limit", ""), LIMIT, MOST),
        offset=_whole("offset", single.get("offset", ""), 0, DEEPEST),
        cursor=single.get("cursor", ""),
        groups=groups,
        measures=measures,
    )


def _require_text(pairs: list[tuple[str, str]]) -> None:
    """Half a surrogate pair can neither be bound nor be sent back."""
    for name, value in pairs:
        if any("\ud800" <= character <= "\udfff" for character in name + value):
            shown = name.encode("utf-8", "replace").decode()
            raise BadQuery(shown, "wrong-value", NO_TEXT)


def _single(pairs: list[tuple[str, str]]) -> dict[str, str]:
    single: dict[str, str] = {}
    for name, value in pairs:
        if name in single:
            raise BadQuery(name, "repeated", REPEATED.fill({"name": name}))
        if name in RESERVED:
            single[name] = value
    return single


def _columns(parameter: str, value: str, known: Mapping[str, Column]) -> tuple[Column, ...]:
    """Each once, however often it is named."""
    return tuple({name: _column(parameter, name, known) for name in value.split(",") if name}.values())


def _sorts(value: str, known: Mapping[str, Column]) -> tuple[Sort, ...]:
    """A column that is named again changes nothing any more."""
    sorts: dict[str, Sort] = {}
    for term in value.split(","):
        name = term if term in known else term.removeprefix("-")
        if name:
            sorts.setdefault(name, Sort(_column("sort", name, known), term != name))
    require_few("sort", len(sorts), MOST_SORTS)
    return tuple(sorts.values())


def _column(parameter: str, name: str, known: Mapping[str, Column]) -> Column:
    if name not in known:
        raise unknown(parameter, name, known)
    return known[name]


def _whole(parameter: str, value: str, default: int, most: int) -> int:
    if not value:
        return default
    if value.isascii() and value.isdigit() and len(value) < 12 and int(value) <= most:
        return int(value)
    raise BadQuery(parameter, "not-a-number", NOT_A_NUMBER.fill({"value": value[:50], "least": 0, "most": most}))
