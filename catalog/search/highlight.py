"""Which stretches of a text a search found: values to be escaped and marked by whoever shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.search import grammar
from catalog.search.query import FIELDS
from catalog.search.tokens import IS_HAN, RUN, STOP_WORDS, fold, pairs, runs, stem

LENGTH = 240
BEFORE = 60


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Marker:
    """What to mark: English by its stem or its beginning, Chinese by its characters."""

    stems: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    han: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.stems or self.beginnings or self.han)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """All of `text` in order."""
        pieces, end = [], 0
        for start, stop in _joined(self._spans(text)):
            pieces += [Piece(text[end:start], False), Piece(text[start:stop], True)]
            end = stop
        pieces.append(Piece(text[end:], False))
        return tuple(piece for piece in pieces if piece.text)

    def excerpt(self, text: str) -> tuple[Piece, ...]:
        """A stretch of a long text that begins a little before the first thing found."""
        first = next(self._spans(text), (0, 0))[0]
        if len(text) <= LENGTH or first < LENGTH - BEFORE:
            return self.pieces(text[:LENGTH] + ("…" if len(text) > LENGTH else ""))
        start = first - BEFORE
        return self.pieces(f"…{text[start : start + LENGTH]}{'…' if start + LENGTH < len(text) else ''}")

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        for run in RUN.finditer(text):
            folded = fold(run[0])
            if not IS_HAN.match(run[0]):
                if stem(folded) in self.stems or folded.startswith(self.beginnings or ("\0",)):
                    yield run.span()
            elif len(folded) == len(run[0]):
                yield from _han_spans(folded, run.start(), self.han)


def marker_of(query: str) -> Marker:
    """Of what the query asks for, not of what it excludes; nothing for one that can't be read."""
    try:
        words = list(_wanted(grammar.parse(query, tuple(FIELDS))))
    except grammar.BadQuery:
        return Marker()
    found = [(run, word.starts) for word in words for run in runs(word.text) if run not in STOP_WORDS]
    han = {part for run, _starts in found if IS_HAN.match(run) for part in pairs(run) or [run]}
    latin = [(run, starts) for run, starts in found if not IS_HAN.match(run)]
    return Marker(
        stems=frozenset(stem(run) for run, _starts in latin),
        beginnings=tuple(run for run, starts in latin if starts),
        han=frozenset(han),
    )


def _wanted(node: grammar.Node) -> Iterable[grammar.Words]:
    match node:
        case grammar.Words():
            yield node
        case grammar.Phrase(text):
            yield grammar.Words(text)
        case grammar.Field(name, value) if not FIELDS[name]:
            yield from _wanted(value)
        case grammar.All(items) | grammar.Any(items):
            for item in items:
                yield from _wanted(item)


def _han_spans(folded: str, offset: int, han: frozenset[str]) -> Iterator[tuple[int, int]]:
    for start in range(len(folded)):
        for size in (2, 1):
            if folded[start : start + size] in han and start + size <= len(folded):
                yield offset + start, offset + start + size
                break


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Neighbours that touch or overlap are one."""
    current: tuple[int, int] | None = None
    for start, stop in spans:
        if current and start <= current[1]:
            current = (current[0], max(current[1], stop))
            continue
        if current:
            yield current
        current = (start, stop)
    if current:
        yield current
