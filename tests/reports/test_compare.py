"""Two versions compared: one table of cases."""

from dataclasses import replace

import pytest

from catalog.language import Text
from catalog.reports.compare import ColumnShape, KindCount, Side, compare, compare_columns

Kinds = tuple[tuple[str, int], ...]
Columns = tuple[tuple[str, str], ...]


def side(kinds: Kinds = (), *, number: int = 1, **values: object) -> Side:
    made = tuple(KindCount(code, "warning", count, Text(code, code)) for code, count in kinds)
    plain = Side(number, made, (), 10, "csv", "utf-8", 100, f"{number}")
    return replace(plain, **values)  # type: ignore[arg-type]


def columns(*shapes: tuple[str, str]) -> tuple[ColumnShape, ...]:
    return tuple(ColumnShape(name, name.title(), type_) for name, type_ in shapes)


PROBLEMS = [
    pytest.param((), (), [], id="nothing then, nothing now"),
    pytest.param((("a", 3),), (), [("a", "solved", 3, 0)], id="solved"),
    pytest.param((), (("a", 3),), [("a", "new", 0, 3)], id="new"),
    pytest.param((("a", 3),), (("a", 3),), [("a", "same", 3, 3)], id="still there"),
    pytest.param((("a", 3),), (("a", 1),), [("a", "fewer", 3, 1)], id="fewer"),
    pytest.param((("a", 1),), (("a", 3),), [("a", "more", 1, 3)], id="more"),
    pytest.param(
        (("a", 1), ("b", 2), ("c", 3)),
        (("b", 2), ("d", 1)),
        [("d", "new", 0, 1), ("b", "same", 2, 2), ("a", "solved", 1, 0), ("c", "solved", 3, 0)],
        id="new first, then what is left, then what is solved",
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), PROBLEMS)
def test_problems(before: Kinds, after: Kinds, expected: list[tuple[str, str, int, int]]) -> None:
    comparison = compare(side(before), side(after, number=2))
    assert [(kind.code, kind.state, kind.before, kind.after) for kind in comparison.kinds] == expected


def test_what_is_still_there_is_told_in_the_newer_versions_words() -> None:
    old = KindCount("a", "warning", 1, Text("Row 3", "第 3 行"))
    new = KindCount("a", "warning", 1, Text("Row 9", "第 9 行"))
    comparison = compare(replace(side(), kinds=(old,)), replace(side(), kinds=(new,)))
    assert comparison.kinds[0].message.en == "Row 9"


COLUMNS = [
    pytest.param((("a", "string"),), (("a", "string"),), ([], [], [], []), id="the same"),
    pytest.param((("a", "string"),), (("a", "string"), ("b", "date")), (["b"], [], [], []), id="added"),
    pytest.param((("a", "string"), ("b", "date")), (("a", "string"),), ([], ["b"], [], []), id="removed"),
    pytest.param(
        (("a", "string"), ("b", "date")), (("a", "string"), ("c", "date")), ([], [], ["b>c"], []), id="renamed"
    ),
    pytest.param(
        (("a", "string"), ("b", "date")), (("a", "string"), ("c", "integer")), (["c"], ["b"], [], []), id="replaced"
    ),
    pytest.param((("a", "string"),), (("a", "integer"),), ([], [], [], ["a"]), id="another type"),
    pytest.param((("a", "string"), ("b", "date")), (("b", "date"), ("a", "string")), ([], [], [], []), id="moved"),
    pytest.param(
        (("a", "string"), ("b", "string")), (("b", "string"), ("c", "string")), (["c"], ["a"], [], []), id="shifted"
    ),
    pytest.param((), (("a", "string"),), (["a"], [], [], []), id="no table before"),
]


@pytest.mark.parametrize(("before", "after", "expected"), COLUMNS)
def test_columns(before: Columns, after: Columns, expected: tuple[list[str], ...]) -> None:
    changes = compare_columns(columns(*before), columns(*after))
    assert (
        [column.name for column in changes.added],
        [column.name for column in changes.removed],
        [f"{old.name}>{new.name}" for old, new in changes.renamed],
        [new.name for _old, new in changes.retyped],
    ) == expected


def test_the_widest_tables_are_compared() -> None:
    before = columns(*((f"c{number}", "string") for number in range(2_000)))
    after = columns(*((f"d{number}", "string") for number in range(2_000)))
    assert len(compare_columns(before, after).renamed) == 2_000
