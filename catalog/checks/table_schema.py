"""A Table Schema as an agency gives it, made sure of: every fault in it is told with its place.

https://specs.frictionlessdata.io/table-schema/ (version 1). Patterns are run by RE2, whose time is linear in the text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.language import Text

TYPES = (
    "string",
    "number",
    "integer",
    "boolean",
    "object",
    "array",
    "date",
    "time",
    "datetime",
    "year",
    "yearmonth",
    "duration",
    "geopoint",
    "geojson",
    "any",
)
ORDERED = ("number", "integer", "date", "time", "datetime", "year", "yearmonth")
TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")
MOST_FIELDS, MOST_VALUES, LONGEST = 2_000, 1_000, 500

NO_OBJECT = Text("This has to be an object.", "此处应为对象。")
NO_LIST = Text("This has to be a list that is not empty.", "此处应为非空列表。")
NO_TEXT = Text("This has to be a text of 1 to {most} characters.", "此处应为 1 至 {most} 个字符的文本。")
NO_BOOLEAN = Text("This has to be true or false.", "此处应为 true 或 false。")
NO_COUNT = Text("This has to be a whole number, 0 or more.", "此处应为不小于 0 的整数。")
UNKNOWN_TYPE = Text("There is no type “{type}”.", "没有“{type}”这一类型。")
UNKNOWN_CONSTRAINT = Text("There is no constraint “{name}”.", "没有“{name}”这一约束。")
TWICE = Text("The name “{name}” is taken by an earlier field.", "名称“{name}”已被前面的字段使用。")
NO_FIELD = Text("The schema has no field “{name}”.", "模式中没有字段“{name}”。")
NOT_ORDERED = Text("Values of the type “{type}” have no order.", "“{type}”类型的值不能比较大小。")
AS_MANY = Text("Give as many fields as there are on the other side.", "两边的字段数应相同。")
TOO_MANY = Text("At most {most} are allowed.", "最多 {most} 个。")


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """`place` as in `fields[2].constraints.pattern`."""

    place: str
    text: Text


class BadSchema(Exception):
    def __init__(self, faults: list[SchemaFault]) -> None:
        super().__init__("; ".join(f"{fault.place}: {fault.text.en}" for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits and values are texts in the notation of the field's type; None where nothing is asked."""

    required: bool = False
    unique: bool = False
    min_length: int | None = None
    max_length: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    pattern: str | None = None
    enum: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    type: str = "any"
    format: str = "default"
    constraints: Constraints = field(default_factory=Constraints)
    true_values: tuple[str, ...] = TRUE
    false_values: tuple[str, ...] = FALSE
    decimal: str = "."
    group: str = ""
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Reference:
    """`resource` is "" for the table itself."""

    fields: tuple[str, ...]
    resource: str
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    fields: tuple[Field, ...]
    missing: tuple[str, ...] = ("",)
    primary_key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


def parse_schema(descriptor: Any) -> Schema:
    """Raises BadSchema with every fault found in its form; whether an engine takes it, `schema_values` knows."""
    reader = _Reader()
    schema = reader.read(descriptor)
    if reader.faults or schema is None:
        raise BadSchema(reader.faults)
    return schema


