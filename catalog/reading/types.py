"""How a column's type is told from its text cells: one rule a type, as SQL, tried in order."""

from dataclasses import dataclass

from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, INTEGER, NUMBER, STRING, TIME

# The share of filled cells that must fit; the others are findings, and empty in the typed table.
ENOUGH = 0.95


@dataclass(frozen=True, slots=True)
class TypeRule:
    """`value` is the typed value of `{cell}`, NULL where it does not fit: a cheap test first, then the exact one."""

    type: str
    sql_type: str
    value: str


def _when(test: str, value: str) -> str:
    return f"CASE WHEN {test} THEN {value} END"


def _matches(pattern: str) -> str:
    return f"regexp_full_match({{cell}}, '{pattern}')"


DAY = r"\s*\d{4}(-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日)\s*"
# One notation for all three.
DAY_VALUE = "try_cast(regexp_replace(replace(trim({cell}), '日', ''), '[/年月]', '-', 'g') AS DATE)"
MOMENT = r"\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}(:?\d{2})?)?\s*"
CLOCK = r"\s*\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?\s*"
PLAIN_NUMBER = r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*"
STARTS_WITH_YEAR = "length({cell}) BETWEEN 8 AND 40 AND try_cast(substr(trim({cell}), 1, 4) AS SMALLINT) IS NOT NULL"

# 0012 and a code of 19 digits are no numbers: as such they would lose their zeros or their last digits.
CODE = "length({cell}) < 100 AND try_cast({cell} AS DOUBLE) IS NOT NULL AND " + _matches(r"\s*[+-]?(0\d+|\d{19,})\s*")

RULES = (
    TypeRule(INTEGER, "BIGINT", _when(_matches(r"\s*[+-]?\d{1,18}\s*"), "try_cast({cell} AS BIGINT)")),
    TypeRule(
        NUMBER,
        "DOUBLE",
        _when(
            "try_cast({cell} AS DOUBLE) IS NOT NULL AND isfinite(try_cast({cell} AS DOUBLE)) AND "
            + _matches(PLAIN_NUMBER),
            "try_cast({cell} AS DOUBLE)",
        ),
    ),
    TypeRule(
        BOOLEAN,
        "BOOLEAN",
        _when("length({cell}) < 10 AND lower(trim({cell})) IN ('true', 'false')", "lower(trim({cell})) = 'true'"),
    ),
    TypeRule(DATE, "DATE", _when(f"{STARTS_WITH_YEAR} AND {_matches(DAY)}", DAY_VALUE)),
    TypeRule(
        DATETIME,
        "TIMESTAMP",
        _when(f"{STARTS_WITH_YEAR} AND {_matches(MOMENT)}", "try_cast(trim({cell}) AS TIMESTAMPTZ)::TIMESTAMP"),
    ),
    TypeRule(TIME, "TIME", _when(f"length({{cell}}) < 30 AND {_matches(CLOCK)}", "try_cast(trim({cell}) AS TIME)")),
)
RULE = {rule.type: rule for rule in RULES}
# What the aggregate query counts for each column, in order: filled cells, codes, marks for a missing value, then one
# figure a rule.
FIGURES = 3 + len(RULES)

# What people write where a value is missing. In a column of numbers or dates it is an empty cell, in text it stays.
MISSING = (
    "na",
    "n/a",
    "#n/a",
    "nan",
    "null",
    "none",
    "nil",
    "-",
    "--",
    "---",
    "—",
    "——",
    "…",
    "...",
    "*",
    "无",
    "缺失",
)
IS_MISSING = "length({cell}) < 7 AND lower(trim({cell})) IN (" + ", ".join(f"'{mark}'" for mark in MISSING) + ")"


def counting_sql(cell: str) -> str:
    """One column's part of the aggregate query."""
    counts = [f"count({cell})", *(f"count(*) FILTER ({test.replace('{cell}', cell)})" for test in (CODE, IS_MISSING))]
    counts += [f"count({_value(rule, cell)})" for rule in RULES]
    return ", ".join(counts)


@dataclass(frozen=True, slots=True)
class Decision:
    """`wrong` filled cells do not fit `type`; `missing` ones say only that there is no value."""

    type: str
    wrong: int = 0
    missing: int = 0


def decide_type(figures: tuple[int, ...]) -> Decision:
    filled, codes, missing, *fits = figures
    stated = filled - missing
    if not stated:
        return Decision(STRING)
    for rule, fit in zip(RULES, fits, strict=True):
        if rule.type in (INTEGER, NUMBER) and codes:
            continue
        if rule.type == INTEGER and fit < fits[1]:
            continue  # some are decimals, however few: they are numbers, not faults
        if fit >= stated * ENOUGH:
            return Decision(rule.type, stated - fit, missing)
    return Decision(STRING)


def wrong_test(type_: str, cell: str) -> str:
    """The SQL that is true of a cell that does not fit."""
    missing = IS_MISSING.replace("{cell}", cell)
    return f"{cell} IS NOT NULL AND {typed_value(type_, cell)} IS NULL AND NOT ({missing})"


def typed_value(type_: str, cell: str) -> str:
    """The SQL of a cell's typed value; the cell itself for text."""
    return _value(RULE[type_], cell) if type_ in RULE else cell


def _value(rule: TypeRule, cell: str) -> str:
    # Not str.format: the patterns have braces of their own.
    return rule.value.replace("{cell}", cell)
