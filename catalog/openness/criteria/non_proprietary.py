"""Non-proprietary (非私人所有): at least one distribution in a format with an open specification (a table)."""

from catalog.language import Text
from catalog.openness import thresholds
from catalog.openness.facts import DatasetFacts, ResourceFacts
from catalog.openness.making import evidence, listed, met, partly, short, unknown, unmet
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import NON_PROPRIETARY
from catalog.vocabulary.formats import FORMAT, NONE, Format

UNKNOWN_FORMAT = FORMAT["unknown"]
# Closed formats that hold texts, not data.
FOR_PEOPLE = ("doc", "ppt", "wps")

NO_FILE = Text("There is no file yet.", "还没有文件。")
NOT_FETCHED = Text("No file has been read yet, so no format is known.", "尚未读取任何文件，格式未知。")
NOT_KNOWN = Text("The format of “{title}” could not be told.", "无法判断“{title}”的格式。")
ALONE = Text(
    "What “{title}” holds is in no open file: the open ones have other rows, or are only for people.",
    "“{title}”的内容没有开放格式的文件：开放格式的文件行不同，或仅供人阅读。",
)
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
SAME_DATA = Text(
    "Publish what “{title}” holds in an open format too, all of its rows: this is then met.",
    "请将“{title}”的全部内容同时以开放格式发布，发布后即达到此项。",
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
    alone = [resource for resource in stored if _is_alone(resource, stored)]
    if alone and any(form.open_specification for form in forms):
        items += listed([evidence("alone", ALONE, {"title": one.title}, link=one.path) for one in alone])
        return partly(
            NON_PROPRIETARY, items, thresholds.PART_VALUE.value, SAME_DATA.fill({"title": short(alone[0].title)})
        )
    if any(form.open_specification for form in forms):
        return met(NON_PROPRIETARY, items)
    if UNKNOWN_FORMAT in forms:
        return unknown(NON_PROPRIETARY, items, OTHER_FORMAT)
    return unmet(NON_PROPRIETARY, items, OTHER_FORMAT)


def _form(resource: ResourceFacts) -> Format:
    return FORMAT.get(resource.format, UNKNOWN_FORMAT)


def _is_alone(resource: ResourceFacts, stored: list[ResourceFacts]) -> bool:
    """A closed file whose data no open one has. A closed text beside a PDF is none: both are for people."""
    form = _form(resource)
    if form.open_specification or form == UNKNOWN_FORMAT:
        return False
    beside = [other for other in stored if _form(other).open_specification]
    if resource.profile is None:
        # What is in it can't be told: an archive or a drawing beside a PDF may well be the data.
        return form.code not in FOR_PEOPLE and all(_form(other).machine == NONE for other in beside)
    return not any(_holds(other, resource) for other in beside)


def _holds(other: ResourceFacts, resource: ResourceFacts) -> bool:
    """The same content, or the same columns with as many rows: formats write dates and numbers in ways of their own."""
    if other.profile is None or resource.profile is None:
        return False
    if other.substance and resource.substance and other.substance.digest == resource.substance.digest:
        return True
    names, wanted = ({column.name for column in one.profile.columns} for one in (other, resource) if one.profile)
    return wanted <= names and other.profile.rows >= resource.profile.rows


def _openness(resource: ResourceFacts) -> int:
    """Open formats first: they decide."""
    return 0 if FORMAT.get(resource.format, UNKNOWN_FORMAT).open_specification else 1


def _said(resource: ResourceFacts) -> Evidence:
    form = FORMAT.get(resource.format, UNKNOWN_FORMAT)
    figures, words = {"title": resource.title, "code": form.code}, {"format": form.label}
    if form == UNKNOWN_FORMAT:
        return evidence("not-known", NOT_KNOWN, figures, link=resource.path)
    if form.open_specification:
        return evidence("open", OPEN, figures, words, link=resource.path)
    return evidence("closed", CLOSED, figures, words, link=resource.path)
