"""Every kind of problem that a file can have: its code, how bad it is, what it says and what to do, in both languages.

Codes are stable: clients and docs/checks.md depend on them. `{figures}` are filled from `Finding.figures`, and from
`{row}`, `{column}`, `{column_name}`, `{cell}` and `{count}`; `{where}` names the column in words.

An error says that the whole file is unusable, and ends the validation as invalid. A few bad rows are warnings: the file
is valid, every row of it can be queried, and the warnings lower its openness.
"""

from catalog.checks.file_kinds import FILE_KINDS
from catalog.checks.format_kinds import FORMAT_KINDS
from catalog.checks.kind import ERROR, NOTICE, WARNING, Kind
from catalog.checks.no_table_kinds import NO_TABLE_KINDS
from catalog.checks.row_kinds import ROW_KINDS
from catalog.checks.schema_kinds import SCHEMA_KINDS
from catalog.checks.text_kinds import TEXT_KINDS
from catalog.checks.value_kinds import VALUE_KINDS
from catalog.language import Text
from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, INTEGER, NUMBER, TIME
from catalog.reading.personal import (
    BANK_CARD,
    EMAIL,
    IP,
    LANDLINE,
    MOBILE,
    NAME,
    NAME_BESIDE_PHONE,
    PASSPORT,
    PLATE,
    RESIDENT_ID,
)
from catalog.reading.repeated_header import LEFT_OUT, READ
from catalog.reading.table import Finding
from catalog.vocabulary.formats import FORMAT

__all__ = ("ERROR", "KINDS", "NOTICE", "WARNING", "Kind", "describe", "severity")

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (*FILE_KINDS, *ROW_KINDS, *TEXT_KINDS, *VALUE_KINDS, *SCHEMA_KINDS, *FORMAT_KINDS, *NO_TABLE_KINDS)
}

# Figures that are codes, and what people read in their place.
WORDS = {
    "type": {
        INTEGER: Text("a whole number", "整数"),
        NUMBER: Text("a number", "数字"),
        BOOLEAN: Text("true or false", "真假值"),
        DATE: Text("a date", "日期"),
        DATETIME: Text("a date and time", "日期时间"),
        TIME: Text("a time of day", "时间"),
    },
    "kind": {
        RESIDENT_ID: Text("resident identity numbers", "居民身份证号码"),
        MOBILE: Text("mobile phone numbers", "手机号码"),
        LANDLINE: Text("telephone numbers", "固定电话号码"),
        EMAIL: Text("e-mail addresses", "电子邮箱"),
        BANK_CARD: Text("bank card numbers", "银行卡号"),
        PASSPORT: Text("passport numbers", "护照号码"),
        PLATE: Text("vehicle plates", "车牌号码"),
        IP: Text("IP addresses", "IP 地址"),
        NAME: Text("names of people, beside what tells who they are", "姓名，且同表有出生日期或证件号码"),
        NAME_BESIDE_PHONE: Text("names of people, beside their phone numbers", "姓名，且同表有手机号码"),
    },
    "how": {LEFT_OUT: Text("left out", "未读入表格"), READ: Text("read as data", "已按数据读取")},
    "format": {code: format_.label for code, format_ in FORMAT.items()},
    "claimed": {code: format_.label for code, format_ in FORMAT.items()},
    "inner": {code: format_.label for code, format_ in FORMAT.items()},
}
MORE = Text(" {more} more like it.", " 另有 {more} 处同类问题。")


def severity(finding: Finding) -> str:
    return KINDS[finding.code].severity


def describe(finding: Finding) -> tuple[Text, Text]:
    """What to tell people of this finding: the message, and the advice."""
    kind = KINDS[finding.code]
    english, chinese = _figures(finding)
    message = Text(kind.message.en.format_map(english), kind.message.zh.format_map(chinese))
    if finding.count > 1 and "{count}" not in kind.message.en:
        more = MORE.fill({"more": finding.count - 1})
        message = Text(message.en + more.en, message.zh + more.zh)
    message = Text(message.en[:1].upper() + message.en[1:], message.zh)
    return message, kind.advice.fill({})


def _figures(finding: Finding) -> tuple[dict[str, object], dict[str, object]]:
    """The figures in English and in Chinese."""
    where = _where(finding)
    plain = {
        "row": finding.row,
        "column": finding.column,
        "column_name": finding.column_name,
        "cell": finding.cell,
        "count": finding.count,
        "format": finding.code.removeprefix("no-table-"),
        **finding.figures,
    }
    english: dict[str, object] = {**plain, "where": where.en}
    chinese: dict[str, object] = {**plain, "where": where.zh}
    for figure, words in WORDS.items():
        word = words.get(str(plain.get(figure)))
        if word is not None:
            english[figure], chinese[figure] = word.en, word.zh
    return english, chinese


def _where(finding: Finding) -> Text:
    if finding.column_name:
        return Text(f"column “{finding.column_name}”", f"“{finding.column_name}”列")
    return Text(f"column {finding.column}", f"第 {finding.column} 列")
