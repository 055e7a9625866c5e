"""What each tool may be asked, with the bounds that its JSON Schema tells the caller of."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from catalog.rows.aggregates import AGGREGATE
from catalog.rows.operators import OPERATOR
from catalog.search.filters.filter import Filter
from catalog.search.filters.registry import FACETS, FILTERS
from catalog.search.query import SORTS

DATASETS, MOST_DATASETS = 10, 25
LAST_PAGE = 400
ROWS, MOST_ROWS = 20, 100
LONGEST = 400
MOST_NAMES = 100

Cell = str | int | float | bool
Names = Annotated[list[str], Meta(max_length=MOST_NAMES, description="Names of columns; all where none is given.")]
TableId = Annotated[str, Meta(max_length=100, description="The id of a resource with `rows`, from `get_dataset`.")]


def _filter_type(one: Filter) -> Any:
    """Booleans and numbers as JSON has them; of what may be given several times, one value or a list."""
    kind: Any = list[str] | str if one.many else str
    if one.name == "has_rows":
        kind = bool
    elif one.control == "number":
        kind = float
    return Annotated[kind | None, Meta(description=one.help.en)]


def _words(description: str) -> Any:
    return Annotated[str, Meta(max_length=LONGEST, description=description)]


# One argument for each filter of the catalog's search, as it is declared there.
SearchAsked = msgspec.defstruct(
    "SearchAsked",
    [
        (
            "q",
            _words('Words, Chinese or English; all must occur. "a phrase", -without, a OR b, title:word, begin*.'),
            "",
        ),
        *((one.name, _filter_type(one), None) for one in FILTERS),
        ("sort", _words(f"One of: {', '.join(SORTS)}."), ""),
        ("facets", Annotated[list[str], Meta(description=f"Values to count: {', '.join(FACETS)}.")], ()),
        ("limit", Annotated[int, Meta(ge=1, le=MOST_DATASETS, description="Datasets a page.")], DATASETS),
        ("page", Annotated[int, Meta(ge=1, le=LAST_PAGE)], 1),
    ],
    kw_only=True,
    frozen=True,
)


class DatasetAsked(msgspec.Struct, frozen=True, kw_only=True):
    dataset: Annotated[str, Meta(max_length=100, description="A dataset's slug or id, from `search_datasets`.")]


class TableAsked(msgspec.Struct, frozen=True, kw_only=True):
    resource: TableId


class RowsAsked(msgspec.Struct, frozen=True, kw_only=True):
    resource: TableId
    filters: Annotated[
        dict[str, Cell | list[Cell]],
        Meta(
            description="Conditions that must all hold: `column` or `column__operator` to a value, such as "
            f'{{"year__gte": 2020, "city__in": ["上海", "北京"]}}. Operators: {", ".join(OPERATOR)}.'
        ),
    ] = {}
    q: Annotated[str, Meta(max_length=LONGEST, description="Words that must each be in some text column.")] = ""
    select: Names = []
    sort: Annotated[list[str], Meta(max_length=10, description="Columns; `-` before a name sorts downwards.")] = []
    group_by: Annotated[list[str], Meta(max_length=10, description="One row for each combination of these.")] = []
    aggregate: Annotated[
        list[str],
        Meta(max_length=50, description=f'What to measure, such as ["count", "sum:amount"]: {", ".join(AGGREGATE)}.'),
    ] = []
    limit: Annotated[int, Meta(ge=1, le=MOST_ROWS, description="Rows a page.")] = ROWS
    cursor: Annotated[str, Meta(max_length=4_000, description="`next_cursor` of the page before, all else alike.")] = ""
