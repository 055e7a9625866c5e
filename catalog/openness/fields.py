"""The metadata fields that count in `complete`, as people call them."""

from collections.abc import Iterable

from catalog.language import Text

FIELDS = {
    "title": Text("Title", "标题"),
    "description": Text("Description", "说明"),
    "keywords": Text("Keywords", "关键词"),
    "license": Text("Licence", "许可"),
    "contact.name": Text("Contact", "联系人"),
    "contact.email": Text("Contact's e-mail", "联系邮箱"),
    "themes": Text("Themes", "主题"),
    "frequency": Text("Update frequency", "更新频率"),
    "provenance": Text("Provenance", "来源说明"),
    "collection_method": Text("How the data was collected", "采集方式"),
    "languages": Text("Languages", "语言"),
    "period": Text("Period of the data", "数据时段"),
    "spatial": Text("Area", "空间范围"),
}


# Where else words of the publisher's stand.
PLACES = {
    "access_conditions": Text("Conditions of access", "获取条件"),
    "resource": Text("A file's title or description", "文件的标题或说明"),
    "file": Text("The file itself", "文件内容"),
}


def label_of(field: str) -> Text:
    """As people call it; a field that no table knows stands under its own name."""
    return FIELDS.get(field) or PLACES.get(field) or Text(field, field)


def named(fields: Iterable[str]) -> Text:
    """A list of them."""
    labels = [label_of(field) for field in fields]
    return Text(", ".join(label.en for label in labels), "、".join(label.zh for label in labels))
