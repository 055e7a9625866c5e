"""`after`: the sort values of the last result, as JSON in Base64, which a client only hands back."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

import orjson

from catalog.api.v4.refusal import wrong
from catalog.search.engine.question import After


def write(after: After, sort: str) -> str:
    return urlsafe_b64encode(orjson.dumps([after.key, after.id, sort])).decode()


def read(text: str, sort: str) -> After | None:
    """None for the first page. Raises Refusal for what is no cursor of this order."""
    if not text:
        return None
    try:
        key, identity, made_in = orjson.loads(urlsafe_b64decode(text.encode()))
        if made_in != sort or isinstance(key, bool) or not isinstance(key, str if "title" in sort else int | float):
            raise ValueError(sort)
        return After(key, UUID(identity))
    except (ValueError, TypeError, AttributeError, binascii.Error):
        raise wrong("after", "no cursor of this search in this order: begin without it.") from None
