"""Update frequencies (accrual periodicity), with the EU authority table's URIs and the longest gap each allows.

Source: http://publications.europa.eu/resource/authority/frequency
"""

from dataclasses import dataclass
from datetime import timedelta

from catalog.language import Text
from catalog.vocabulary.term import Term

EU = "http://publications.europa.eu/resource/authority/frequency/"


@dataclass(frozen=True, slots=True)
class Frequency(Term):
    """`every` is the time between two updates; None where the publisher promises none (irregular, never, unknown)."""

    every: timedelta | None = None


FREQUENCIES = (
    Frequency("continuous", Text("Continuously", "连续更新"), EU + "UPDATE_CONT", timedelta(hours=1)),
    Frequency("hourly", Text("Every hour", "每小时"), EU + "HOURLY", timedelta(hours=1)),
    Frequency("daily", Text("Every day", "每天"), EU + "DAILY", timedelta(days=1)),
    Frequency("weekly", Text("Every week", "每周"), EU + "WEEKLY", timedelta(days=7)),
    Frequency("monthly", Text("Every month", "每月"), EU + "MONTHLY", timedelta(days=31)),
    Frequency("quarterly", Text("Every quarter", "每季度"), EU + "QUARTERLY", timedelta(days=92)),
    Frequency("annual", Text("Every year", "每年"), EU + "ANNUAL", timedelta(days=366)),
    Frequency("irregular", Text("Irregularly", "不定期"), EU + "IRREG"),
    Frequency("never", Text("Never (a finished record)", "不再更新（存档）"), EU + "NEVER"),
    Frequency("unknown", Text("Not stated", "未说明"), EU + "UNKNOWN"),
)
FREQUENCY = {frequency.code: frequency for frequency in FREQUENCIES}
