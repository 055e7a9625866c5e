"""Non-proprietary (非私人所有): at least one distribution in a format with an open specification (a table)."""

from catalog.language import Text
from catalog.openness.facts import DatasetFacts, ResourceFacts
from catalog.openness.making import evidence, listed, met, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import NON_PROPRIETARY
from catalog.vocabulary.formats import FORMAT

UNKNOWN_FORMAT = FORMAT["unknown"]

NO_FILE = Text("There is no file yet.", "还没有文件。")
NOT_FETCHED = Text("No file has been read yet, so no format is known.", "尚未读取任何文件，格式未知。")
NOT_KNOWN = Text("The format of “{title}” could not be told.", "无法判断“{title}”的格式。")
OPEN = Text("“{title}” is {format}: its specification is open to all.", "“{title}”是 {format}，其规范向所有人开放。")
CLOSED = Text("“{title}” is {format}, which one party controls.", "“{title}”是 {format}，由单一方面控制。")

ADD_FILE = Text(
    "Add a file in an open format, such as CSV, ODS or JSON: this is then met.",
    "请添加 CSV、ODS 或 JSON 等开放格式的文件，添加后即达到此项。",
)
WAIT = Text(
    "Nothing to do but wait until the file has been read: its format is then known.",
    "请等待文件读取完成，届时即可知道格式。",
)
OTHER_FORMAT = Text(
    "Publish the same data in an open format too, such as CSV, ODS or JSON: this is then met.",
    "请同时以 CSV、ODS 或 JSON 等开放格式发布，发布后即达到此项。",
)


def measure(facts: DatasetFacts) -> Mark:
    if not facts.resources:
        return unmet(NON_PROPRIETARY, [evidence("no-file", NO_FILE)], ADD_FILE)
    stored = [resource for resource in facts.resources if resource.sha256]
    if not stored:
        return unknown(NON_PROPRIETARY, [evidence("not-fetched", NOT_FETCHED)], WAIT)
    forms = [FORMAT.get(resource.format, UNKNOWN_FORMAT) for resource in stored]
    items = listed([_said(resource) for resource in sorted(stored, key=_openness)])
    if any(form.open_specification for form in forms):
        return met(NON_PROPRIETARY, items)
    if UNKNOWN_FORMAT in forms:
        return unknown(NON_PROPRIETARY, items, OTHER_FORMAT)
    return unmet(NON_PROPRIETARY, items, OTHER_FORMAT)


def _openness(resource: ResourceFacts) -> int:
    """Open formats first: they decide."""
    return 0 if FORMAT.get(resource.format, UNKNOWN_FORMAT).open_specification else 1


def _said(resource: ResourceFacts) -> Evidence:
    form = FORMAT.get(resource.format, UNKNOWN_FORMAT)
    figures, words = {"title": resource.title, "code": form.code}, {"format": form.label}
    if form == UNKNOWN_FORMAT:
        return evidence("not-known", NOT_KNOWN, figures)
    if form.open_specification:
        return evidence("open", OPEN, figures, words)
    return evidence("closed", CLOSED, figures, words)
