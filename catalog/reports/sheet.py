"""The problems of a version as CSV, for people: they open it in a spreadsheet and mend row by row.

UTF-8 with a byte order mark, so that Excel shows Chinese as Chinese; RFC 4180 otherwise. A cell that a spreadsheet
would run as a formula gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection). Programs
read the JSON, where nothing is changed.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from catalog.checks.kind import ERROR, NOTICE, WARNING
from catalog.language import Text, pick
from catalog.reading.table import Finding
from catalog.reports.letters import column_letter
from catalog.reports.words import words_of
from catalog.vocabulary.formulas import defused

BOM = "\ufeff"
BATCH = 500
HEADER = (
    Text("severity", "严重程度"),
    Text("code", "代码"),
    Text("row", "行"),
    Text("column", "列"),
    Text("column_name", "列名"),
    Text("cell", "内容"),
    Text("count", "数量"),
    Text("message", "问题"),
    Text("advice", "建议"),
)
SEVERITIES = {ERROR: Text("error", "错误"), WARNING: Text("warning", "警告"), NOTICE: Text("notice", "提示")}


def problem_sheet(problems: Iterable[tuple[str, Finding]], language: str, *, lettered: bool) -> Iterator[bytes]:
    """`problems` are pairs of severity and finding, in the order to show; some hundred rows at a time."""
    rest = iter(problems)
    yield _lines([[_said(title, language) for title in HEADER]], start=BOM)
    while batch := list(islice(rest, BATCH)):
        yield _lines(_row(severity, finding, language, lettered=lettered) for severity, finding in batch)


def _row(severity: str, finding: Finding, language: str, *, lettered: bool) -> list[str]:
    message, advice = words_of(finding)
    letter = column_letter(finding.column) if lettered and finding.column else str(finding.column or "")
    cells = [
        _said(SEVERITIES[severity], language),
        finding.code,
        "" if finding.row is None else str(finding.row),
        letter,
        finding.column_name,
        finding.cell,
        str(finding.count),
        _said(message, language),
        _said(advice, language),
    ]
    return [defused(cell) for cell in cells]


def _lines(rows: Iterable[list[str]], start: str = "") -> bytes:
    buffer = io.StringIO()
    buffer.write(start)
    csv.writer(buffer).writerows(rows)
    # Half a surrogate pair can come from a JSON file; it can't be written.
    return buffer.getvalue().encode("utf-8", "replace")


def _said(text: Text, language: str) -> str:
    return pick(text.as_map(), language)[0]
