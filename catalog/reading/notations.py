"""Numbers and dates in the notation of a place or a program: told by evidence from the whole column, or left as text.

Thousands separators (1,234 / 1 234 / 1'234), decimal commas (1.234,56), currency and percent signs, full-width digits,
months (2014年5月), Chinese numerals (二〇一四年五月三日), days before or after months (3/5/2014), 20140503 where the
name is a date's.
"""

import re
from dataclasses import dataclass, replace

from catalog.profiling.profile import DATE, DATETIME, INTEGER, NUMBER
from catalog.reading.types import ENOUGH, RULES, Decision, TypeRule, matches, of_cell, when

WIDE, NARROW = "０１２３４５６７８９．，－＋％：／　\u00a0\u202f\u2009", "0123456789.,-+%:/    "
PLAIN = f"trim(translate({{cell}}, '{WIDE}', '{NARROW}'))"
SIGN_BEFORE = r"HK\$|NT\$|US\$|RMB|CNY|HKD|USD|EUR|GBP|[¥￥$€£]"
SIGN_AFTER = "%|元|€|£"
BARE = (
    rf"regexp_replace(regexp_replace({PLAIN}, '^([+-]?)\s*(?:{SIGN_BEFORE})\s*', '\1'), "
    rf"'\s*(?:{SIGN_AFTER})$', '')"
)
SIGN = rf"regexp_extract({PLAIN}, '^[+-]?\s*({SIGN_BEFORE})', 1) || regexp_extract({PLAIN}, '({SIGN_AFTER})$', 1)"

WHOLE = r"(?:0|[1-9]\d{0,17})"
GROUPED = r"[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:[''’]\d{3})+)"
THOUSANDS = rf"[+-]?(?:{WHOLE}|{GROUPED}|\d+\.\d+|{GROUPED}\.\d+)"
WHOLE_THOUSANDS = rf"[+-]?(?:{WHOLE}|{GROUPED})"
COMMA = r"[+-]?(?:(?:0|[1-9]\d{0,17})|[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+|(?:[''’]\d{3})+))(?:,\d+)?"
UNGROUPED = f"regexp_replace({BARE}, '[, ''’]', '', 'g')"
UNCOMMAED = f"replace(regexp_replace({BARE}, '[. ''’]', '', 'g'), ',', '.')"

NUMERALS = "〇零○一二三四五六七八九"
NUMERAL_DAY = rf"[{NUMERALS}]{{4}}年[一二三四五六七八九十]{{1,3}}月(?:[一二三四五六七八九十]{{1,3}}日)?"
TENS = PLAIN
for pattern, digits in (
    (r"([二三])十([一二三四五六七八九])", r"\1\2"),
    (r"([二三])十", r"\1〇"),
    (r"十([一二三四五六七八九])", r"一\1"),
    ("十", "一〇"),
):
    TENS = f"regexp_replace({TENS}, '{pattern}', '{digits}', 'g')"
IN_DIGITS = f"translate({TENS}, '{NUMERALS}', '000123456789')"

MONTH = r"\d{4}(?:-\d{1,2}|/\d{1,2}|年\d{1,2}月份?)"
SHORT_DAY = r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"
TIME_OF_DAY = r"(?: \d{1,2}:\d{2}(?::\d{2})?)?"
NAMED_DAY = r"\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{4}"
NAMED_FORMATS = "['%d-%b-%Y', '%d %b %Y', '%d-%B-%Y', '%d %B %Y']"
COMPACT = r"(?:19|20)\d{6}"
DOTTED = r"\d{4}\.\d{1,2}\.\d{1,2}"
LONG_MOMENT = r"(\d{4})年(\d{1,2})月(\d{1,2})日\s*(\d{1,2})[:时時点點](\d{1,2})[:分]?(?:(\d{1,2})秒?)?"
DATE_TITLE = re.compile(r"日期|时间|時間|date|day\b|ymd|fecha|datum|giorno", re.IGNORECASE)
DOTTED_MONTH = r"(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])"
MONTH_TITLE = re.compile(r"月|month", re.IGNORECASE)
FIRST_OF_MONTH = r"regexp_replace({0}, '^(\d{{4}})\D(\d{{1,2}}).*$', '\1-\2-01')"
NUMERALS_TO_DAY = r"regexp_replace(regexp_replace({0}, '月$', '月1日'), '^(\d+)年(\d+)月(\d+)日$', '\1-\2-\3')"


def _short_day(order: str, type_: str) -> str:
    moved = rf"regexp_replace({PLAIN}, '^{SHORT_DAY}(.*)$', '{order}\4')"
    return when(matches(SHORT_DAY + TIME_OF_DAY, PLAIN), f"try_cast({moved} AS {type_})")


