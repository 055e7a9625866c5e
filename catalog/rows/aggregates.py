"""What can be told of a group of rows: each is one row of a table, like the filter operators."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.language import Text
from catalog.profiling.profile import INTEGER, NUMBER, Column
from catalog.rows.filters import require_few
from catalog.rows.operators import ALL, ORDERED
from catalog.rows.refusal import BadQuery, unknown

NUMERIC = frozenset({INTEGER, NUMBER})
COUNT = "count"
MOST = 50

NO_COLUMN = Text("“{name}” needs a column: {name}:column.", "“{name}”需要指定列：{name}:列名。")
WRONG_TYPE = Text(
    "“{name}” does not work on the column “{column}”, which holds {type}.",
    "“{name}”不适用于类型为 {type} 的“{column}”列。",
)
SAME_NAME = Text(
    "Two fields of the answer would be called “{name}”. Count the filled cells of a column instead, like count:{name}.",
    "结果中会有两个名为“{name}”的字段。请改为统计某列的非空单元格，如 count:{name}。",
)


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`sql` has `{column}` for the quoted column. `type` is the result's, "" where it is the column's own."""

    name: str
    sql: str
    types: frozenset[str]
    sentence: Text
    type: str = ""


AGGREGATES = (
    Aggregate(
        COUNT,
        "count({column})",
        ALL,
        Text("how many rows, or how many filled cells of a column", "行数，或某列非空单元格数"),
        INTEGER,
    ),
    Aggregate("sum", "sum({column})", NUMERIC, Text("the sum", "总和")),
    Aggregate("avg", "avg({column})", NUMERIC, Text("the mean", "平均值"), NUMBER),
    Aggregate("min", "min({column})", ORDERED, Text("the least", "最小值")),
    Aggregate("max", "max({column})", ORDERED, Text("the greatest", "最大值")),
    Aggregate("median", "median({column})", NUMERIC, Text("the median", "中位数"), NUMBER),
    Aggregate("distinct", "count(DISTINCT {column})", ALL, Text("how many different values", "不同值的个数"), INTEGER),
)
AGGREGATE = {aggregate.name: aggregate for aggregate in AGGREGATES}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure to work out. `column` is None only for the count of rows."""

    aggregate: Aggregate
    column: Column | None = None

    @property
    def name(self) -> str:
        """As it was asked for; no column's name has a colon."""
        return f"{self.aggregate.name}:{self.column.name}" if self.column else self.aggregate.name

    @property
    def type(self) -> str:
        return self.aggregate.type or (self.column.type if self.column else INTEGER)


def parse_measures(value: str, known: Mapping[str, Column], groups: tuple[Column, ...]) -> tuple[Measure, ...]:
    """`count,sum:a,avg:b`; groups of which nothing else is asked are counted."""
    terms = [term for term in value.split(",") if term]
    require_few("aggregate", len(terms), MOST)
    if groups and not terms:
        terms = [COUNT]
    measures = tuple({term: _measure(term, known) for term in terms}.values())
    for measure in measures:
        if any(measure.name == group.name for group in groups):
            raise BadQuery("aggregate", "repeated", SAME_NAME.fill({"name": measure.name}))
    return measures


def grouped_columns(groups: tuple[Column, ...], measures: tuple[Measure, ...]) -> tuple[Column, ...]:
    """The columns of the result."""
    return (*groups, *(Column(measure.name, measure.name, measure.type, filled=0) for measure in measures))


def _measure(term: str, known: Mapping[str, Column]) -> Measure:
    name, colon, column_name = term.partition(":")
    if name not in AGGREGATE:
        raise unknown("aggregate", name, AGGREGATE)
    aggregate = AGGREGATE[name]
    if not column_name:
        if colon or name != COUNT:
            raise BadQuery("aggregate", "no-column", NO_COLUMN.fill({"name": name}))
        return Measure(aggregate)
    if column_name not in known:
        raise unknown("aggregate", column_name, known)
    column = known[column_name]
    if column.type not in aggregate.types:
        figures = {"name": name, "column": column.name, "type": column.type}
        raise BadQuery("aggregate", "wrong-operator", WRONG_TYPE.fill(figures))
    return Measure(aggregate, column)
