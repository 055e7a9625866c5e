"""The first sentence of a report: how much is to mend, how much to know, and how much of the file was read."""

from dataclasses import dataclass

from catalog.checks.kind import ERROR, NOTICE
from catalog.language import Text
from catalog.reports.kinds import FoundKind

MEND = Text("{things} to mend", "{mend} 类问题需要修改")
KNOW = Text("{things} to know", "{know} 类情况供了解")
BOTH = Text("{things} to mend, {know} to know", "{mend} 类问题需要修改，{know} 类情况供了解")
IN_ORDER = Text("The file is in order", "文件符合要求")
UNUSABLE = Text("The file can't be used yet: ", "文件暂时无法使用：")
ROWS = Text("; {read:,} of {present:,} rows read.", "；共 {present:,} 行，已读取 {read:,} 行。")
NO_TABLE = Text("; it holds no table.", "；不含表格。")
END = Text(".", "。")
WAITING = Text("Not checked yet.", "尚未校验。")


@dataclass(frozen=True, slots=True)
class Counts:
    """Kinds of problem: errors and warnings are to mend, notices to know."""

    mend: int
    know: int
    unusable: bool


def counts_of(kinds: tuple[FoundKind, ...]) -> Counts:
    know = sum(kind.severity == NOTICE for kind in kinds)
    return Counts(len(kinds) - know, know, any(kind.severity == ERROR for kind in kinds))


def headline(counts: Counts, *, rows: int | None, present: int | None) -> Text:
    """`rows` and `present` are None for what has no table."""
    said = _said(counts) or IN_ORDER
    start = UNUSABLE if counts.unusable else Text("", "")
    end = ROWS.fill({"read": rows, "present": present}) if rows is not None else END if counts.unusable else NO_TABLE
    return Text(start.en + said.en + end.en, start.zh + said.zh + end.zh)


def _said(counts: Counts) -> Text | None:
    """“2 things to mend, 3 to know”; None where there is nothing to say."""
    if not counts.mend:
        return KNOW.fill({"things": _things(counts.know), "know": counts.know}) if counts.know else None
    figures = {"things": _things(counts.mend), "mend": counts.mend, "know": counts.know}
    return (BOTH if counts.know else MEND).fill(figures)


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"
