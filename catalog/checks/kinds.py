"""Every kind of problem that a file can have: its code, how bad it is, what it says and what to do, in both languages.

Codes are stable: clients and docs/checks.md depend on them. `{figures}` are filled from `Finding.figures`, and from
`{row}`, `{column}`, `{column_name}`, `{cell}` and `{count}`.
"""

from dataclasses import dataclass

from catalog.language import Text

ERROR, WARNING, NOTICE = "error", "warning", "notice"


@dataclass(frozen=True, slots=True)
class Kind:
    """`severity`: an error makes the file invalid; a warning lowers its openness; a notice only tells."""

    code: str
    severity: str
    message: Text
    advice: Text


KINDS: dict[str, Kind] = {}
