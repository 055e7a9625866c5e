"""Ask the index, and show only what the database still says is public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from catalog.models import CriterionMark, Dataset, Outbox, Resource
from catalog.prepared import Given, Prepared, one_row
from catalog.search.engine.generation import Generation
from catalog.search.engine.question import After, Answer, Question
from catalog.search.engine.reader import Reader, answer
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.query import SearchQuery, question_of
from catalog.search.similar import similar
from catalog.search.spelling import did_you_mean
from catalog.search.suggest import Suggestions, suggest

# Changes that the index has not seen yet, more than which mean that it is not fit to be asked.
MOST_BEHIND = 20_000
# What only a dataset's own page shows, and is large.
UNLISTED = ("spatial", "extras", "provenance", "collection_method", "access_conditions", "withdrawn_reason")
# Asked for nearly every page.
BEHIND = "SELECT count(*), max(id) FROM catalog_outbox WHERE (transaction, id) > (%s, %s)"


def _ask_hidden() -> QuerySet[Outbox, Any]:
    changed = Outbox.objects.behind(transaction=Given("transaction"), row=Given("row"))
    return changed.not_public().values_list("dataset_id").distinct()[: MOST_BEHIND + 1]


HIDDEN = Prepared(_ask_hidden)


@dataclass(frozen=True)
class Results:
    """`ready` is False while this node's index is being built: then nothing is known, not nothing found.

    `ids`: of one page, in order; who reads them leaves out what is not public any more. `distinct`: how many values
    each facet has in all. `after`: where the next page begins, None behind the last. `meant`: the words corrected,
    where these found nothing and those would.
    """

    ids: tuple[UUID, ...]
    count: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    ready: bool = True
    distinct: Mapping[str, int] = field(default_factory=dict)
    after: After | None = None
    meant: str = ""

    @cached_property
    def datasets(self) -> tuple[Dataset, ...]:
        """With what a list shows of them."""
        return hydrate(self.ids, with_lines(Dataset.objects.public()))


def search_datasets(query: SearchQuery) -> Results:
    """Raises BadFilter and BadQuery for nonsense."""
    question = question_of(query)
    try:
        generation = open_index()
        question = replace(question, hidden=hidden_since(generation))
        found = answer(generation, question)
        meant = did_you_mean(generation, query.q, question) if not found.count and query.q.strip() else ""
    except IndexUnusable:
        return Results((), 0, dict.fromkeys(query.facets, ()), ready=False)
    more = len(found.hits) == query.page_size and bool(found.hits)
    return Results(
        tuple(hit.id for hit in found.hits),
        found.count,
        {name: counted.values for name, counted in found.facets.items()},
        distinct={name: counted.distinct for name, counted in found.facets.items()},
        after=found.hits[-1].after if more else None,
        meant=meant,
    )


def asked(question: Question) -> Answer:
    """Hits and counts of what is public now. Raises IndexUnusable."""
    generation = open_index()
    return answer(generation, replace(question, hidden=hidden_since(generation)))


def similar_datasets(dataset: Dataset, most: int = 4) -> tuple[Dataset, ...]:
    """Public ones like it, most alike first; none while there is no index."""
    try:
        generation = open_index()
        question = Question(hidden=hidden_since(generation))
        ids = similar(generation, dataset.pk, question, most=most)
    except IndexUnusable:
        return ()
    shown = Dataset.objects.public().select_related("agency").only("slug", "title", "agency__slug", "agency__name")
    return hydrate(ids, shown)


def suggestions(text: str) -> tuple[Suggestions, tuple[Dataset, ...]]:
    """Names, and datasets with their titles. Nothing while there is no index."""
    try:
        generation = open_index()
        found = suggest(generation, text, Question(hidden=hidden_since(generation)))
    except IndexUnusable:
        return Suggestions((), ()), ()
    return found, hydrate(found.datasets, Dataset.objects.public().only("slug", "title"))


def open_index() -> Generation:
    """The newest state of this node's index. Raises IndexUnusable."""
    return reader(Path(settings.INDEX_DIR)).generation()


def hidden_since(generation: Generation) -> frozenset[UUID]:
    """What changed since this state and is not public now: neither rows nor counts nor suggestions may show it.

    A change and its row in the outbox become visible in one moment, and the position was read before we ask: so there
    is no gap, however far behind the follower is. Raises IndexUnusable where it is so far behind that asking is no use.
    """
    position = generation.manifest.position
    rows = HIDDEN.rows(transaction=position.transaction, row=position.row)
    if len(rows) > MOST_BEHIND:
        raise IndexUnusable("the index is too far behind the database")
    return frozenset(dataset for (dataset,) in rows)


def catalog_state() -> str | None:
    """Another text whenever a public dataset, or what this node's index knows, has changed; None without an index.

    What is settled moves the index's position, and what was committed later, in whatever order, is behind it: rows are
    only ever added there, so that their number and the last of them tell one set from another.
    """
    try:
        manifest = open_index().manifest
    except IndexUnusable:
        return None
    position = manifest.position
    rows, last = one_row(BEHIND, [position.transaction, position.row]) or (0, None)
    return f"{manifest.number} {position.transaction} {position.row} {rows} {last}"


def hydrate(ids: Sequence[UUID], visible: QuerySet[Dataset]) -> tuple[Dataset, ...]:
    """In the order of `ids`; what was withdrawn since the index saw it is left out."""
    by_id = {dataset.pk: dataset for dataset in visible.filter(pk__in=ids)}
    return tuple(by_id[one] for one in ids if one in by_id)


def with_everything(datasets: QuerySet[Dataset]) -> QuerySet[Dataset]:
    """All that a dataset's own page shows, in a fixed number of queries."""
    resources = Prefetch("resources", Resource.objects.select_related("version__profile", "link"))
    return datasets.select_related("agency", "assessment").prefetch_related("assessment__marks", resources)


def with_lines(datasets: QuerySet[Dataset]) -> QuerySet[Dataset]:
    """What a line of a list shows, in a fixed number of queries: which marks, and the formats of the files.

    Evidence, advice and columns stay where they are: reading those of a page took a third of its time.
    """
    marks = Prefetch("assessment__marks", CriterionMark.objects.only("assessment", "position", "criterion", "mark"))
    files = Resource.objects.select_related("version").only("dataset", "position", "version__format")
    return (
        datasets.select_related("agency", "assessment")
        .defer(*UNLISTED)
        .prefetch_related(marks, Prefetch("resources", files))
    )


@lru_cache(maxsize=8)
def reader(root: Path) -> Reader:
    return Reader(root)
