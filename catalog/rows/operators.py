"""The filter operators: each is one row of a table, its values always bound, never in the SQL's text."""

from dataclasses import dataclass

from catalog.language import Text
from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, GEOJSON, INTEGER, NUMBER, STRING, TIME

ORDERED = frozenset({INTEGER, NUMBER, DATE, DATETIME, TIME, STRING})
TEXTUAL = frozenset({STRING})
ALL = ORDERED | {BOOLEAN, GEOJSON}

# What an operator takes: one value of the column's type, several with commas between, true or false, or words.
VALUE, LIST, FLAG, WORDS = "value", "list", "flag", "words"


@dataclass(frozen=True, slots=True)
class Operator:
    """`sql` has `{column}` for the quoted column, and one `?` or, in a LIST, `{values}`. WORDS repeat it for each."""

    name: str
    sql: str
    types: frozenset[str]
    sentence: Text
    takes: str = VALUE


CONTAINS = "contains(lower({column}), lower(?))"

OPERATORS = (
    Operator("exact", "{column} = ?", ALL, Text("is", "等于")),
    Operator("not", "{column} IS DISTINCT FROM ?", ALL, Text("is not, or is empty", "不等于，或为空")),
    Operator("in", "{column} IN ({values})", ALL, Text("is one of (separated by commas)", "属于（逗号分隔）"), LIST),
    Operator("gt", "{column} > ?", ORDERED, Text("is above", "大于")),
    Operator("gte", "{column} >= ?", ORDERED, Text("is at least", "大于等于")),
    Operator("lt", "{column} < ?", ORDERED, Text("is below", "小于")),
    Operator("lte", "{column} <= ?", ORDERED, Text("is at most", "小于等于")),
    Operator("contains", CONTAINS, TEXTUAL, Text("contains, in any case", "包含（不分大小写）")),
    Operator(
        "startswith",
        "starts_with(lower({column}), lower(?))",
        TEXTUAL,
        Text("begins with, in any case", "开头是（不分大小写）"),
    ),
    Operator("isnull", "({column} IS NULL) = ?", ALL, Text("is empty (true or false)", "为空（true 或 false）"), FLAG),
    Operator("search", CONTAINS, TEXTUAL, Text("contains every one of these words", "包含全部这些词"), WORDS),
)
OPERATOR = {operator.name: operator for operator in OPERATORS}
