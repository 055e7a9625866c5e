"""What is asked for: the only thing that stands between a request and a search, and how it becomes a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.search import grammar
from catalog.search.engine import entry as terms
from catalog.search.engine import plan
from catalog.search.engine.question import RELEVANCE, TITLE, After, FacetAsked, Order, Question
from catalog.search.entries import whole
from catalog.search.filters.registry import FILTER
from catalog.search.synonyms import widened
from catalog.search.tokens import (
    IS_HAN,
    STOP_WORDS,
    atoms,
    fold,
    identifiers,
    liked,
    long_words,
    needed,
    runs,
    side_by_side,
)

SORTS = ("relevance", "-modified", "modified", "title", "-title", "-openness", "openness")
# What `name:value` may name in the query language, and the facet that it is a value of; "" is text.
FIELDS = {
    "title": "",
    "column": "",
    "agency": "agency",
    "keyword": "keyword",
    "theme": "theme",
    "format": "format",
    "license": "license",
    "level": "level",
    "frequency": "frequency",
    "language": "language",
}
TEXT_FIELD = {"title": terms.TITLE, "column": terms.COLUMN}
# The whole title asked for word by word, dictionary words in one piece, identifiers in one piece.
EXACT_TITLE, LONG_WORD, WHOLE_IDENTIFIER, STOP_WORD = 2.0, 0.5, 1.0, 0.2
# What is found by a word that means the same, beside what is found by the word itself.
SYNONYMS = 0.1
FACET_VALUES = 50


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """`filters`: parameter name to its values. `facets`: the names of the filters whose values are to be counted.

    `among` narrows a facet to some of its values. `after` is the last hit of the page before: then `page` is 1.
    """

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    page_size: int = 20
    facets: tuple[str, ...] = ()
    among: Mapping[str, frozenset[str]] = field(default_factory=dict)
    after: After | None = None

    @property
    def order(self) -> str:
        """Relevance where there are words to be relevant to, else the newest first."""
        return self.sort or ("relevance" if self.q.strip() else "-modified")


def question_of(query: SearchQuery) -> Question:
    """Raises BadQuery and BadFilter."""
    asked = {name: FacetAsked(FILTER[name].field, name, query.among.get(name)) for name in query.facets}
    by = query.order.lstrip("-")
    known = {"relevance": RELEVANCE, "title": TITLE}
    return Question(
        need=need_of(query.q),
        filters={name: FILTER[name].parse(values) for name, values in query.filters.items() if values},
        order=Order(known.get(by, by), by == "relevance" or query.order.startswith("-")),
        size=query.page_size,
        offset=(query.page - 1) * query.page_size,
        after=query.after,
        facets=asked,
        facet_values=FACET_VALUES,
    )


def need_of(text: str) -> plan.Need:
    """Raises BadQuery."""
    tree = grammar.parse(text, tuple(FIELDS))
    if not tree.items:
        return plan.EVERYTHING
    asked = _without_stop_words(tree)
    need, wider = _need(asked), widened(asked)
    if wider:
        need = plan.Besides(need, _need(wider), SYNONYMS)
    likes = [plan.Term(terms.WORD + word.encode(), STOP_WORD) for word in _stop_words(tree)]
    likes.append(plan.Term(terms.EXACT + whole(text), EXACT_TITLE))
    return plan.Liking(need, tuple(likes))


def _is_stop(node: grammar.Node) -> bool:
    return isinstance(node, grammar.Words) and not node.starts and fold(node.text).strip("?？") in STOP_WORDS


def _stop_words(tree: grammar.All) -> list[str]:
    return [fold(node.text) for node in tree.items if isinstance(node, grammar.Words) and _is_stop(node)]


def _without_stop_words(tree: grammar.All) -> grammar.All:
    """Unless there is nothing else."""
    others = tuple(node for node in tree.items if not _is_stop(node))
    return grammar.All(others) if others else tree


def _need(node: grammar.Node) -> plan.Need:
    match node:
        case grammar.All(items):
            return plan.AllOf(tuple(_need(item) for item in items))
        case grammar.Any(items):
            return plan.AnyOf(tuple(_need(item) for item in items))
        case grammar.Not(item):
            return plan.Without(_need(item))
        case grammar.Field(name, value):
            return _field(name, value)
        case grammar.Phrase(text):
            words = tuple(terms.WORD + atom.encode() for atom in atoms(text))
            return plan.InOrder(words) if words else plan.Nothing()
        case grammar.Words(text, starts):
            return _words(text, starts, terms.WORD)


def _words(text: str, starts: bool, kind: bytes) -> plan.Need:
    """All tokens between two spaces; where they make a known word or an identifier, the better."""
    found = list(runs(text))
    if not found:
        return plan.Nothing()
    last = found.pop() if starts else ""
    needs: list[plan.Need] = [plan.Term(kind + token.encode()) for run in found for token in needed(run)]
    if last:
        needs.append(_beginning(last, kind))
    chinese = [run for run in found if IS_HAN.match(run)]
    likes = [plan.Term(kind + word.encode(), LONG_WORD) for run in chinese for word in long_words(run)]
    likes += [plan.Term(kind + pair.encode()) for run in chinese for pair in liked(run)]
    likes += [plan.Term(kind + word.encode(), WHOLE_IDENTIFIER) for word in identifiers(text)]
    need = needs[0] if len(needs) == 1 else plan.AllOf(tuple(needs))
    return plan.Liking(need, tuple(likes)) if likes else need


def _beginning(run: str, kind: bytes) -> plan.Need:
    """Words are kept stemmed, and as they are written where they stand in titles, keywords and names."""
    if IS_HAN.match(run):
        tokens = side_by_side(run)
        whole_pairs = [plan.Term(kind + token.encode()) for token in tokens[:-1]]
        return plan.AllOf((*whole_pairs, plan.Begins(kind + tokens[-1].encode())))
    raw = run.encode()
    if kind != terms.WORD:
        return plan.Begins(kind + raw)
    return plan.Begins(terms.WORD + raw, written=raw, kind=terms.WORD)


def _field(name: str, value: grammar.Words | grammar.Phrase) -> plan.Need:
    facet = FIELDS[name]
    starts = isinstance(value, grammar.Words) and value.starts
    if not facet:
        return _words(value.text, starts, TEXT_FIELD[name])
    if starts:
        return plan.Begins(terms.value_term(facet, value.text))
    forms = dict.fromkeys((value.text, value.text.lower(), value.text.upper()))
    return plan.AnyOf(tuple(plan.Term(terms.value_term(facet, form)) for form in forms))


def text_need(text: str, *, phrase: bool = False, starts: bool = False, title: bool = False) -> plan.Need:
    """Words as they are typed, with no query language in them: anywhere, or in titles alone."""
    if phrase and not title:
        return _need(grammar.Phrase(text))
    words = [_words(part, starts, terms.TITLE if title else terms.WORD) for part in text.split()]
    return words[0] if len(words) == 1 else plan.AllOf(tuple(words))
