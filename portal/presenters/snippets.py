"""Code to copy: from nothing to the rows of one table, in four languages, with nothing to install.

Names of columns and values are the agency's: each is quoted as its language quotes text, so that what is copied is
data and never code. Every snippet is run by tests/clients/test_snippets.py.
"""

import json
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from catalog.profiling.profile import STRING, Column
from catalog.rows.query import RESERVED

ROWS = 5
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Snippet:
    """`code` ends with no line break. `file` is the kind of file that it would be kept in."""

    language: str
    file: str
    code: str


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` is their address. `condition`: a parameter and a value that some row has; None where none is plain."""

    rows: str
    condition: tuple[str, str] | None = None

    @property
    def parameters(self) -> dict[str, str]:
        return {**dict([self.condition] if self.condition else []), "limit": str(ROWS)}


def condition_of(columns: Iterable[Column]) -> tuple[str, str] | None:
    """Of text that stands in several rows rather than of names, where there is such a column."""
    plain = [(column, value) for column in columns if column.type == STRING and (value := _value(column))]
    if not plain:
        return None
    column, value = min(plain, key=lambda pair: (pair[0].distinct < 2, pair[0].distinct * 2 > pair[0].filled))
    return (f"{column.name}__exact" if column.name in RESERVED else column.name), value


def snippets(table: Table) -> tuple[Snippet, ...]:
    return (_curl(table), _python(table), _r(table), _javascript(table))


def croissant(address: str, records: str) -> str:
    """Python for mlcroissant: `records` is the name of the table's record set at `address`."""
    return f"""\
# pip install "mlcroissant[parquet]"
from itertools import islice
import mlcroissant

dataset = mlcroissant.Dataset(jsonld={_text(address)})
for row in islice(dataset.records({_text(records)}), {ROWS}):
    print({{name.partition("/")[2]: value for name, value in row.items()}})"""


def _value(column: Column) -> str:
    return next((text for text in column.samples if 0 < len(text) <= LONGEST and text.isprintable()), "")


def _curl(table: Table) -> Snippet:
    if table.condition is None:
        return Snippet("curl", "sh", f"curl {shlex.quote(f'{table.rows}?limit={ROWS}')}")
    name, value = table.condition
    words = shlex.quote(f"{name}={value}")
    code = f"curl --get {shlex.quote(table.rows)} \\\n  --data-urlencode {words} \\\n  --data limit={ROWS}"
    return Snippet("curl", "sh", code)


def _python(table: Table) -> Snippet:
    code = f"""\
import json
from urllib.parse import urlencode
from urllib.request import urlopen

address = {_text(table.rows)}
question = {_mapping(table.parameters)}
with urlopen(address + "?" + urlencode(question)) as answer:
    page = json.load(answer)
print(page["count"], "rows; the first of them:")
for row in page["rows"]:
    print(row)
# More than one page? page["next"] is the address of the next one."""
    return Snippet("Python", "py", code)


def _r(table: Table) -> Snippet:
    """CSV, which R reads by itself: all the rows that fit, since a file has no pages."""
    asked = {name: value for name, value in table.parameters.items() if name != "limit" or not table.condition}
    address = f"{table.rows}?{urlencode({**asked, 'format': 'csv'})}"
    code = f"""\
address <- {_text(address)}
rows <- read.csv(address, encoding = "UTF-8", check.names = FALSE)
print(head(rows, {ROWS}))"""
    return Snippet("R", "R", code)


def _javascript(table: Table) -> Snippet:
    code = f"""\
// In a page's module, in a browser's console, or in Node 18 and later
const address = new URL({_text(table.rows)});
address.search = new URLSearchParams({_mapping(table.parameters)});
const page = await (await fetch(address)).json();
console.log(page.count, "rows; the first of them:");
console.log(page.rows);"""
    return Snippet("JavaScript", "mjs", code)


def _text(value: str) -> str:
    """JSON's notation of text, which Python, R and JavaScript read too."""
    return json.dumps(value, ensure_ascii=False)


def _mapping(values: dict[str, str]) -> str:
    inside = ", ".join(f"{_text(name)}: {_text(value)}" for name, value in values.items())
    return f"{{{inside}}}"