COMPACT_DAY = when(matches(COMPACT, PLAIN), f"try_strptime({PLAIN}, '%Y%m%d')::DATE")
DOTTED_DAY = when(matches(DOTTED, PLAIN), f"try_cast(replace({PLAIN}, '.', '-') AS DATE)")
WIDE_DAY = of_cell(next(rule.value for rule in RULES if rule.type == DATE), PLAIN)
# Without seconds, a colon is left over.
LONG_MOMENT_VALUE = (
    rf"try_cast(rtrim(regexp_replace({PLAIN}, '^{LONG_MOMENT}$', '\1-\2-\3 \4:\5:\6'), ':') AS TIMESTAMP)"
)
DAY_FIRST, MONTH_FIRST = _short_day(r"\3-\2-\1", "TIMESTAMP"), _short_day(r"\3-\1-\2", "TIMESTAMP")
NOTATIONS = (
    TypeRule("whole-thousands", INTEGER, when(matches(WHOLE_THOUSANDS, BARE), f"try_cast({UNGROUPED} AS BIGINT)")),
    TypeRule("thousands", NUMBER, when(matches(THOUSANDS, BARE), f"try_cast({UNGROUPED} AS DOUBLE)")),
    TypeRule("decimal-comma", NUMBER, when(matches(COMMA, BARE), f"try_cast({UNCOMMAED} AS DOUBLE)")),
    *(
        TypeRule(f"wide-{rule.name}", rule.type, of_cell(rule.value, PLAIN))
        for rule in RULES
        if rule.type in (DATE, DATETIME)
    ),
    TypeRule("month", DATE, when(matches(MONTH, PLAIN), f"try_cast({FIRST_OF_MONTH.format(PLAIN)} AS DATE)")),
    TypeRule(
        "numerals", DATE, when(matches(NUMERAL_DAY, PLAIN), f"try_cast({NUMERALS_TO_DAY.format(IN_DIGITS)} AS DATE)")
    ),
    TypeRule("day-first", DATE, f"({DAY_FIRST})::DATE"),
    TypeRule("month-first", DATE, f"({MONTH_FIRST})::DATE"),
    TypeRule("day-first-moment", DATETIME, DAY_FIRST),
    TypeRule("month-first-moment", DATETIME, MONTH_FIRST),
    TypeRule("named-month", DATE, when(matches(NAMED_DAY, PLAIN), f"try_strptime({PLAIN}, {NAMED_FORMATS})::DATE")),
    TypeRule("compact", DATE, COMPACT_DAY),
    TypeRule("dotted-month", DATE, when(matches(DOTTED_MONTH), f"try_cast({FIRST_OF_MONTH.format('{cell}')} AS DATE)")),
    # Year, month and day in this order, with dots as in 2014.5.3, or in several such notations.
    TypeRule("any-day", DATE, f"coalesce({WIDE_DAY}, {DOTTED_DAY}, {COMPACT_DAY})"),
    TypeRule("long-moment", DATETIME, when(matches(LONG_MOMENT, PLAIN), LONG_MOMENT_VALUE)),
)
BY_NAME = {rule.name: rule for rule in NOTATIONS}
DATES = ("wide-date", "wide-datetime", "month", "numerals", "named-month", "any-day", "long-moment")
# After the rules' own figures: cells with full-width characters, with a comma, with any separator, with a sign; the
# first and last of these signs; cells with a time of day, and with a dot; cells that only one order of day and month
# fits, and their first rows.
EVIDENCE = (
    f"count(*) FILTER (trim({{cell}}) <> {PLAIN})",
    f"count(*) FILTER (contains({PLAIN}, ','))",
    rf"count(*) FILTER (regexp_matches({BARE}, '\d[, ''’]\d{{3}}'))",
    f"count(*) FILTER ({SIGN} <> '')",
    f"min({SIGN}) FILTER ({SIGN} <> '')",
    f"max({SIGN}) FILTER ({SIGN} <> '')",
    f"count(*) FILTER (contains({PLAIN}, ':'))",
    f"count(*) FILTER (contains({PLAIN}, '.'))",
    f"count(*) FILTER ({DAY_FIRST} IS NOT NULL AND {MONTH_FIRST} IS NULL)",
    f"count(*) FILTER ({MONTH_FIRST} IS NOT NULL AND {DAY_FIRST} IS NULL)",
    f"min(_row) FILTER ({DAY_FIRST} IS NOT NULL AND {MONTH_FIRST} IS NULL)",
    f"min(_row) FILTER ({MONTH_FIRST} IS NOT NULL AND {DAY_FIRST} IS NULL)",
)
FIGURES = len(NOTATIONS) + len(EVIDENCE)


@dataclass(frozen=True, slots=True)
class Note:
    """What to tell of a column's notation: a finding's code, how many cells, the first row where that matters."""

    code: str
    count: int = 1
    row: int | None = None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    wide: int
    commas: int
    grouped: int
    signs: int
    first_sign: str | None
    last_sign: str | None
    times: int
    dots: int
    day_first: int
    month_first: int
    day_first_row: int | None
    month_first_row: int | None


def notation_sql(cell: str) -> str:
    """One column's part of the aggregate query."""
    counts = [f"count({of_cell(rule.value, cell)})" for rule in NOTATIONS]
    return ", ".join((*counts, *(of_cell(evidence, cell) for evidence in EVIDENCE)))


