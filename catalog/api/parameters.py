"""Query parameters: what is unknown (with the nearest known), given twice, or no text is named, never ignored."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest
from rest_framework.request import Request

from catalog.api.problem import ProblemItem
from catalog.language import Text
from catalog.nearest import named

UNKNOWN = Text("There is no parameter “{name}” here.{near}", "这里没有参数“{name}”。{near}")
REPEATED = Text("“{name}” is given more than once: give it once.", "“{name}”重复出现，请只给出一次。")
NOT_UTF8 = Text("Its bytes are not valid UTF-8.", "其字节不是有效的 UTF-8。")
NUL = Text("There is a NUL character in it.", "其中含有 NUL 字符。")

# Understood everywhere: the page's language.
EVERYWHERE = ("lang",)
LONGEST = 100


def wrong_parameters(
    request: HttpRequest | Request, known: Iterable[str], *, several: Iterable[str] = ()
) -> list[ProblemItem]:
    """All that is wrong with the names in the address. Those of `several`, known too, may be given several times."""
    several = tuple(several)
    names = (*known, *several, *EVERYWHERE)
    asked = list(request.GET.lists())
    unknown = [name for name, _values in asked if name not in names]
    faults = [ProblemItem(name[:LONGEST], "unknown-parameter", named(UNKNOWN, name, names)) for name in unknown]
    faults += [
        ProblemItem(name, "repeated", REPEATED.fill({"name": name}))
        for name, values in asked
        if len(values) > 1 and name in names and name not in several
    ]
    faults += [ProblemItem(name[:LONGEST], "nul", NUL) for name, values in asked for value in values if "\0" in value]
    faults += [ProblemItem(name[:LONGEST], "not-utf-8", NOT_UTF8) for name in _undecodable(request)]
    return faults


def _undecodable(request: HttpRequest | Request) -> Iterator[str]:
    """The names of the parameters whose bytes are no UTF-8: what was decoded of them is not what was asked."""
    # A server hands on bytes that were not escaped as characters of Latin-1 (PEP 3333).
    for pair in request.META.get("QUERY_STRING", "").encode("latin-1").split(b"&"):
        try:
            unquote_to_bytes(pair).decode()
        except UnicodeDecodeError:
            yield unquote_to_bytes(pair.partition(b"=")[0]).decode(errors="replace")
