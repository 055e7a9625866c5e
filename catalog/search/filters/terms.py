"""Filters by whole values: the ones that are facets too."""

from collections.abc import Collection

import tantivy

from catalog.language import Text
from catalog.search.filters.filter import BadFilter, Clause, Filter
from catalog.vocabulary.criteria import CRITERION, MARK
from catalog.vocabulary.formats import FORMAT
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.levels import LEVEL
from catalog.vocabulary.themes import THEME

UNKNOWN = Text("“{value}” is not one of: {known}.", "“{value}”不在以下取值之中：{known}。")
NO_MARK = Text(
    "“{value}” is no criterion and mark, such as timely:met.", "“{value}”不是“标准:结果”的形式，例如 timely:met。"
)


def _is_one_of(field: str, values: tuple[str, ...], schema: tantivy.Schema) -> tantivy.Query:
    return tantivy.Query.term_set_query(schema, field, list(values))


def _any(field: str) -> Clause:
    return lambda schema, values: _is_one_of(field, values, schema)


def _known(name: str, codes: Collection[str]) -> Clause:
    def clause(schema: tantivy.Schema, values: tuple[str, ...]) -> tantivy.Query:
        for value in values:
            if value not in codes:
                raise BadFilter(name, UNKNOWN.fill({"value": value[:50], "known": ", ".join(codes)}))
        return _is_one_of(name, values, schema)

    return clause


def _marks(schema: tantivy.Schema, values: tuple[str, ...]) -> tantivy.Query:
    """Each one given must hold: `timely:met` and `complete:met` are two conditions, not a choice."""
    for value in values:
        criterion, _, mark = value.partition(":")
        if criterion not in CRITERION or mark not in MARK:
            raise BadFilter("criterion", NO_MARK.fill({"value": value[:50]}))
    terms = [tantivy.Query.term_query(schema, "mark", value) for value in values]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in terms])


AGENCY = Filter("agency", Text("Agency", "机构"), _any("agency"), "agency")
THEMES = Filter("theme", Text("Theme", "主题"), _known("theme", THEME), "theme")
KEYWORD = Filter("keyword", Text("Keyword", "关键词"), _any("keyword"), "keyword")
FORMATS = Filter("format", Text("Format", "格式"), _known("format", FORMAT), "format")
LICENSES = Filter("license", Text("Licence", "许可"), _any("license"), "license")
LEVELS = Filter("level", Text("Release level", "开放层级"), _known("level", LEVEL), "level")
FREQUENCIES = Filter("frequency", Text("Update frequency", "更新频率"), _known("frequency", FREQUENCY), "frequency")
LANGUAGE = Filter("language", Text("Language", "语言"), _any("language"), "language")
HAS_ROWS = Filter(
    "has_rows", Text("Rows by API", "可按行访问"), _known("has_rows", ("true", "false")), "has_rows", False
)
CRITERIA = Filter("criterion", Text("Openness criterion", "开放性标准"), _marks, "mark")
