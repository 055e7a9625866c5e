"""What is known of one kind of problem."""

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
