"""The filter operators: each is one row of a table, its values always bound, never in the SQL's text."""

from dataclasses import dataclass

from catalog.language import Text
from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, GEOJSON, INTEGER, NUMBER, STRING, TIME

ORDERED = frozenset({INTEGER, NUMBER, DATE, DATETIME, TIME, STRING})
TEXTUAL = frozenset({STRING})
ALL = ORDERED | {BOOLEAN, GEOJSON}


@dataclass(frozen=True, slots=True)
class Operator:
    """`sql` has `{column}` for the quoted column and one `?` for each value. `many`: values separated by commas."""

    name: str
    sql: str
    types: frozenset[str]
    sentence: Text
    many: bool = False


OPERATORS = (
    Operator("exact", "{column} = ?", ALL, Text("is", "等于")),
    Operator("not", "{column} IS DISTINCT FROM ?", ALL, Text("is not", "不等于")),
    Operator(
        "in", "{column} IN ({values})", ALL, Text("is one of (separated by commas)", "属于（逗号分隔）"), many=True
    ),
    Operator("gt", "{column} > ?", ORDERED, Text("is above", "大于")),
    Operator("gte", "{column} >= ?", ORDERED, Text("is at least", "大于等于")),
    Operator("lt", "{column} < ?", ORDERED, Text("is below", "小于")),
    Operator("lte", "{column} <= ?", ORDERED, Text("is at most", "小于等于")),
    Operator(
        "contains", "contains(lower({column}), lower(?))", TEXTUAL, Text("contains, in any case", "包含（不分大小写）")
    ),
    Operator("startswith", "starts_with(lower({column}), lower(?))", TEXTUAL, Text("begins with", "开头是")),
    Operator("isnull", "({column} IS NULL) = ?", ALL, Text("is empty (true or false)", "为空（true 或 false）")),
    Operator("search", "{words}", TEXTUAL, Text("contains every one of these words", "包含全部这些词")),
)
OPERATOR = {operator.name: operator for operator in OPERATORS}
