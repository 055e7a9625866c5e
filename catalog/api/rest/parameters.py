"""Query parameters of the REST API: their names refused, their values read."""

from collections.abc import Iterable

from rest_framework.request import Request

from catalog.api.parameters import wrong_parameters
from catalog.api.problem import ProblemItem
from catalog.api.rest.problems import BadRequest
from catalog.language import Text

NOT_ONE_OF = Text("“{value}” is none of {values}.", "“{value}”不是 {values} 之一。")
NOT_A_NUMBER = Text(
    "“{value}” is not a whole number from {least} to {most}.", "“{value}”不是 {least} 到 {most} 的整数。"
)


def refuse_unknown(request: Request, known: Iterable[str], *, several: Iterable[str] = ()) -> None:
    """Each of `known` may be given once, each of `several` several times; nothing else."""
    faults = wrong_parameters(request, known, several=several)
    if faults:
        raise BadRequest(faults)


def pairs_of(request: Request) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.query_params.lists() for value in values]


def whole_number(request: Request, name: str, *, default: int, least: int, most: int) -> int:
    value = request.query_params.get(name, "")
    if not value:
        return default
    if value.isascii() and value.isdigit() and len(value) < 12 and least <= int(value) <= most:
        return int(value)
    figures = {"value": value[:50], "least": least, "most": most}
    raise BadRequest([ProblemItem(name, "not-a-number", NOT_A_NUMBER.fill(figures))])


def one_of(request: Request, name: str, values: tuple[str, ...]) -> str:
    """The parameter's value, "" where it is not given."""
    value = request.query_params.get(name, "")
    if not value or value in values:
        return value
    figures = {"value": value[:50], "values": ", ".join(values)}
    raise BadRequest([ProblemItem(name, "unknown-value", NOT_ONE_OF.fill(figures))])
