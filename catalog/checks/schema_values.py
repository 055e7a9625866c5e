"""What a cell's text means by its field of a Table Schema, as SQL: NULL where it is no value of the field's type.

https://specs.frictionlessdata.io/table-schema/#types-and-formats
"""

from collections.abc import Iterator

import duckdb

from catalog.checks.table_schema import BadSchema, Field, Schema, SchemaFault
from catalog.language import Text
from catalog.profiling.profile import DATE, DATETIME, GEOJSON, NUMBER, TIME, Column
from catalog.reading.duck import quote_name, quote_text

NO_PATTERN = Text(
    "This pattern can't be run: {reason}. Look-around and back references are not supported.",
    "无法使用此正则表达式：{reason}。不支持环视和反向引用。",
)
NO_VALUE = Text("“{value}” is no value of the type “{type}”.", "“{value}”不是“{type}”类型的值。")
NO_FORMAT = Text("The type “{type}” has no format “{format}”.", "“{type}”类型没有“{format}”这一格式。")

STRINGS = {
    "default": "{text}",
    "email": r"CASE WHEN regexp_full_match({text}, '[^@\s]+@[^@\s]+\.[^@\s]+') THEN {text} END",
    "uri": r"CASE WHEN regexp_full_match({text}, '[A-Za-z][A-Za-z0-9+.-]*:\S+') THEN {text} END",
    "binary": r"CASE WHEN regexp_full_match({text}, '[A-Za-z0-9+/\s]*={0,2}') THEN {text} END",
    "uuid": "try_cast({text} AS UUID)",
}
MOMENTS = {"date": "DATE", "time": "TIME", "datetime": "TIMESTAMP"}
ISO = {
    "date": r"\d{4}-\d{2}-\d{2}",
    "time": r"\d{2}:\d{2}:\d{2}(\.\d+)?",
    "datetime": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z?",
}
# What staging has made sure of already, however the cell was written.
READ_AS = {"date": DATE, "time": TIME, "datetime": DATETIME, "geojson": GEOJSON}
FORMS = {
    "year": r"-?\d{4}",
    "yearmonth": r"\d{4}-(0[1-9]|1[0-2])",
    "duration": r"-?P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?",
}
GEOPOINTS = {
    "default": r"\s*-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?\s*",
    "array": r"\s*\[\s*-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?\s*\]\s*",
    "object": r"\s*\{.*\}\s*",
}


def cell_text(column: Column, missing: tuple[str, ...]) -> str:
    """The SQL of a cell's text, NULL where the schema says that it is missing."""
    name = quote_name(column.name)
    text = f"{name}::VARCHAR"
    if column.type == NUMBER:
        # 12 is 12.0 in a column with decimals.
        text = f"CASE WHEN {name} = floor({name}) AND abs({name}) < 1e15 THEN {name}::BIGINT::VARCHAR ELSE {text} END"
    marks = ", ".join(quote_text(mark) for mark in missing)
    return f"CASE WHEN {text} IN ({marks}) THEN NULL ELSE {text} END" if marks else text


def typed(field: Field, text: str) -> str:
    """The SQL of the value that `text`, itself SQL, has by `field`."""
    if field.type in MOMENTS:
        return _moment(field, text)
    if field.type in ("integer", "number"):
        return _number(field, text)
    if field.type == "boolean":
        yes, no = (", ".join(map(quote_text, values)) for values in (field.true_values, field.false_values))
        return f"CASE WHEN {text} IN ({yes}) THEN true WHEN {text} IN ({no}) THEN false END"
    if field.type == "string":
        return STRINGS.get(field.format, "{text}").replace("{text}", text)
    form = GEOPOINTS.get(field.format) if field.type == "geopoint" else FORMS.get(field.type)
    if form:
        return f"CASE WHEN regexp_full_match({text}, '{form}') THEN {text} END"
    return _nested(field, text)


def is_read_as(field: Field, column: Column) -> bool:
    """Staging told the same type, and every cell that does not fit has its finding."""
    return READ_AS.get(field.type) == column.type


def _nested(field: Field, text: str) -> str:
    start = {"object": "{", "geojson": "{", "array": "["}.get(field.type)
    if start is None:
        return text
    return f"CASE WHEN starts_with(ltrim({text}), '{start}') AND json_valid({text}) THEN {text} END"


def _number(field: Field, text: str) -> str:
    plain = text
    if field.group:
        plain = f"replace({plain}, {quote_text(field.group)}, '')"
    if field.type == "number" and field.decimal != ".":
        plain = f"replace({plain}, {quote_text(field.decimal)}, '.')"
    if not field.bare:
        plain = f"regexp_replace({plain}, '^[^0-9+-]*|[^0-9]*$', '', 'g')"
    if field.type == "integer":
        return f"try_cast(CASE WHEN regexp_full_match({plain}, '\\s*[+-]?\\d+\\s*') THEN {plain} END AS HUGEINT)"
    return f"try_cast({plain} AS DOUBLE)"


def _moment(field: Field, text: str) -> str:
    into = MOMENTS[field.type]
    if field.format == "default":
        return f"try_cast(CASE WHEN regexp_full_match({text}, '{ISO[field.type]}') THEN {text} END AS {into})"
    if field.format == "any":
        return f"try_cast({text} AS {into})"
    return f"try_strptime({text}, {quote_text(field.format)})::{into}"


def check_runs(schema: Schema) -> None:
    """Raises BadSchema where a pattern, a format or a limit can't be used."""
    with duckdb.connect() as connection:
        connection.execute("SET enable_external_access = false")
        faults = [
            fault
            for index, field in enumerate(schema.fields)
            for fault in _field_faults(connection, field, f"fields[{index}]")
        ]
    if faults:
        raise BadSchema(faults)


def _field_faults(connection: duckdb.DuckDBPyConnection, field: Field, place: str) -> Iterator[SchemaFault]:
    asked = field.constraints
    known = {"string": STRINGS, "geopoint": GEOPOINTS}.get(field.type)
    figures = {"type": field.type, "format": field.format}
    if known is not None and field.format not in known:
        yield SchemaFault(f"{place}.format", NO_FORMAT.fill(figures))
    try:
        connection.execute(f"SELECT {typed(field, quote_text('x'))}")
    except duckdb.Error:
        yield SchemaFault(f"{place}.format", NO_FORMAT.fill(figures))
        return
    if asked.pattern is not None:
        yield from _pattern_faults(connection, asked.pattern, f"{place}.constraints.pattern")
    limits = (("minimum", asked.minimum), ("maximum", asked.maximum), *(("enum", value) for value in asked.enum))
    for name, value in limits:
        if value is not None and _is_no_value(connection, field, value):
            text = NO_VALUE.fill({"value": value[:100], "type": field.type})
            yield SchemaFault(f"{place}.constraints.{name}", text)


def _pattern_faults(connection: duckdb.DuckDBPyConnection, pattern: str, place: str) -> Iterator[SchemaFault]:
    try:
        connection.execute("SELECT regexp_full_match('x', ?)", [pattern])
    except duckdb.Error as error:
        reason = str(error).partition(":")[2].strip().splitlines()[0][:200]
        yield SchemaFault(place, NO_PATTERN.fill({"reason": reason or "?"}))


def _is_no_value(connection: duckdb.DuckDBPyConnection, field: Field, value: str) -> bool:
    found = connection.execute(f"SELECT {typed(field, quote_text(value))}").fetchone()
    return found is None or found[0] is None
