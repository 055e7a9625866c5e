"""Filters by whole values: the ones that are facets too."""

from collections.abc import Collection

from catalog.language import Text
from catalog.search.engine.plan import Condition, ValueIn
from catalog.search.filters.filter import BadFilter, Filter, Parse
from catalog.vocabulary.criteria import CRITERION, MARK
from catalog.vocabulary.formats import FORMAT
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.themes import THEME

UNKNOWN = Text("“{value}” is not one of: {known}.", "“{value}”不在以下取值之中：{known}。")
NO_MARK = Text(
    "“{value}” is no criterion and mark, such as timely:met.", "“{value}”不是“标准:结果”的形式，例如 timely:met。"
)


def _any(facet: str) -> Parse:
    return lambda values: ValueIn(facet, values)


def _known(name: str, codes: Collection[str]) -> Parse:
    def parse(values: tuple[str, ...]) -> Condition:
        for value in values:
            if value not in codes:
                raise BadFilter(name, UNKNOWN.fill({"value": value[:50], "known": ", ".join(codes)}))
        return ValueIn(name, values)

    return parse


def _marks(values: tuple[str, ...]) -> Condition:
    """Each one given must hold: `timely:met` and `complete:met` are two conditions, not a choice."""
    for value in values:
        criterion, _, mark = value.partition(":")
        if criterion not in CRITERION or mark not in MARK:
            raise BadFilter("criterion", NO_MARK.fill({"value": value[:50]}))
    return ValueIn("mark", values, every=True)


AGENCY = Filter(
    "agency",
    Text("Agency", "机构"),
    _any("agency"),
    Text("An agency's slug.", "机构的 slug。"),
    field="agency",
    ckan="organization",
)
THEMES = Filter(
    "theme",
    Text("Theme", "主题"),
    _known("theme", THEME),
    Text("A theme's code.", "主题代码。"),
    field="theme",
    ckan="groups",
)
KEYWORD = Filter(
    "keyword",
    Text("Keyword", "关键词"),
    _any("keyword"),
    Text("A keyword as it is written.", "关键词原文。"),
    field="keyword",
    ckan="tags",
)
FORMATS = Filter(
    "format",
    Text("Format", "格式"),
    _known("format", FORMAT),
    Text("What the bytes are: `csv`, `xlsx`, `geojson`, …", "文件的实际格式：`csv`、`xlsx`、`geojson` 等。"),
    field="format",
    ckan="res_format",
)
LICENSES = Filter(
    "license",
    Text("Licence", "许可"),
    _any("license"),
    Text("An SPDX identifier, or a URI.", "SPDX 标识或 URI。"),
    field="license",
    ckan="license_id",
)
LEVELS = Filter(
    "level",
    Text("Release level", "开放层级"),
    _known("level", LEVEL),
    Text("`published` or `open`.", "`published` 或 `open`。"),
    field="level",
    ckan="extras_release_level",
)
FREQUENCIES = Filter(
    "frequency",
    Text("Update frequency", "更新频率"),
    _known("frequency", FREQUENCY),
    Text("`daily`, `weekly`, …", "`daily`、`weekly` 等。"),
    field="frequency",
    ckan="extras_frequency",
)
LANGUAGE = Filter(
    "language",
    Text("Language", "语言"),
    _any("language"),
    Text("A language code of the data: `zh-Hans`, `en`.", "数据的语言代码：`zh-Hans`、`en`。"),
    field="language",
    ckan="extras_language",
)
HAS_ROWS = Filter(
    "has_rows",
    Text("Rows by API", "可按行访问"),
    _known("has_rows", ("true", "false")),
    Text("`true`: there is a table whose rows can be asked for.", "`true`：有可按行查询的表格。"),
    field="has_rows",
    many=False,
    ckan="extras_has_rows",
)
CRITERIA = Filter(
    "criterion",
    Text("Openness criterion", "开放性标准"),
    _marks,
    Text(
        "A criterion and its mark: `timely:met`; several must all hold.", "标准与结果：`timely:met`；多个须同时满足。"
    ),
    field="mark",
    ckan="extras_criterion",
)
