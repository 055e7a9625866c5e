"""The facets beside a search, and the chips of what is chosen."""

from dataclasses import dataclass

from django.http import QueryDict

from catalog.language import pick
from catalog.search.ask import Results
from catalog.search.filters.registry import FACETS, FILTER
from catalog.search.query import SearchQuery
from catalog.spoken import current_language
from portal.presenters.labels import agency_names, label_of

# In page order: the order of the registry.
SHOWN = FACETS
OPEN_AT_FIRST = ("agency", "theme", "format")
# From this many values on, a facet can be searched.
LONG = 12


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """`distinct`: how many values there are; `find`: what they were narrowed by."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    distinct: int = 0
    find: str = ""

    @property
    def is_open(self) -> bool:
        return self.name in OPEN_AT_FIRST or bool(self.find) or any(choice.chosen for choice in self.choices)

    @property
    def is_long(self) -> bool:
        return bool(self.find) or max(self.distinct, len(self.choices)) >= LONG

    @property
    def more(self) -> int:
        return max(0, self.distinct - len(self.choices))


@dataclass(frozen=True, slots=True)
class Chip:
    """`without`: the address of the same search without it."""

    name: str
    value: str
    label: str
    without: str = ""


def facets_of(query: SearchQuery, results: Results, finds: dict[str, str] | None = None) -> tuple[Facet, ...]:
    finds = finds or {}
    names = agency_names({value for value, _count in results.facets.get("agency", ())})
    return tuple(
        _facet(name, query, results, names, finds.get(name, ""))
        for name in SHOWN
        if results.facets.get(name) or finds.get(name)
    )


def _facet(name: str, query: SearchQuery, results: Results, agencies: dict[str, str], find: str) -> Facet:
    chosen = query.filters.get(name, ())
    choices = [
        Choice(value, label_of(name, value, agencies), count, value in chosen) for value, count in results.facets[name]
    ]
    distinct = results.distinct.get(name, 0)
    if name == "criterion":
        # The marks that people look for; what is not met is no reason to choose a dataset.
        choices = [choice for choice in choices if choice.value.endswith(":met") or choice.chosen]
        distinct = len(choices)
    return Facet(name, filter_label(name), tuple(choices), distinct, find)


def filter_label(name: str) -> str:
    return pick(FILTER[name].label.as_map(), current_language())[0]


def chips_of(query: SearchQuery, parameters: QueryDict | None = None) -> tuple[Chip, ...]:
    names = agency_names(set(query.filters.get("agency", ())))
    return tuple(
        Chip(name, value, f"{filter_label(name)}: {label_of(name, value, names)}", _without(parameters, name, value))
        for name, values in query.filters.items()
        for value in values
    )


def _without(parameters: QueryDict | None, name: str, value: str) -> str:
    if parameters is None:
        return "/datasets"
    left = parameters.copy()
    left.setlist(name, [other for other in parameters.getlist(name) if other != value])
    left.pop("page", None)
    return f"/datasets?{left.urlencode()}"
