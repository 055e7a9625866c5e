"""The parameters of `datastore_search` to a question, with CKAN's refusals and what it repeats in its answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.api.ckan.errors import Invalid
from catalog.api.ckan.values import boolean, integer, natural, structure, text, words
from catalog.profiling.profile import Column
from catalog.rows.datastore import MOST_WORDS, ROW_ID, DatastoreQuery, Order, Word
from catalog.rows.filterops import BadFilters, parse_filters

LIMIT, MOST = 100, 32_000
FORMATS = ("objects", "lists", "csv", "tsv")
SORT = re.compile(
    r"""\s*(?:"(?P<quoted>(?:[^"]|"")+)"|(?P<plain>.+?))(?:\s+(?P<way>asc|desc))?(?:\s+nulls\s+(?P<nulls>first|last))?\s*""",
    re.I,
)
# Operators of PostgreSQL's text search that we do not have.
UNHEARD = re.compile(r"[|!<>()]")


@dataclass(frozen=True, slots=True)
class Question:
    """`echo` is what the answer repeats of what was asked."""

    query: DatastoreQuery
    records_format: str
    include_total: bool
    include_next_page: bool
    echo: dict[str, Any]


def read_question(data: Mapping[str, Any], known: Mapping[str, Column]) -> Question:
    """Raises Invalid."""
    filters = structure(data, "filters")
    try:
        tree = parse_filters(filters, known)
    except BadFilters as error:
        raise Invalid({"filters": error.faults}) from None
    asked = _asked_words(data, known)
    limit = natural(data, "limit", LIMIT, "Please enter an integer value", most=MOST)
    offset = max(0, integer(data, "offset", 0))
    query = DatastoreQuery(
        columns=_fields(data, known) or tuple(known.values()),
        filters=tree,
        words=asked,
        orders=_orders(data, known),
        distinct=boolean(data, "distinct"),
        limit=limit,
        offset=offset,
    )
    shown = text(data, "records_format", "objects")
    if shown not in FORMATS:
        raise Invalid({"records_format": [f"Value must be one of {list(FORMATS)!r}"]})
    echo = {name: data[name] for name in ("q", "fields", "sort", "plain", "language") if data.get(name)}
    echo.pop("fields", None)  # the answer's own `fields` are the columns
    echo |= {"limit": limit, "records_format": shown}
    echo |= {"filters": filters, "filterops": tree.as_json()} if tree else {}
    echo |= {"offset": offset} if offset else {}
    echo |= {"distinct": True} if query.distinct else {}
    total, following = boolean(data, "include_total", default=True), boolean(data, "include_next_page")
    return Question(query, shown, total, following, {**echo, "include_total": total, "include_next_page": following})


def _fields(data: Mapping[str, Any], known: Mapping[str, Column]) -> tuple[Column, ...]:
    names = words(data, "fields")
    for name in names:
        if name not in known:
            raise Invalid({"fields": [f'invalid value "{name[:100]}"']})
    return tuple(known[name] for name in dict.fromkeys(names))


def _orders(data: Mapping[str, Any], known: Mapping[str, Column]) -> tuple[Order, ...]:
    orders = []
    for term in words(data, "sort"):
        found = SORT.fullmatch(term)
        name = (found["quoted"] or "").replace('""', '"') or found["plain"] if found else ""
        if not found or name not in known:
            raise Invalid({"sort": [f'invalid value "{term[:100]}"']})
        descending = (found["way"] or "").lower() == "desc"
        # PostgreSQL counts an empty cell as the greatest of all.
        nulls = (found["nulls"] or ("first" if descending else "last")).lower()
        orders.append(Order(known[name], descending, nulls == "first"))
    return tuple(orders)


def _asked_words(data: Mapping[str, Any], known: Mapping[str, Column]) -> tuple[Word, ...]:
    value = data.get("q") or data.get("full_text") or ""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = structure(data, "q")
    plain = boolean(data, "plain", default=True)
    by_column = value if isinstance(value, dict) else {"": value}
    found: list[Word] = []
    for column, sought in by_column.items():
        if column and (column not in known or column == ROW_ID):
            raise Invalid({"q": [f'invalid value "{column[:100]}"']})
        found += [_word(part, column, plain=plain) for part in str(sought).replace("&", " ").split()]
    if len(found) > MOST_WORDS:
        raise Invalid({"q": [f"At most {MOST_WORDS} words may be given"]})
    return tuple(found)


def _word(part: str, column: str, *, plain: bool) -> Word:
    if plain:
        return Word(part, column)
    if UNHEARD.search(part):
        raise Invalid({"q": [f"This operator is not understood: “{part[:100]}”. Words, & and :* are."]})
    return Word(part.removesuffix(":*").strip("'"), column, prefix=part.endswith(":*"))
