"""schema.org data for the head of a page, for search engines."""

from typing import Any

import orjson
from django.utils.safestring import SafeString, mark_safe

from catalog.models import Dataset
from catalog.spoken import current_language
from catalog.standards.entries import entry_of, site
from catalog.standards.schema_org import to_data_catalog, to_schema_org

# Inside a script element nothing may end it, or begin a comment: JSON can write these characters another way.
WRITTEN_OTHERWISE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def dataset_data(dataset: Dataset) -> SafeString | None:
    """None for what is not public: no machine is to read that. Of a dataset read as `entry_of` wants it."""
    return in_script(to_schema_org(entry_of(dataset), site(), current_language())) if dataset.is_public else None


def catalog_data() -> SafeString:
    return in_script(to_data_catalog(site(), current_language()))


def in_script(data: dict[str, Any]) -> SafeString:
    text = orjson.dumps(data).decode().translate(WRITTEN_OTHERWISE)
    return mark_safe(text)  # noqa: S308  # every character that could end the script element is written otherwise
