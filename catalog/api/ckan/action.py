"""What an action is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from catalog.api.ckan.request import Call


@dataclass(frozen=True, slots=True)
class Action:
    """`run` gives what stands under `result`, or raises CkanError; its docstring is what `help_show` answers.

    `writes`: it changes something, so it is refused by GET.
    """

    name: str
    run: Callable[[Call], Any]
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Stamped:
    """A result that is not made where the answer is there already: `stamp` tells what it would be made from.

    None: it is one caller's own, or must be made each time.
    """

    stamp: str | None
    make: Callable[[], dict[str, Any]]
