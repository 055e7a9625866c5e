"""What is asked of the index: the only thing that stands between a request and a search."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import tantivy
from tantivy import Occur, Query

from catalog.search.filters.registry import FILTER
from catalog.search.schema import TEXT_FIELDS
from catalog.search.tokens import query_tokens

SORTS = ("relevance", "-modified", "modified", "title", "-title", "-openness", "openness")
FIELD_OF_SORT = {"modified": "modified", "title": "title_key", "openness": "openness"}
LONGEST = 400
MOST_TOKENS = 40


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """`filters`: parameter name to its values. `facets`: the names of the filters whose values are to be counted."""

    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1
    page_size: int = 20
    facets: tuple[str, ...] = ()

    @property
    def order(self) -> str:
        """Relevance where there are words to be relevant to, else the newest first."""
        return self.sort or ("relevance" if self.q.strip() else "-modified")


def condition(query: SearchQuery, schema: tantivy.Schema, *, leaving_out: str = "") -> Query:
    """All words and all filters, but the filter `leaving_out`: a facet counts without its own. Raises BadFilter."""
    clauses = [
        FILTER[name].clause(schema, values) for name, values in query.filters.items() if name != leaving_out and values
    ]
    words = _words(query.q, schema)
    if words is not None:
        clauses.append(words)
    if not clauses:
        return Query.all_query()
    return Query.boolean_query([(Occur.Must, clause) for clause in clauses])


def _words(text: str, schema: tantivy.Schema) -> Query | None:
    """Every token in some field; where it stands decides how much it counts. None for no words at all."""
    if not text.strip():
        return None
    tokens = query_tokens(text[:LONGEST])[:MOST_TOKENS]
    if not tokens:
        # Something was asked for, but nothing that could be a word: nothing fits.
        return Query.empty_query()
    return Query.boolean_query([(Occur.Must, _somewhere(token, schema)) for token in tokens])


def _somewhere(token: str, schema: tantivy.Schema) -> Query:
    terms = [Query.boost_query(Query.term_query(schema, name, token), weight) for name, weight in TEXT_FIELDS.items()]
    return Query.disjunction_max_query(terms, 0.1)
