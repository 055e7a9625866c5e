"""A comparison in sentences: first what became of the problems, then what else changed."""

from catalog.language import Text
from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, GEOJSON, INTEGER, NUMBER, STRING, TIME
from catalog.reports.compare import FEWER, MORE, NEW, SAME, SOLVED, ColumnShape, Comparison
from catalog.vocabulary.formats import FORMAT

SAME_FILE = Text("The same file again: not a byte has changed.", "文件与上一版完全相同，没有任何变化。")
CLEAN = Text("No problem before, and none now.", "上一版没有问题，本版也没有。")
ALL_SOLVED_ONE = Text("The one problem is solved", "唯一的问题已解决")
ALL_SOLVED = Text("All {before} problems are solved", "{before} 类问题全部解决")
SOME_SOLVED = Text("{solved} of {before} problems {are} solved", "{before} 类问题中已解决 {solved} 类")
NONE_SOLVED_ONE = Text("The one problem is still there", "唯一的问题仍然存在")
NONE_SOLVED = Text("None of the {before} problems is solved", "{before} 类问题均未解决")
NONE_BEFORE = Text("No problem before", "上一版没有问题")
NEW_ONES = Text(", {new} {are} new", "，新增 {new} 类")
FEWER_ONES = Text(", {fewer} in fewer places", "，{fewer} 类有所减少")
END = Text(".", "。")

STATES = {
    SOLVED: Text("solved", "已解决"),
    NEW: Text("new", "新增"),
    FEWER: Text("fewer", "减少"),
    MORE: Text("more", "增多"),
    SAME: Text("still there", "仍存在"),
}
ROWS = Text("Rows: {before:,} before, {after:,} now.", "行数：原为 {before:,}，现为 {after:,}。")
TABLE_GONE = Text("There was a table before; now there is none.", "上一版有表格，本版没有。")
TABLE_CAME = Text("No table before; now there is one with {after:,} rows.", "上一版没有表格，本版有 {after:,} 行。")
ADDED = Text("Column added: “{title}”.", "新增列：“{title}”。")
REMOVED = Text("Column removed: “{title}”.", "删除列：“{title}”。")
RENAMED = Text("Column renamed: “{title}” is now “{now}”.", "列改名：“{title}”改为“{now}”。")
RETYPED = Text("Column “{title}”: {before} before, {after} now.", "“{title}”列：原为{before}，现为{after}。")
FORMATS = Text("Format: {before} before, {after} now.", "格式：原为 {before}，现为 {after}。")
ENCODINGS = Text("Encoding: {before} before, {after} now.", "编码：原为 {before}，现为 {after}。")
SIZES = Text("Size: {before:,} bytes before, {after:,} now.", "大小：原为 {before:,} 字节，现为 {after:,} 字节。")
MORE_COLUMNS = Text("And {more} more changes of columns.", "另有 {more} 处列的变化。")
TYPES = {
    STRING: Text("text", "文本"),
    INTEGER: Text("whole numbers", "整数"),
    NUMBER: Text("numbers", "数字"),
    BOOLEAN: Text("true or false", "真假值"),
    DATE: Text("dates", "日期"),
    DATETIME: Text("dates and times", "日期时间"),
    TIME: Text("times of day", "时间"),
    GEOJSON: Text("shapes", "几何图形"),
}
# A table of thousands of columns may have changed in all of them.
MOST_COLUMNS = 20


def sentence(comparison: Comparison) -> Text:
    """“3 of 4 problems are solved, 1 is new.”"""
    if comparison.is_same_file:
        return SAME_FILE
    before = len(comparison.before.kinds)
    new, fewer = comparison.in_state(NEW), comparison.in_state(FEWER)
    if not before and not new:
        return CLEAN
    parts = [_solved(before, comparison.in_state(SOLVED))]
    if fewer:
        parts.append(FEWER_ONES.fill({"fewer": fewer}))
    if new:
        parts.append(NEW_ONES.fill({"new": new, "are": _are(new)}))
    parts.append(END)
    return Text("".join(part.en for part in parts), "".join(part.zh for part in parts))


def _solved(before: int, solved: int) -> Text:
    if not before:
        return NONE_BEFORE
    if before == 1:
        return ALL_SOLVED_ONE if solved else NONE_SOLVED_ONE
    if solved == before:
        return ALL_SOLVED.fill({"before": before})
    if not solved:
        return NONE_SOLVED.fill({"before": before})
    return SOME_SOLVED.fill({"before": before, "solved": solved, "are": _are(solved)})


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def other_changes(comparison: Comparison) -> tuple[Text, ...]:
    """What changed beside the problems; () where nothing did."""
    before, after = comparison.before, comparison.after
    changes = [*_rows(before.rows, after.rows), *_columns(comparison)]
    if before.format != after.format:
        changes.append(_pair(FORMATS, FORMAT[before.format].label, FORMAT[after.format].label))
    if before.encoding != after.encoding and before.encoding and after.encoding:
        changes.append(ENCODINGS.fill({"before": before.encoding.upper(), "after": after.encoding.upper()}))
    if before.size != after.size:
        changes.append(SIZES.fill({"before": before.size, "after": after.size}))
    return tuple(changes)


def _rows(before: int | None, after: int | None) -> list[Text]:
    if before == after:
        return []
    if after is None:
        return [TABLE_GONE]
    if before is None:
        return [TABLE_CAME.fill({"after": after})]
    return [ROWS.fill({"before": before, "after": after})]


def _columns(comparison: Comparison) -> list[Text]:
    if comparison.before.rows is None or comparison.after.rows is None:
        return []
    changes = comparison.columns
    told = [RENAMED.fill({"title": _name(old), "now": _name(new)}) for old, new in changes.renamed]
    told += [ADDED.fill({"title": _name(column)}) for column in changes.added]
    told += [REMOVED.fill({"title": _name(column)}) for column in changes.removed]
    told += [_pair(RETYPED, _type(old), _type(new), title=_name(new)) for old, new in changes.retyped]
    more = len(told) - MOST_COLUMNS
    return told if more <= 0 else [*told[:MOST_COLUMNS], MORE_COLUMNS.fill({"more": more})]


def _name(column: ColumnShape) -> str:
    return column.title or column.name


def _type(column: ColumnShape) -> Text:
    return TYPES.get(column.type, Text(column.type, column.type))


def _pair(text: Text, before: Text, after: Text, *, title: str = "") -> Text:
    english = {"before": before.en, "after": after.en, "title": title}
    chinese = {"before": before.zh, "after": after.zh, "title": title}
    return Text(text.en.format_map(english), text.zh.format_map(chinese))
