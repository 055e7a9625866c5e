"""JSON as it must be: UTF-8, each name once, no NUL, no number past all counting, neither too deep nor too long.

I-JSON (https://www.rfc-editor.org/rfc/rfc7493) asks for most of it: what two programs read differently is refused.
"""

import json
from collections.abc import Iterator, Mapping
from math import isinf
from typing import IO, Any

import orjson
from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from catalog.api.rest.errors import TooLargeRequest
from catalog.api.rest.renderers import OrjsonRenderer
from catalog.language import Text

DEEPEST = 32
TOO_LARGE = Text("JSON of more than {limit} bytes is not taken.", "不接受超过 {limit} 字节的 JSON。")


class StrictJSONParser(BaseParser):
    media_type = "application/json"
    renderer_class = OrjsonRenderer

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise TooLargeRequest(TOO_LARGE.fill({"limit": limit}))
        return strict_json(body)


def strict_json(body: bytes | str) -> Any:
    """The value. Raises ParseError, which says what is wrong."""
    try:
        # The quick and exact parser first: it knows wrong UTF-8, lone surrogates and endless nesting.
        data = orjson.loads(body)
        _expect_sound(data)
        json.loads(body, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise ParseError(f"This is not JSON that we take: {error}") from None
    return data


def _each_once(pairs: list[tuple[str, Any]]) -> None:
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        double = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name “{double[:100]}” occurs twice in one object")


def _expect_sound(data: Any) -> None:
    level = [data]
    for _ in range(DEEPEST + 1):
        for leaf in level:
            _expect_leaf(leaf)
        level = [part for node in level for part in _parts(node)]
        if not level:
            return
    raise ValueError(f"it is nested more than {DEEPEST} deep")


def _parts(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield from node
        yield from node.values()
    elif isinstance(node, list):
        yield from node


def _expect_leaf(leaf: Any) -> None:
    if isinstance(leaf, str) and "\0" in leaf:
        raise ValueError("it has a NUL character")
    if isinstance(leaf, float) and isinf(leaf):
        raise ValueError("it has a number past what a computer counts with")
