"""How a column's type is told from its text cells: one rule a type, as SQL, tried in order.

What is written in the notation of a place or a program (1.234,56, 2014年5月, ￥5) is the subject of `notations`.
"""

from dataclasses import dataclass

from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, INTEGER, NUMBER, STRING, TIME

# The share of filled cells that must fit; the others are findings, and empty in the typed table.
ENOUGH = 0.95
# A text of so many cells is said to mix types where this share of them is of one.
FEWEST, MOST = 10, 0.8


@dataclass(frozen=True, slots=True)
class TypeRule:
    """`value` is the typed value of `{cell}`, NULL where it does not fit: a cheap test first, then the exact one.

    `name` tells it from other rules for the same type.
    """

    name: str
    type: str
    value: str


def when(test: str, value: str) -> str:
    return f"CASE WHEN {test} THEN {value} END"


def usual_or(sql_type: str, test: str, value: str) -> str:
    """What DuckDB itself would write in the same way fits, and comes cheaper than its pattern does."""
    usual = f"try_cast({{cell}} AS {sql_type})"
    return f"CASE WHEN {usual}::VARCHAR = {{cell}} THEN {usual} WHEN {test} THEN {value} END"


def matches(pattern: str, cell: str = "{cell}") -> str:
    return f"regexp_full_match({cell}, '{pattern}')"


DAY = r"\s*\d{4}(-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日)\s*"
# One notation for all three.
DAY_VALUE = "try_cast(regexp_replace(replace(trim({cell}), '日', ''), '[/年月]', '-', 'g') AS DATE)"
MOMENT = r"\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}(:?\d{2})?)?\s*"
CLOCK = r"\s*\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?\s*"
WHOLE = r"(0|[1-9]\d{0,17})"
PLAIN_INTEGER = rf"\s*[+-]?{WHOLE}\s*"
# What a number with a fraction keeps to the last digit, 2^53; longer ones are codes.
EXACT = r"(0|[1-9]\d{0,14}|[1-8]\d{15})"
PLAIN_NUMBER = rf"\s*[+-]?({EXACT}|(\d+\.\d*|\.\d+)([eE][+-]?\d+)?|\d+[eE][+-]?\d+)\s*"
DECIMAL = "try_cast({cell} AS DOUBLE)"
# What DuckDB takes for a number with a dot is one by our pattern too, but for 1_0.5 and +-1.5, so that most need no
# pattern. All that begins with a plus sign or a blank comes before a minus sign.
PLAIN_DECIMAL = "contains({cell}, '.') AND {cell} >= '-' AND NOT contains({cell}, '_')"
STARTS_WITH_YEAR = "length({cell}) BETWEEN 8 AND 40 AND try_cast(substr(trim({cell}), 1, 4) AS SMALLINT) IS NOT NULL"

# 0012 and a code of 19 digits are no numbers: as such they would lose their zeros or their last digits.
CODE = "length({cell}) < 100 AND try_cast({cell} AS DOUBLE) IS NOT NULL AND " + matches(r"\s*[+-]?(0\d+|\d{19,})\s*")

RULES = (
    TypeRule(INTEGER, INTEGER, usual_or("BIGINT", matches(PLAIN_INTEGER), "try_cast({cell} AS BIGINT)")),
    TypeRule(
        NUMBER,
        NUMBER,
        when(f"isfinite({DECIMAL}) AND (({PLAIN_DECIMAL}) OR {matches(PLAIN_NUMBER)})", DECIMAL),
    ),
    TypeRule(
        BOOLEAN,
        BOOLEAN,
        when("length({cell}) < 10 AND lower(trim({cell})) IN ('true', 'false')", "lower(trim({cell})) = 'true'"),
    ),
    TypeRule(DATE, DATE, usual_or("DATE", f"{STARTS_WITH_YEAR} AND {matches(DAY)}", DAY_VALUE)),
    TypeRule(
        DATETIME,
        DATETIME,
        usual_or(
            "TIMESTAMP",
            f"{STARTS_WITH_YEAR} AND {matches(MOMENT)}",
            "try_cast(trim({cell}) AS TIMESTAMPTZ)::TIMESTAMP",
        ),
    ),
    TypeRule(TIME, TIME, when(f"length({{cell}}) < 30 AND {matches(CLOCK)}", "try_cast(trim({cell}) AS TIME)")),
)
# A cell of any type but text begins with one of these: digits (Western, full-width, of a Chinese year), signs, the
# letters of currencies, true and false.
BEGINNINGS = "0123456789+-. \t$£¥￥€０１２３４５６７８９－＋．　一二HNRUCEGtTfF"
MAY_BE_TYPED = f"contains('{BEGINNINGS}', left({{cell}}, 1))"
# What the aggregate query counts for each column, in order: filled cells, codes, marks for a missing value, cells that
# may have a type, then one figure a rule.
FIGURES = 4 + len(RULES)

