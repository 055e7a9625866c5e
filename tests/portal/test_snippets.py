"""What agencies call their columns is text in every snippet, never code."""

import ast
import json
import shlex

import pytest

from catalog.profiling.profile import INTEGER, STRING, Column
from portal.presenters.snippets import Snippet, Table, condition_of, snippets

ROWS = "http://127.0.0.1:8000/api/v1/resources/x/rows"
HOSTILE = "'; $(touch /tmp/x) `x` \"); import os # </script>\\"


def _by_file(table: Table) -> dict[str, Snippet]:
    return {snippet.file: snippet for snippet in snippets(table)}


def test_a_hostile_value_stays_one_word_of_the_shell() -> None:
    words = shlex.split(_by_file(Table(ROWS, ("name", HOSTILE)))["sh"].code)
    assert f"name={HOSTILE}" in words
    assert words[:2] == ["curl", "--get"]


def test_a_hostile_value_stays_text_of_python() -> None:
    tree = ast.parse(_by_file(Table(ROWS, ("name", HOSTILE)))["py"].code)
    assert HOSTILE in [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]


@pytest.mark.parametrize("file", ["mjs", "R"])
def test_a_hostile_value_can_not_end_its_quotes(file: str) -> None:
    code = _by_file(Table(ROWS, ("name", HOSTILE)))[file].code
    quoted = json.dumps(HOSTILE) if file == "mjs" else "%24%28touch"
    assert quoted in code
    assert HOSTILE not in code


def test_a_value_of_several_rows_is_asked_for() -> None:
    columns = (
        Column("id", "Id", INTEGER, filled=9, samples=("1",)),
        Column("name", "Name", STRING, filled=9, distinct=9, samples=("East",)),
        Column("kind", "Kind", STRING, filled=9, distinct=3, samples=("bus",)),
    )
    assert condition_of(columns) == ("kind", "bus")
    assert condition_of(columns[:1]) is None


def test_a_column_with_the_name_of_a_parameter_is_reached() -> None:
    column = Column("limit", "Limit", STRING, filled=2, distinct=1, samples=("a" * 99, "b\nc", "low"))
    assert condition_of([column]) == ("limit__exact", "low")


def test_without_a_condition_there_are_the_first_rows() -> None:
    for snippet in snippets(Table(ROWS)):
        assert "limit" in snippet.code
        assert not snippet.code.endswith("\n")
