"""Non-proprietary (非私人所有): at least one file in a format whose specification is open to all."""

from catalog.language import Text
from catalog.openness.facts import DatasetFacts
from catalog.openness.making import evidence, met, unknown, unmet
from catalog.openness.marks import Mark
from catalog.vocabulary.criteria import NON_PROPRIETARY
from catalog.vocabulary.formats import FORMAT

NO_FILE = Text("There is no file yet.", "还没有文件。")
NOT_KNOWN = Text("The format of “{title}” could not be told.", "无法判断“{title}”的格式。")
OPEN = Text("“{title}” is {format}, an open format.", "“{title}”是 {format}，属于开放格式。")
CLOSED = Text("“{title}” is {format}, which belongs to one party.", "“{title}”是 {format}，属于专有格式。")

ADD_FILE = Text("Add a file with the data.", "请添加数据文件。")
OTHER_FORMAT = Text(
    "Publish it in an open format too, such as CSV, ODS or JSON.", "请同时以 CSV、ODS 或 JSON 等开放格式发布。"
)


def measure(facts: DatasetFacts) -> Mark:
    stored = [resource for resource in facts.resources if resource.sha256]
    if not stored:
        return unknown(NON_PROPRIETARY, [evidence("no-file", NO_FILE)], ADD_FILE)
    items, opened, told = [], 0, 0
    for resource in stored:
        form = FORMAT.get(resource.format, FORMAT["unknown"])
        figures = {"title": resource.title, "format": form.label.en}
        if form.code == "unknown":
            items.append(evidence("not-known", NOT_KNOWN, figures))
            continue
        told += 1
        opened += form.open_specification
        items.append(
            evidence("open", OPEN, figures) if form.open_specification else evidence("closed", CLOSED, figures)
        )
    if opened:
        return met(NON_PROPRIETARY, items)
    return unmet(NON_PROPRIETARY, items, OTHER_FORMAT) if told else unknown(NON_PROPRIETARY, items, OTHER_FORMAT)
