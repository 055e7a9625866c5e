"""The tantivy index on this node's disk: one writer, many readers, thrown away and built anew at any time.

`INDEX_DIR/current` names the folder in use; a rebuild fills another one beside it and then changes that name.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tantivy

from catalog.search import schema
from catalog.search.document import Document
from catalog.search.filters.registry import FILTER
from catalog.search.query import FIELD_OF_SORT, SearchQuery, condition

HEAP = 64_000_000
# More than any facet has values: only then are the counts of several segments exact.
CARDINALITY = 65_000
SHOWN_VALUES = 50


class IndexUnusable(Exception):
    """There is no index, or not one that this version can read: build it anew."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far the outbox has been read: transaction and row. What came before is in the index."""

    transaction: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """`ids` of one page in order; `count` of all that fit; `facets`: name to (value, count), most frequent first."""

    ids: tuple[str, ...]
    count: int
    facets: dict[str, tuple[tuple[str, int], ...]]


class Reader:
    """Follows the index wherever it goes: new commits and whole new folders."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._seen: tuple[str, float] = ("", 0.0)
        self._index: tantivy.Index | None = None

    def search(self, query: SearchQuery) -> Found:
        """Raises IndexUnusable while there is none, and BadFilter for a filter's nonsense."""
        index = self._fresh()
        searcher = index.searcher()
        wanted = condition(query, index.schema)
        found = searcher.search(
            wanted,
            limit=max(1, query.page_size),
            offset=(query.page - 1) * query.page_size,
            order_by_field=FIELD_OF_SORT.get(query.order.lstrip("-")),
            order=tantivy.Order.Desc if query.order.startswith("-") else tantivy.Order.Asc,
        )
        ids = tuple(str(searcher.doc(address).get_first("id")) for _score, address in found.hits)
        facets = {name: self._facet(index, searcher, query, name) for name in query.facets}
        count: int = found.count or 0  # type: ignore[attr-defined]  # the stubs lack it
        return Found(ids[: query.page_size], count, facets)

    def _facet(
        self, index: tantivy.Index, searcher: tantivy.Searcher, query: SearchQuery, name: str
    ) -> tuple[tuple[str, int], ...]:
        terms = {"field": FILTER[name].field, "size": CARDINALITY, "segment_size": CARDINALITY}
        wanted = condition(query, index.schema, leaving_out=name)
        counted = searcher.aggregate(wanted, {name: {"terms": terms}})
        buckets = counted[name]["buckets"][:SHOWN_VALUES]
        return tuple((bucket["key"], bucket["doc_count"]) for bucket in buckets)

    def _fresh(self) -> tantivy.Index:
        folder = current_folder(self.root)
        try:
            stamp = (folder.name, (folder / "meta.json").stat().st_mtime_ns)
            if self._index is None or stamp[0] != self._seen[0]:
                self._index = open_index(folder)
            elif stamp != self._seen:
                self._index.reload()
        except (OSError, ValueError) as error:
            self._index = None
            raise IndexUnusable(str(error)) from error
        self._seen = stamp
        return self._index


class Writer:
    """The one that writes; made by `open_writer` or `rebuild`."""

    def __init__(self, folder: Path, index: tantivy.Index) -> None:
        self.folder, self._index = folder, index
        self._writer = index.writer(HEAP, 1)

    def put(self, documents: Iterable[Document]) -> int:
        """Add them, each in place of its older self."""
        number = 0
        for document in documents:
            self._writer.delete_documents_by_term("id", document.id)
            self._writer.add_document(schema.to_tantivy(document))
            number += 1
        return number

    def remove(self, ids: Iterable[str]) -> None:
        for one in ids:
            self._writer.delete_documents_by_term("id", one)

    def commit(self, position: Position) -> None:
        """The position is written after the commit: a crash between the two only makes some of it come again."""
        self._writer.commit()
        _write(self.folder / "position.json", json.dumps([position.transaction, position.row]))

    def position(self) -> Position:
        try:
            transaction, row = json.loads((self.folder / "position.json").read_text())
        except (OSError, ValueError):
            raise IndexUnusable(f"{self.folder} has no position") from None
        return Position(transaction, row)

    def close(self) -> None:
        self._writer.wait_merging_threads()


def current_folder(root: Path) -> Path:
    try:
        name = (root / "current").read_text().strip()
    except OSError:
        raise IndexUnusable(f"{root} has no index") from None
    return root / Path(name).name


def open_index(folder: Path) -> tantivy.Index:
    try:
        if (folder / "version").read_text() != schema.VERSION:
            raise IndexUnusable(f"{folder} is of another version")
        index = tantivy.Index.open(str(folder))
    except (OSError, ValueError) as error:
        raise IndexUnusable(str(error)) from error
    index.register_tokenizer(schema.SPACED, schema.spaced())
    return index


def open_writer(root: Path) -> Writer:
    folder = current_folder(root)
    try:
        return Writer(folder, open_index(folder))
    except ValueError as error:
        raise IndexUnusable(str(error)) from error


def rebuild(root: Path, documents: Iterator[Document], position: Position) -> Writer:
    """Fill a new folder and put it in the old one's place; readers go over by themselves."""
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="index-", dir=root))
    folder.chmod(0o755)
    (folder / "version").write_text(schema.VERSION)
    index = tantivy.Index(schema.build(), str(folder))
    index.register_tokenizer(schema.SPACED, schema.spaced())
    writer = Writer(folder, index)
    writer.put(documents)
    writer.commit(position)
    _write(root / "current", folder.name)
    for old in root.glob("index-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return writer


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text)
    draft.replace(path)
