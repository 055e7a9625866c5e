"""What a file's content comes to, beyond its columns: is it new, is it data, does it say what it seems to say?"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import duckdb

from catalog.profiling.carriers import find_carriers
from catalog.profiling.digest import digest_content
from catalog.profiling.filler import count_filler
from catalog.profiling.notes import read_notes
from catalog.profiling.packed import count_pictures, digest_packed
from catalog.profiling.profile import Column
from catalog.profiling.second_header import has_second_header
from catalog.profiling.series import Series, measure_series
from catalog.profiling.sums import find_sum_columns

PACKED, WITH_PICTURES = ("zip", "gzip"), ("xlsx", "ods")


@dataclass(frozen=True, slots=True)
class Substance:
    """`digest` tells content from content, whatever the bytes.

    `filler` are columns with how many of their cells say nothing; `sums` the columns that add up others; `documents`
    rows that hold a document; `only_links` a table that only leads elsewhere; `pictures` those in a workbook; `notes`
    what the file says beside its rows.
    """

    digest: str
    rows: int = 0
    filler: tuple[tuple[str, int], ...] = ()
    sums: tuple[str, ...] = ()
    series: Series | None = None
    second_header: bool = False
    documents: int = 0
    only_links: bool = False
    pictures: int = 0
    notes: tuple[str, ...] = ()


FIELDS = frozenset(field.name for field in fields(Substance))


def measure_substance(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    form: tuple[str, str],
    parquet: Path,
    columns: tuple[Column, ...],
) -> Substance:
    """`path` is the source, `form` its format and encoding; `columns` as staging gave them, nothing masked yet."""
    content = digest_content(connection, parquet, columns)
    carriers = find_carriers(connection, parquet, columns, content.rows)
    return Substance(
        digest=content.digest,
        rows=content.rows,
        filler=count_filler(connection, parquet, columns),
        sums=find_sum_columns(connection, parquet, columns),
        series=measure_series(connection, parquet, columns),
        second_header=has_second_header(connection, parquet, columns),
        documents=carriers.documents,
        only_links=carriers.only_links,
        pictures=count_pictures(path) if form[0] in WITH_PICTURES else 0,
        notes=read_notes(path, form, connection, parquet, columns),
    )


def substance_without_table(path: Path, format_: str, sha256: str) -> Substance:
    """A file without a table is its bytes, a packed one what it holds."""
    return Substance(digest=(digest_packed(path, format_) if format_ in PACKED else "") or sha256)


def substance_of(digest: str, measured: Mapping[str, Any]) -> Substance:
    """The inverse of `dataclasses.asdict` through JSON; what only former rules looked at is passed over."""
    values = {name: value for name, value in measured.items() if name in FIELDS}
    series = values.pop("series", None)
    values.pop("digest", None)
    values["filler"] = tuple((str(name), int(count)) for name, count in values.get("filler", ()))
    values["sums"], values["notes"] = tuple(values.get("sums", ())), tuple(values.get("notes", ()))
    return Substance(digest=digest, series=Series(**series) if series else None, **values)