def may_have_notation(decision: Decision, title: str) -> bool:
    return (
        decision.may_be_typed
        or (decision.type == INTEGER and bool(DATE_TITLE.search(title)))
        or (decision.type == NUMBER and bool(MONTH_TITLE.search(title)))
    )


def decide_notation(
    decision: Decision, title: str, figures: tuple[object, ...], delimiter: str
) -> tuple[Decision, tuple[Note, ...]]:
    """`decision` as it was, or one in a notation, with what to tell of it."""
    fits = {rule.name: int(str(figure)) for rule, figure in zip(NOTATIONS, figures, strict=False)}
    seen = Evidence(*figures[len(NOTATIONS) :])  # type: ignore[arg-type]
    enough = decision.stated * ENOUGH
    if decision.type == INTEGER or decision.codes:
        compact = fits["compact"] >= enough and bool(DATE_TITLE.search(title))
        return (_fitting("compact", fits, decision), ()) if compact else (decision, ())
    if decision.type == NUMBER:  # 2014.10 is October, and no number that equals 2014.1
        months = fits["dotted-month"]
        sure = months == decision.stated
        return (_fitting("dotted-month", fits, decision), (Note("months-as-days", months),)) if sure else (decision, ())
    for decide in (_number, _long_date, _short_date):
        name, notes = decide(fits, seen, enough, delimiter)
        if name or notes:
            wide = (Note("full-width-digits", seen.wide),) if name and seen.wide else ()
            return (_fitting(name, fits, decision) if name else decision), (*notes, *wide)
    return decision, ()


def decide_among_wrong(
    decision: Decision, figures: tuple[object, ...], delimiter: str
) -> tuple[Decision, tuple[Note, ...]]:
    """The same for a column of plain numbers, with the `figures` of its few wrong cells alone: a person writes 980 and
    then 1,024. What is written so is read, and said; what is no number in any notation stays wrong.
    """
    fits = {rule.name: int(str(figure)) for rule, figure in zip(NOTATIONS, figures, strict=False)}
    seen = Evidence(*figures[len(NOTATIONS) :])  # type: ignore[arg-type]
    # A sign that only a few cells have is a unit of their own: 5% beside 5 is not 5.
    name, notes = ("", ()) if seen.signs else _number(fits, seen, 1, delimiter)
    if decision.rule is None or not name:
        return decision, ()
    more = BY_NAME[name]
    both = TypeRule(
        f"{decision.rule.name}-or-{name}",
        INTEGER if decision.type == more.type == INTEGER else NUMBER,
        f"coalesce({decision.rule.value}, {more.value})",
    )
    wide = (Note("full-width-digits", seen.wide),) if seen.wide else ()
    return replace(decision, rule=both, wrong=decision.wrong - fits[name]), (*notes, *wide)


def _fitting(name: str, fits: dict[str, int], decision: Decision) -> Decision:
    return Decision(BY_NAME[name], decision.stated - fits[name], decision.missing, decision.stated)


def _number(fits: dict[str, int], seen: Evidence, enough: float, delimiter: str) -> tuple[str, tuple[Note, ...]]:
    signs: tuple[Note, ...] = ()
    if seen.signs:
        if seen.first_sign != seen.last_sign or (seen.first_sign == "%" and seen.signs < enough):
            return "", ()
        signs = (Note("sign-in-numbers", seen.signs, sign=str(seen.first_sign)),)
    thousands, comma = fits["thousands"], fits["decimal-comma"]
    if max(thousands, comma) < enough:
        return "", ()
    if seen.commas and comma == thousands and delimiter == ";":
        return "", (Note("ambiguous-numbers", seen.commas),)
    if comma > thousands:
        return "decimal-comma", (*signs, Note("decimal-comma", seen.commas))
    grouped = (Note("thousands-separators", seen.grouped),) if seen.grouped else ()
    return ("whole-thousands" if fits["whole-thousands"] == thousands else "thousands"), (*signs, *grouped)


def _long_date(fits: dict[str, int], _seen: Evidence, enough: float, _delimiter: str) -> tuple[str, tuple[Note, ...]]:
    name = next((name for name in DATES if fits[name] >= enough), "")
    return name, (Note("months-as-days", fits[name]),) if name == "month" else ()


def _short_date(fits: dict[str, int], seen: Evidence, enough: float, _delimiter: str) -> tuple[str, tuple[Note, ...]]:
    """Days come first, or months do, only where some cell can't be read otherwise and none says the contrary."""
    if max(fits["day-first"], fits["month-first"], fits["day-first"] + seen.month_first) < enough:
        return "", ()
    if seen.day_first and seen.month_first:
        fewer_rows = seen.day_first_row if seen.day_first < seen.month_first else seen.month_first_row
        return "", (Note("mixed-date-orders", min(seen.day_first, seen.month_first), fewer_rows),)
    if not seen.day_first and not seen.month_first and seen.dots < enough:  # 3.5.2014: with dots, days come first
        return "", (Note("ambiguous-dates", fits["day-first"]),)
    order = "month-first" if seen.month_first else "day-first"
    return (f"{order}-moment" if seen.times else order), (Note(order, fits[order]),)