class _Reader:
    """Notes faults and goes on, so that one answer tells all of them."""

    def __init__(self) -> None:
        self.faults: list[SchemaFault] = []

    def fault(self, place: str, text: Text, **figures: object) -> None:
        self.faults.append(SchemaFault(place, text.fill(figures)))

    def read(self, descriptor: Any) -> Schema | None:
        if not isinstance(descriptor, dict):
            self.fault("", NO_OBJECT)
            return None
        given = descriptor.get("fields")
        if not isinstance(given, list) or not given:
            self.fault("fields", NO_LIST)
            return None
        if len(given) > MOST_FIELDS:
            self.fault("fields", TOO_MANY, most=MOST_FIELDS)
            return None
        fields = tuple(self._field(item, f"fields[{index}]") for index, item in enumerate(given))
        names = [item.name for item in fields]
        for index, name in enumerate(names):
            if name and name in names[:index]:
                self.fault(f"fields[{index}].name", TWICE, name=name)
        missing = self.texts(descriptor, "missingValues", "missingValues", ("",), least=0)
        key = self._names(descriptor.get("primaryKey", []), "primaryKey", names)
        return Schema(fields, missing, key, tuple(self._references(descriptor, names)))

    def text(self, given: Mapping[str, Any], key: str, place: str, default: str | None = None) -> str:
        value = given.get(key, default)
        if not isinstance(value, str) or not 0 < len(value) <= LONGEST:
            self.fault(place, NO_TEXT, most=LONGEST)
            return ""
        return value

    def texts(
        self, given: Mapping[str, Any], key: str, place: str, default: tuple[str, ...], *, least: int = 1
    ) -> tuple[str, ...]:
        values = given.get(key, list(default))
        sound = isinstance(values, list) and least <= len(values) <= MOST_VALUES
        if not sound or not all(isinstance(value, str) and len(value) <= LONGEST for value in values):
            self.fault(place, NO_LIST)
            return default
        return tuple(values)

    def flag(self, given: Mapping[str, Any], key: str, place: str, *, default: bool = False) -> bool:
        value = given.get(key, default)
        if not isinstance(value, bool):
            self.fault(place, NO_BOOLEAN)
        return value is True

    def _field(self, given: Any, place: str) -> Field:
        if not isinstance(given, dict):
            self.fault(place, NO_OBJECT)
            return Field("")
        type_ = self.text(given, "type", f"{place}.type", "any")
        if type_ and type_ not in TYPES:
            self.fault(f"{place}.type", UNKNOWN_TYPE, type=type_)
        return Field(
            name=self.text(given, "name", f"{place}.name"),
            type=type_,
            format=self.text(given, "format", f"{place}.format", "default"),
            constraints=self._constraints(given.get("constraints", {}), type_, f"{place}.constraints"),
            true_values=self.texts(given, "trueValues", f"{place}.trueValues", TRUE),
            false_values=self.texts(given, "falseValues", f"{place}.falseValues", FALSE),
            decimal=self.text(given, "decimalChar", f"{place}.decimalChar", "."),
            group=self.text(given, "groupChar", f"{place}.groupChar") if "groupChar" in given else "",
            bare=self.flag(given, "bareNumber", f"{place}.bareNumber", default=True),
        )

    def _constraints(self, given: Any, type_: str, place: str) -> Constraints:
        if not isinstance(given, dict):
            self.fault(place, NO_OBJECT)
            return Constraints()
        for name in given.keys() - KNOWN:
            self.fault(f"{place}.{name}"[:200], UNKNOWN_CONSTRAINT, name=name[:100])
        for name in ("minimum", "maximum"):
            if name in given and type_ not in ORDERED:
                self.fault(f"{place}.{name}", NOT_ORDERED, type=type_)
        return Constraints(
            required=self.flag(given, "required", f"{place}.required"),
            unique=self.flag(given, "unique", f"{place}.unique"),
            min_length=self._count(given, "minLength", place),
            max_length=self._count(given, "maxLength", place),
            minimum=_written(given["minimum"]) if "minimum" in given else None,
            maximum=_written(given["maximum"]) if "maximum" in given else None,
            pattern=self.text(given, "pattern", f"{place}.pattern") if "pattern" in given else None,
            enum=self._enum(given["enum"], f"{place}.enum") if "enum" in given else (),
        )

    def _count(self, given: Mapping[str, Any], key: str, place: str) -> int | None:
        value = given.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9):
            self.fault(f"{place}.{key}", NO_COUNT)
            return None
        return value

    def _enum(self, values: Any, place: str) -> tuple[str, ...]:
        if not isinstance(values, list) or not 0 < len(values) <= MOST_VALUES:
            self.fault(place, NO_LIST)
            return ()
        return tuple(_written(value) for value in values)

    def _names(self, given: Any, place: str, known: list[str] | None) -> tuple[str, ...]:
        names = [given] if isinstance(given, str) else given
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names) or len(names) > MOST_FIELDS:
            self.fault(place, NO_LIST)
            return ()
        for name in names:
            if known is not None and name not in known:
                self.fault(place, NO_FIELD, name=name[:100])
        return tuple(names)

    def _references(self, descriptor: Mapping[str, Any], names: list[str]) -> Iterator[Reference]:
        given = descriptor.get("foreignKeys", [])
        if not isinstance(given, list) or len(given) > MOST_VALUES:
            self.fault("foreignKeys", NO_LIST)
            return
        for index, item in enumerate(given):
            place = f"foreignKeys[{index}]"
            to = item.get("reference") if isinstance(item, dict) else None
            if not isinstance(to, dict):
                self.fault(f"{place}.reference", NO_OBJECT)
                continue
            ours = self._names(item.get("fields"), f"{place}.fields", names)
            resource = to.get("resource", "")
            if not isinstance(resource, str):
                self.fault(f"{place}.reference.resource", NO_TEXT, most=LONGEST)
                continue
            known = names if not resource else None
            theirs = self._names(to.get("fields"), f"{place}.reference.fields", known)
            if not ours or len(ours) != len(theirs):
                self.fault(f"{place}.reference.fields", AS_MANY)
            yield Reference(ours, resource, theirs)


KNOWN = {"required", "unique", "minLength", "maxLength", "minimum", "maximum", "pattern", "enum"}


def _written(value: Any) -> str:
    """A JSON value as a cell would hold it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)[:LONGEST]
