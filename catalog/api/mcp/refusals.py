"""What can't be answered, as an error that a tool's caller can read and mend: it names the argument."""

from collections.abc import Iterator
from contextlib import contextmanager

from django_mcpz.server import ToolError

from catalog.rows.query import RESERVED
from catalog.rows.refusal import BadQuery, TooSlow
from catalog.search.filters.filter import BadFilter
from catalog.storage.blobs import MissingBlob
from catalog.storage.lost import told as lost

NOT_READY = "The search index is being built. Try again in a moment."
TOO_SLOW = "This question takes too long, or too much memory. Add `filters`, or sort by fewer columns."


def wrong(argument: str, why: str) -> ToolError:
    return ToolError(f"Argument `{argument}`: {why}")


@contextmanager
def told() -> Iterator[None]:
    """Refusals of search and rows, in the words that they are written in there."""
    try:
        yield
    except BadFilter as bad:
        raise wrong(bad.name, bad.text.en) from None
    except BadQuery as bad:
        name = bad.parameter
        raise wrong(name if name in RESERVED else f"filters.{name}", bad.text.en) from None
    except TooSlow:
        raise ToolError(TOO_SLOW) from None
    except MissingBlob as error:
        raise ToolError(lost(error).en) from None
