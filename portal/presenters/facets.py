"""The facets beside a search, and the chips of what is chosen."""

from dataclasses import dataclass

from catalog.language import pick
from catalog.search.ask import Results
from catalog.search.filters.registry import FILTER
from catalog.search.query import SearchQuery
from catalog.spoken import current_language
from portal.presenters.labels import agency_names, label_of

# In page order. Keywords are left to the search box: there are too many to choose from.
SHOWN = ("agency", "theme", "format", "level", "license", "frequency", "criterion", "has_rows")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def is_open(self) -> bool:
        return self.name in SHOWN[:3] or any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Chip:
    name: str
    value: str
    label: str


def facets_of(query: SearchQuery, results: Results) -> tuple[Facet, ...]:
    names = agency_names({value for value, _count in results.facets.get("agency", ())})
    return tuple(_facet(name, query, results, names) for name in SHOWN if results.facets.get(name))


def _facet(name: str, query: SearchQuery, results: Results, agencies: dict[str, str]) -> Facet:
    chosen = query.filters.get(name, ())
    choices = [
        Choice(value, label_of(name, value, agencies), count, value in chosen) for value, count in results.facets[name]
    ]
    if name == "criterion":
        # The marks that people look for; what is not met is no reason to choose a dataset.
        choices = [choice for choice in choices if choice.value.endswith(":met") or choice.chosen]
    label = pick(FILTER[name].label.as_map(), current_language())[0]
    return Facet(name, label, tuple(choices))


def chips_of(query: SearchQuery) -> tuple[Chip, ...]:
    names = agency_names(set(query.filters.get("agency", ())))
    return tuple(
        Chip(name, value, f"{pick(FILTER[name].label.as_map(), current_language())[0]}: {label_of(name, value, names)}")
        for name, values in query.filters.items()
        for value in values
    )
