"""docs/openness.md, made from the code: `python -m catalog.openness.document > docs/openness.md`; a test compares."""

import sys
import textwrap
from collections.abc import Iterator

from catalog.language import Text
from catalog.openness.marks import RULES_VERSION
from catalog.openness.method import COMING_ABOUT, GATE, INTRODUCTION, LOSING, METHODS, OBJECTING
from catalog.openness.thresholds import THRESHOLDS
from catalog.vocabulary.criteria import CRITERIA
from catalog.vocabulary.formats import FORMATS
from catalog.vocabulary.licenses import LICENSES

WIDTH = 150
VERSION = Text(f"This is rules version {RULES_VERSION}.", f"这是规则版本 {RULES_VERSION}。")
MADE = "<!-- Made by `python -m catalog.openness.document`: change the words in catalog/openness/method.py. -->"
TABLE = ("| criterion · 标准 | name · 名称 | value · 值 | meaning | 含义 |", "| --- | --- | --- | --- | --- |")


def document() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from ("# How openness is measured · 开放性如何衡量", "", MADE, "")
    yield from _both(VERSION, INTRODUCTION)
    yield from _section("How a mark comes about · 结果如何得出", COMING_ABOUT)
    for term in CRITERIA:
        method = METHODS[term.code]
        yield from _section(f"{term.code} · {term.label.zh}", method.measured, method.passed_over)
    yield from ("## Thresholds · 阈值", *TABLE)
    for one in THRESHOLDS:
        yield f"| {one.criterion} | `{one.code}` | {one.shown} | {one.meaning.en} | {one.meaning.zh} |"
    yield ""
    yield from _section("Open formats · 开放格式", _listed([f.label for f in FORMATS if f.open_specification]))
    yield from _section(
        "Licences that conform · 符合开放定义的许可", _listed([one.label for one in LICENSES if one.conformant])
    )
    yield from _section("How to object · 如何提出异议", OBJECTING)
    yield from ("## The gate to “open” · “开放”的门槛", *list(_both(GATE, LOSING))[:-1])


def _section(title: str, *paragraphs: Text) -> Iterator[str]:
    yield f"## {title}"
    yield from _both(*paragraphs)


def _both(*paragraphs: Text) -> Iterator[str]:
    """All of it in English, then in Chinese, which has no spaces to break lines at."""
    for paragraph in paragraphs:
        yield from (*textwrap.wrap(paragraph.en, WIDTH, break_long_words=False, break_on_hyphens=False), "")
    for paragraph in paragraphs:
        yield from (paragraph.zh, "")


def _listed(labels: list[Text]) -> Text:
    return Text(", ".join(label.en for label in labels) + ".", "、".join(label.zh for label in labels) + "。")


if __name__ == "__main__":
    sys.stdout.write(document())
