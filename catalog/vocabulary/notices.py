"""What an agency is told of without asking: each kind with its sentence and the next thing to do."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.language import CHINESE, ENGLISH, Text

MARK_LOST = "mark-lost"
LEVEL_LOST = "level-lost"
LEVEL_RECOVERED = "level-recovered"
LEVEL_GRANTED = "level-granted"
LINK_BROKEN = "link-broken"
LINK_RECOVERED = "link-recovered"
VERSION_INVALID = "version-invalid"
PERSONAL_DATA = "personal-data"


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """`{figures}` are filled from the notice; those in two languages are language maps there.

    `good`: nothing has to be done.
    """

    code: str
    label: Text
    message: Text
    advice: Text
    good: bool = False


NOTICE_KINDS: tuple[NoticeKind, ...] = (
    NoticeKind(
        MARK_LOST,
        Text("Level “open” at risk", "“开放”级别面临取消"),
        Text("The level “open” is kept until {until} only. {reason}", "“开放”级别只保留至 {until}。{reason}"),
        Text("{advice}", "{advice}"),
    ),
    NoticeKind(
        LEVEL_LOST,
        Text("Level “open” lost", "已取消“开放”级别"),
        Text(
            "The dataset fell back from “open” to “published”. {reason}",
            "数据集已从“开放”退回“公布”。{reason}",
        ),
        Text("Once it is mended, the level returns by itself. {advice}", "改进后级别会自动恢复。{advice}"),
    ),
    NoticeKind(
        LEVEL_RECOVERED,
        Text("Level “open” safe again", "“开放”级别已恢复稳定"),
        Text("All that the level “open” asks is met again.", "“开放”级别的各项要求均已重新达到。"),
        Text("There is nothing to do.", "无需处理。"),
        good=True,
    ),
    NoticeKind(
        LEVEL_GRANTED,
        Text("Level “open” granted", "已授予“开放”级别"),
        Text(
            "All that the level “open” asks is met, and the level holds from now on.",
            "“开放”级别的各项要求均已达到，级别现已生效。",
        ),
        Text("There is nothing to do.", "无需处理。"),
        good=True,
    ),
    NoticeKind(
        LINK_BROKEN,
        Text("Link broken", "链接失效"),
        Text(
            "The link {url} has failed since {since}. {error} {served}",
            "链接 {url} 自 {since} 起无法获取。{error}{served}",
        ),
        Text("Mend the address, or upload the file here.", "请修复该地址，或将文件上传到本平台。"),
    ),
    NoticeKind(
        LINK_RECOVERED,
        Text("Link works again", "链接已恢复"),
        Text(
            "The link {url} works again; it had failed since {since}.", "链接 {url} 已恢复；此前自 {since} 起无法获取。"
        ),
        Text("There is nothing to do.", "无需处理。"),
        good=True,
    ),
    NoticeKind(
        VERSION_INVALID,
        Text("New content is not in order", "新内容不符合要求"),
        Text(
            "The link's content changed, but version {number} ({filename}) did not pass validation: {reason} "
            "What was served before is still served.",
            "链接内容已更改，但第 {number} 版（{filename}）未通过校验：{reason}目前仍提供之前的版本。",
        ),
        Text(
            "Read the report of the file, and mend the file at its source.",
            "请查看该文件的校验报告，并在来源处修正文件。",
        ),
    ),
    NoticeKind(
        PERSONAL_DATA,
        Text("Personal data waits for a decision", "个人信息等待处理"),
        Text(
            "Personal data was found in version {number} ({filename}): it is not served before a reviewer decides.",
            "第 {number} 版（{filename}）发现个人信息：审核人处理之前不对外提供。",
        ),
        Text(
            "Remove it from the file, or let a reviewer say why it may be public.",
            "请从文件中删除，或由审核人说明可以公开的理由。",
        ),
    ),
)
NOTICE_KIND = {kind.code: kind for kind in NOTICE_KINDS}


def word(kind: str, figures: Mapping[str, object]) -> tuple[Text, Text]:
    """The sentence and the next thing to do, filled in."""
    english, chinese = _in(figures, ENGLISH), _in(figures, CHINESE)
    texts = (NOTICE_KIND[kind].message, NOTICE_KIND[kind].advice)
    message, advice = (Text(text.en.format_map(english).strip(), text.zh.format_map(chinese).strip()) for text in texts)
    return message, advice


def _in(figures: Mapping[str, object], language: str) -> dict[str, object]:
    return {name: value.get(language, "") if isinstance(value, Mapping) else value for name, value in figures.items()}
