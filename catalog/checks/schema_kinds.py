"""Kinds of problems that only a given Table Schema can tell."""

from catalog.checks.kind import NOTICE, WARNING, Kind
from catalog.language import Text

MEND = Text(
    "Correct the cell; if it is right as it is, correct the schema.", "请更正该单元格；如内容无误，请修改表格模式。"
)
COLUMNS = Text(
    "Give the file the columns that the schema names, in its order, or change the schema.",
    "请按表格模式提供各列及其顺序，或修改模式。",
)


def _cell(code: str, english: str, chinese: str, advice: Text = MEND) -> Kind:
    return Kind(
        code,
        WARNING,
        Text(f"Row {{row}}: “{{cell}}” in {{where}} {english}", f"第 {{row}} 行：{{where}}的“{{cell}}”{chinese}"),
        advice,
    )


SCHEMA_KINDS = (
    Kind(
        "schema-missing-column",
        WARNING,
        Text("The schema names a column “{cell}”, which the file does not have.", "文件缺少模式规定的列“{cell}”。"),
        COLUMNS,
    ),
    Kind(
        "schema-extra-column",
        NOTICE,
        Text("{where} is not in the schema.", "模式中没有{where}。"),
        COLUMNS,
    ),
    Kind(
        "schema-column-order",
        NOTICE,
        Text("{where} stands before a column that the schema puts first.", "{where}的位置与模式规定的顺序不符。"),
        COLUMNS,
    ),
    _cell("schema-type", "is no value of the schema's type “{type}”.", "不是模式规定的“{type}”类型。"),
    Kind(
        "schema-required",
        WARNING,
        Text(
            "Row {row}: {where} is empty, and the schema requires a value.",
            "第 {row} 行：{where}为空，而模式要求必填。",
        ),
        Text("Fill in the cell.", "请填写该单元格。"),
    ),
    _cell("schema-pattern", "does not match the schema's pattern {pattern}.", "不符合模式规定的格式 {pattern}。"),
    _cell(
        "schema-enum", "is none of the {allowed} values that the schema allows.", "不在模式允许的 {allowed} 个值之中。"
    ),
    _cell("schema-minimum", "is below the schema's minimum {limit}.", "小于模式规定的最小值 {limit}。"),
    _cell("schema-maximum", "is above the schema's maximum {limit}.", "大于模式规定的最大值 {limit}。"),
    _cell("schema-min-length", "is shorter than the schema's {limit} characters.", "少于模式规定的 {limit} 个字符。"),
    _cell("schema-max-length", "is longer than the schema's {limit} characters.", "超过模式规定的 {limit} 个字符。"),
    _cell(
        "schema-unique",
        "stands in row {first} already; the schema wants it unique.",
        "与第 {first} 行重复，而模式要求唯一。",
    ),
    _cell("schema-primary-key", "is the primary key of row {first} already.", "与第 {first} 行的主键重复。"),
    _cell(
        "schema-foreign-key", "is not found in “{resource}”, to which it refers.", "在所引用的“{resource}”中不存在。"
    ),
    Kind(
        "schema-reference-missing",
        WARNING,
        Text(
            "{where} refers to “{resource}”, whose table or columns are not there: it could not be checked.",
            "{where}引用的“{resource}”没有相应的表格或列，无法检查。",
        ),
        Text(
            "Add the other file to this dataset, or correct the schema.", "请在此数据集中添加该文件，或修改表格模式。"
        ),
    ),
)