# What people write where a value is missing, blanks too. In a column of numbers or dates it is an empty cell, in text
# it stays.
MISSING = (
    "",
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
    tests = (CODE, IS_MISSING, MAY_BE_TYPED)
    counts = [f"count({cell})", *(f"count(*) FILTER ({of_cell(test, cell)})" for test in tests)]
    counts += [f"count({of_cell(rule.value, cell)})" for rule in RULES]
    return ", ".join(counts)


@dataclass(frozen=True, slots=True)
class Decision:
    """`wrong` filled cells do not fit `rule`, None for text; `missing` ones say only that there is no value.

    `may_be_typed`: it is text so far, and yet its cells look like numbers or dates in another notation. `codes` counts
    digits that are no numbers. `most` is the rule that most cells of a text fit, though not enough of them do.
    """

    rule: TypeRule | None
    wrong: int = 0
    missing: int = 0
    stated: int = 0
    codes: int = 0
    may_be_typed: bool = False
    most: TypeRule | None = None

    @property
    def firm(self) -> bool:
        """Every cell fits: where that stays so in more rows, the decision does too."""
        return self.rule in RULES and not self.wrong and not self.missing

    @property
    def few_are_no_numbers(self) -> bool:
        """It is numbers in plain notation, all but for a few cells: these may be numbers in another."""
        return self.rule in RULES and self.type in (INTEGER, NUMBER) and self.wrong > 0

    @property
    def type(self) -> str:
        return self.rule.type if self.rule else STRING


def decide_type(figures: tuple[int, ...]) -> Decision:
    filled, codes, missing, looks, *fits = figures
    stated = filled - missing
    if not stated:
        return Decision(None)
    for rule, fit in zip(RULES, fits, strict=True):
        if rule.type in (INTEGER, NUMBER) and codes:
            continue
        if rule.type == INTEGER and fit < fits[1]:
            continue  # some are decimals, however few: they are numbers, not faults
        if rule.type == INTEGER and stated > fit > fits[1]:
            return Decision(None, 0, missing, stated, fit - fits[1])  # too long for a number beside what is none
        if fit >= stated * ENOUGH:
            return Decision(rule, stated - fit, missing, stated)
    return Decision(None, 0, missing, stated, codes, looks >= stated * ENOUGH, _most(stated, codes, fits))


def _most(stated: int, codes: int, fits: list[int]) -> TypeRule | None:
    """The rule that most cells fit, where there are so many that the others are likely to be faults."""
    if codes or stated < FEWEST:
        return None
    fit, rule = max(zip(fits, RULES, strict=True), key=lambda one: one[0])
    return rule if fit >= stated * MOST and rule.type != BOOLEAN else None


def wrong_test(rule: TypeRule, cell: str) -> str:
    """The SQL that is true of a cell that does not fit."""
    return f"{cell} IS NOT NULL AND {typed_value(rule, cell)} IS NULL AND NOT ({of_cell(IS_MISSING, cell)})"


def typed_value(rule: TypeRule | None, cell: str) -> str:
    """The SQL of a cell's typed value; the cell itself for text."""
    return of_cell(rule.value, cell) if rule else cell


def of_cell(sql: str, cell: str) -> str:
    # Not str.format: the patterns have braces of their own.
    return sql.replace("{cell}", cell)
