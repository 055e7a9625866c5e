"""Typed readers of the environment that refuse nonsense at start instead of guessing."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = ("1", "true", "yes", "on")
FALSE = ("0", "false", "no", "off")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def boolean(name: str, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither true nor false; use 1 or 0.")


def integer(name: str, default: int, *, minimum: int = 0) -> int:
    value = text(name)
    if not value:
        return default
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number.") from None
    if number < minimum:
        raise ImproperlyConfigured(f"{name}={number} is below the least that works, {minimum}.")
    return number


def words(name: str, default: str = "") -> tuple[str, ...]:
    """A list separated by commas; blanks are dropped."""
    return tuple(word.strip() for word in text(name, default).split(",") if word.strip())


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().absolute()
