"""What a filter is, and the refusal of a value that it can't take."""

from collections.abc import Callable
from dataclasses import dataclass

from catalog.language import Text
from catalog.search.engine.plan import Condition

Parse = Callable[[tuple[str, ...]], Condition]


class BadFilter(Exception):
    """`name` is the parameter, `text` says what is right."""

    def __init__(self, name: str, text: Text) -> None:
        self.name, self.text = name, text
        super().__init__(text.en)


@dataclass(frozen=True, slots=True)
class Filter:
    """One parameter, declared once: the API, its OpenAPI text, the facets, the portal and CKAN's `fq` read it here.

    `parse` makes its condition of the values given, or raises BadFilter. `help` tells its values. `field` is the facet
    that is counted for it, "" where there is none. `many`: it may be given several times. `ckan`: its name in `fq`.
    `control`: the kind of field that a page has for it, where it is typed instead of picked from a facet.
    """

    name: str
    label: Text
    parse: Parse
    help: Text
    field: str = ""
    many: bool = True
    ckan: str = ""
    control: str = ""
