"""What a page of a report shows, the same in the admin and in the portal."""

from dataclasses import dataclass

from catalog.language import Text
from catalog.models import Version
from catalog.reports.compare import Comparison, KindChange
from catalog.reports.compare_words import other_changes, sentence
from catalog.reports.report import Report
from catalog.reports.serve import report_of


@dataclass(frozen=True, slots=True)
class Compared:
    """`number` is the earlier version's."""

    number: int
    sentence: Text
    kinds: tuple[KindChange, ...]
    others: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`only` is the code of the one kind shown, "" for all of them. `compared` is None for a first version."""

    report: Report
    only: str
    compared: Compared | None


def report_page(version: Version, comparison: Comparison | None, *, only: str = "") -> ReportPage:
    """A code that this version does not have is as good as none."""
    report = report_of(version, only=only)
    if only and not report.groups:
        report, only = report_of(version), ""
    return ReportPage(report, only, compared(comparison))


def compared(comparison: Comparison | None) -> Compared | None:
    if comparison is None:
        return None
    return Compared(comparison.before.number, sentence(comparison), comparison.kinds, other_changes(comparison))
