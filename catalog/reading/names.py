"""Names for columns: what the row API and SQL call them, made from the header as written."""

import re
import unicodedata
from collections.abc import Iterable

from catalog.reading.tally import Tally

LONGEST = 63
NOT_IN_NAMES = re.compile(r"[\W_]+")


def column_name(title: str) -> str:
    """Letters and digits of any script, in lower case, with single underscores; "" where the title has none.

    It never begins with an underscore, so that it never meets our hidden `_row`, and has no `__`, which parts a column
    from its operator in the row API.
    """
    return NOT_IN_NAMES.sub("_", unicodedata.normalize("NFKC", title).lower()).strip("_")[:LONGEST].rstrip("_")


def unique_names(titles: Iterable[str]) -> tuple[str, ...]:
    names: list[str] = []
    taken: set[str] = set()
    for number, title in enumerate(titles, start=1):
        name = _free_name(column_name(title) or f"column_{number}", taken)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def check_header(titles: tuple[str, ...], row: int, tally: Tally) -> None:
    """Adds a finding for each header cell that is blank or has been seen before."""
    seen: set[str] = set()
    for number, title in enumerate(titles, start=1):
        if not title:
            tally.add("blank-header", row, number)
        elif title in seen:
            tally.add("duplicate-header", row, number, cell=title)
        seen.add(title)


def _free_name(name: str, taken: set[str]) -> str:
    if name.casefold() not in taken:
        return name
    number = 2
    while f"{name[: LONGEST - 5]}_{number}".casefold() in taken:
        number += 1
    return f"{name[: LONGEST - 5]}_{number}"
