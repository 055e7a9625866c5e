"""Query parameters: an unknown one is an error that names it and the nearest known one, never ignored."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote_to_bytes

from rest_framework.request import Request

from catalog.api.rest.problems import BadRequest, ProblemItem
from catalog.language import Text
from catalog.nearest import named

UNKNOWN = Text("There is no parameter “{name}” here.{near}", "这里没有参数“{name}”。{near}")
NOT_ONE_OF = Text("“{value}” is none of {values}.", "“{value}”不是 {values} 之一。")
NOT_A_NUMBER = Text(
    "“{value}” is not a whole number from {least} to {most}.", "“{value}”不是 {least} 到 {most} 的整数。"
)
NOT_UTF8 = Text("Its bytes are not valid UTF-8.", "其字节不是有效的 UTF-8。")
NUL = Text("There is a NUL character in it.", "其中含有 NUL 字符。")

# Understood everywhere: the page's language.
EVERYWHERE = ("lang",)


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    names = (*known, *EVERYWHERE)
    faults = [_unknown(name, names) for name in request.query_params if name not in names]
    faults += [ProblemItem(name[:100], "nul", NUL) for name, value in pairs_of(request) if "\0" in value]
    faults += [ProblemItem(name[:100], "not-utf-8", NOT_UTF8) for name in _undecodable(request)]
    if faults:
        raise BadRequest(faults)


def _undecodable(request: Request) -> Iterator[str]:
    """The names of the parameters whose bytes are no UTF-8: what was decoded of them is not what was asked."""
    # A server hands on bytes that were not escaped as characters of Latin-1 (PEP 3333).
    for pair in request.META.get("QUERY_STRING", "").encode("latin-1").split(b"&"):
        try:
            unquote_to_bytes(pair).decode()
        except UnicodeDecodeError:
            yield unquote_to_bytes(pair.partition(b"=")[0]).decode(errors="replace")


def pairs_of(request: Request) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.query_params.lists() for value in values]


def _unknown(name: str, known: tuple[str, ...]) -> ProblemItem:
    return ProblemItem(name[:100], "unknown-parameter", named(UNKNOWN, name, known))


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
