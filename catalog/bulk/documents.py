"""The whole catalog in one file, in several notations: what stands at its start, for each dataset, and at its end."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from catalog.bulk.records import COLUMNS, NAMES, to_cells, to_record, to_row
from catalog.reading.duck import locked_down, quote_name, quote_text
from catalog.standards import dcat_us, dcat_us3
from catalog.standards.entry import Entry
from catalog.standards.site import Site

CHUNK = 1 << 16
JSON = orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC
PARQUET = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True)
class Document:
    """`between` stands between two datasets. `marks` says whether `item` needs the openness marks."""

    name: str
    media_type: str
    start: Callable[[Site], bytes]
    item: Callable[[Entry, Site], bytes]
    between: bytes = b""
    end: bytes = b""
    marks: bool = True


def _opened(head: dict[str, Any]) -> bytes:
    """A JSON object up to its last key, `dataset`, and the bracket of its list."""
    return orjson.dumps(head)[:-1] + b',"dataset":[\n'


def _nothing(_site: Site) -> bytes:
    return b""


def _line(values: Iterable[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(values)
    return buffer.getvalue().encode()


DATA_JSON = Document(
    "data.json",
    "application/json",
    lambda site: _opened(dcat_us.catalog_head(site)),
    lambda entry, site: orjson.dumps(dcat_us.to_dcat_us(entry, site)),
    b",\n",
    b"\n]}\n",
    marks=False,
)
DCAT_US_3 = Document(
    "dcat-us-3.json",
    "application/json",
    lambda site: _opened(dcat_us3.catalog_head(site)),
    lambda entry, site: orjson.dumps(dcat_us3.to_dcat_us3(entry, site)),
    b",\n",
    b"\n]}\n",
)
JSONL = Document(
    "datasets.jsonl",
    "application/jsonl",
    _nothing,
    lambda entry, site: orjson.dumps(to_record(entry, site), option=JSON | orjson.OPT_APPEND_NEWLINE),
)
CSV = Document(
    "datasets.csv",
    "text/csv; charset=utf-8",
    lambda _site: _line(NAMES),
    lambda entry, site: _line(to_cells(entry, site)),
    marks=False,
)
# Not served as it is: a Parquet file is made of it once it is whole.
ROWS = Document(
    "datasets.parquet",
    PARQUET,
    _nothing,
    lambda entry, site: orjson.dumps(to_row(entry, site), option=JSON | orjson.OPT_APPEND_NEWLINE),
    marks=False,
)
DOCUMENTS = (DATA_JSON, DCAT_US_3, JSONL, CSV, ROWS)


def stream(document: Document, entries: Iterable[Entry], site: Site) -> Iterator[bytes]:
    """In pieces of some 64 KB; memory stays flat however many datasets there are."""
    pieces, size, between = [document.start(site)], 0, b""
    for entry in entries:
        piece = document.item(entry, site)
        pieces += (between, piece)
        between, size = document.between, size + len(piece)
        if size > CHUNK:
            yield b"".join(pieces)
            pieces, size = [], 0
    yield b"".join([*pieces, document.end])


def to_parquet(rows: Path, target: Path) -> None:
    """`rows` is a file of `ROWS`; `target` lies in the same folder."""
    kinds = ", ".join(f"{quote_text(name)}: {quote_text(kind)}" for name, kind, _value in COLUMNS)
    source = f"read_json({quote_text(str(rows.resolve()))}, format='newline_delimited', columns={{{kinds}}})"
    names = ", ".join(quote_name(name) for name in NAMES)
    with locked_down(rows.parent) as connection:
        connection.execute(
            f"COPY (SELECT {names} FROM {source}) TO {quote_text(str(target.resolve()))} "  # noqa: S608
            "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30000)"
        )
