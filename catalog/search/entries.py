"""A document as terms, with what each weighs: BM25F, counted once, when the document is written.

A term's weight in a document: its occurrences, each weighted by its field and by the field's length, put on a curve
that flattens: w / (FLAT + w). Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), section 3.4.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from math import nan
from pathlib import Path
from uuid import UUID

from catalog.search.document import Document
from catalog.search.engine import entry as terms
from catalog.search.engine import pack
from catalog.search.engine.entry import Entry
from catalog.search.engine.inversion import invert
from catalog.search.suggestible import sounds, suggestible, surfaces
from catalog.search.tokens import atoms, document_tokens, fold, pinyin, runs


@dataclass(frozen=True, slots=True)
class TextField:
    """`length`: how many tokens such a text usually has; `longest`: characters that are read of one text."""

    weight: float
    length: int
    longest: int = 20_000


TITLE = TextField(6.0, 12)
KEYWORDS = TextField(3.0, 15)
AGENCY = TextField(2.0, 10)
COLUMNS = TextField(1.5, 30)
DESCRIPTION = TextField(1.0, 80)
FLAT = 4.0
# How much of a text's length counts against it.
LENGTH_MATTERS = 0.5
MOST_COLUMNS = 300


def entry_of(document: Document) -> Entry:
    texts = _texts(document)
    impacts = _impacts(texts)
    impacts |= dict.fromkeys(_others(document), 255)
    for facet, values in zip(terms.FACETS, _values(document), strict=True):
        impacts |= {terms.value_term(facet, value): 255 for value in values}
    return Entry(
        id=UUID(document.id).bytes,
        impacts=impacts,
        names=frozenset((*surfaces(_named(document)), *suggestible(document))),
        sequence=tuple(_sequence(text for _field, parts in texts for text in parts)),
        values=_values(document),
        numbers=_numbers(document),
        title_key=title_key(document.titles),
    )


def write_segment(path: Path, documents: Sequence[Document]) -> str:
    """A whole segment in one file; its name."""
    pack.write(path, invert([entry_of(document) for document in documents]))
    return path.name


def title_key(titles: tuple[str, ...]) -> bytes:
    """Chinese stands where its pinyin stands."""
    folded = fold(titles[0][:200]) if titles else ""
    return " ".join(pinyin(run)[0] or run for run in runs(folded))[:120].encode()


def _texts(document: Document) -> list[tuple[TextField, list[str]]]:
    fields = (
        (TITLE, document.titles),
        (KEYWORDS, document.keywords),
        (AGENCY, document.agency_names),
        (COLUMNS, document.column_names[:MOST_COLUMNS]),
        (DESCRIPTION, document.descriptions),
    )
    return [(field, [text[: field.longest] for text in texts]) for field, texts in fields]


def _impacts(texts: Iterable[tuple[TextField, list[str]]]) -> dict[bytes, int]:
    weights: dict[str, float] = {}
    for field, parts in texts:
        counted = Counter(token for text in parts for token in document_tokens(text))
        length = 1 - LENGTH_MATTERS + LENGTH_MATTERS * counted.total() / field.length
        for token, times in counted.items():
            weights[token] = weights.get(token, 0.0) + field.weight * times / length
    return {terms.WORD + token.encode(): _level(weight) for token, weight in weights.items()}


# Tabled, since it is asked for once for every word of every document: by sixteenths, up to where the curve is flat.
LEVELS = [max(1, round(255 * step / 16 / (FLAT + step / 16))) for step in range(16 * 64)]


def _level(weight: float) -> int:
    step = int(weight * 16)
    return LEVELS[step] if step < len(LEVELS) else LEVELS[-1]


def _others(document: Document) -> Iterable[bytes]:
    """Terms for fields by name, whole titles, and what sounds so."""
    for title in document.titles:
        yield terms.EXACT + whole(title)
        yield from (terms.TITLE + token.encode() for token in document_tokens(title))
    for column in document.column_names[:MOST_COLUMNS]:
        yield from (terms.COLUMN + token.encode() for token in document_tokens(column[:500]))
    yield from sounds((*document.titles, *document.keywords))


def _named(document: Document) -> tuple[str, ...]:
    return (*document.titles, *document.keywords, *document.agency_names)


def whole(text: str) -> bytes:
    """A text as compared with a whole title: its fingerprint, since titles are long and hardly two are the same."""
    return blake2b(" ".join(runs(text)).encode(), digest_size=8).digest()


def _sequence(texts: Iterable[str]) -> Iterable[bytes]:
    for text in texts:
        yield from [terms.WORD + atom.encode() for atom in atoms(text)]
        yield b""


def _values(document: Document) -> tuple[tuple[str, ...], ...]:
    """In the order of FACETS."""
    return (
        (document.agency,),
        tuple(dict.fromkeys(document.themes)),
        tuple(dict.fromkeys(word for word in document.keywords if word)),
        document.formats,
        (document.license,) if document.license else (),
        (document.level,),
        (document.frequency,),
        tuple(f"{criterion}:{mark}" for criterion, mark in document.marks),
        ("true" if document.has_rows else "false",),
        tuple(dict.fromkeys(document.languages)),
    )


def _numbers(document: Document) -> tuple[float, ...]:
    """In the order of NUMBERS; an open end of a period reaches as far as can be."""
    start, end = document.period_start, document.period_end
    period = (start.toordinal() if start else 0, end.toordinal() if end else 10**7) if start or end else (nan, nan)
    moments = (_microseconds(document.modified), _microseconds(document.created))
    return (*moments, document.openness, *period, *(document.bbox or (nan,) * 4))


def _microseconds(moment: datetime) -> float:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1_000_000 // 1
