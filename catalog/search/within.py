"""Find values of a long facet by what they are called: `within=agency:water`."""

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from catalog.language import Text
from catalog.models import Agency
from catalog.search.ask import open_index
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.filters.filter import BadFilter
from catalog.search.filters.registry import FACETS, FILTER
from catalog.search.tokens import fold

NO_FACET = Text(
    "“{value}” is not a facet and some text, such as keyword:water. Facets are: {known}.",
    "“{value}”不是“分面:文字”的形式，例如 keyword:水。可用分面：{known}。",
)
MOST = 5_000


def narrowed(asked: list[str]) -> dict[str, frozenset[str]]:
    """The values that each `facet:text` allows, by facet. Raises BadFilter."""
    return {name: _values(name, text) for name, text in map(_split, asked)}


def _split(value: str) -> tuple[str, str]:
    name, _, text = value.partition(":")
    if name not in FACETS or not text.strip():
        raise BadFilter("within", NO_FACET.fill({"value": value[:80], "known": ", ".join(FACETS)}))
    return name, text.strip()


def _values(name: str, text: str) -> frozenset[str]:
    """Agencies by their names in any language, everything else by the value itself; folded either way."""
    if name == "agency":
        called = Agency.objects.annotate(names=Cast("name", TextField()))
        found = called.filter(Q(names__icontains=text) | Q(slug__icontains=text))
        return frozenset(found.values_list("slug", flat=True)[:MOST])
    try:
        known = open_index().values(FILTER[name].field)
    except IndexUnusable:
        return frozenset()
    wanted = fold(text)
    return frozenset(value for value in known if wanted in fold(value))
