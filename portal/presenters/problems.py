"""Problems in plain words, for people outside the agency."""

from dataclasses import dataclass

from django.db.models import Count, Window

from catalog.language import pick
from catalog.models import Problem, Version
from catalog.reports.words import words_of
from catalog.spoken import current_language

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Told:
    severity: str
    severity_label: str
    message: str
    advice: str


def told(problem: Problem) -> Told:
    message, advice = words_of(problem.finding)
    language = current_language()
    return Told(
        severity=problem.severity,
        severity_label=str(problem.get_severity_display()),
        message=pick(message.as_map(), language)[0],
        advice=pick(advice.as_map(), language)[0],
    )


def problems_of(version: Version | None, code: str = "") -> tuple[tuple[Told, ...], int]:
    """The first of them, and how many there are in all; of one kind where a code is given."""
    if version is None:
        return (), 0
    of_kind = version.problems.filter(code=code) if code else version.problems.all()
    found = list(of_kind.annotate(whole=Window(Count("*")))[:SHOWN])
    return tuple(told(problem) for problem in found), found[0].whole if found else 0
