"""Which of a dataset's fields must be filled before it is public, and which should be.

Mandatory is what DCAT-AP 3 and DCAT-US 1.1 can't do without; both lists count in the criterion `complete`.
"""

from collections.abc import Callable

from catalog.language import Text
from catalog.models import Dataset
from catalog.publishing.refusal import Fault

Filled = Callable[[Dataset], bool]

MANDATORY: dict[str, Filled] = {
    "title": lambda dataset: bool(dataset.title),
    "description": lambda dataset: bool(dataset.description),
    "keywords": lambda dataset: bool(dataset.keywords),
    "license": lambda dataset: bool(dataset.license),
    "contact.name": lambda dataset: bool(dataset.contact_name),
    "contact.email": lambda dataset: bool(dataset.contact_email),
}
RECOMMENDED: dict[str, Filled] = {
    "themes": lambda dataset: bool(dataset.themes),
    "frequency": lambda dataset: dataset.frequency != "unknown",
    "provenance": lambda dataset: bool(dataset.provenance),
    "collection_method": lambda dataset: bool(dataset.collection_method),
    "languages": lambda dataset: bool(dataset.languages),
    "period": lambda dataset: bool(dataset.period_start or dataset.period_end),
    "spatial": lambda dataset: bool(dataset.spatial),
}
LABELS = {
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


def missing(dataset: Dataset, fields: dict[str, Filled]) -> tuple[str, ...]:
    return tuple(name for name, filled in fields.items() if not filled(dataset))


def missing_faults(dataset: Dataset) -> list[Fault]:
    """One fault for each mandatory field that is empty."""
    return [
        Fault(
            name,
            "required",
            Text(
                f"“{LABELS[name].en}” is empty. Fill it in before the dataset can be public.",
                f"“{LABELS[name].zh}”为空。请填写后再公开数据集。",
            ),
        )
        for name in missing(dataset, MANDATORY)
    ]
