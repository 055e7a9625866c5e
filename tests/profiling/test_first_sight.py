"""Columns of few values are looked at value by value, and show what they show cell by cell."""

from pathlib import Path

import duckdb
import pytest

from catalog.profiling import first_sight
from catalog.profiling.first_sight import Look, find_suspects
from catalog.profiling.profile import STRING, Column

LOOK = Look(r"\d|#", {"digits": r"\d\d", "sign": "^#"})


def text(name: str, distinct: int) -> Column:
    return Column(name, name, STRING, filled=4, distinct=distinct)


@pytest.mark.parametrize("many", [1, 100])
def test_what_is_seen_is_told_by_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(first_sight, "MANY_CELLS", many)
    parquet = tmp_path / "table.parquet"
    values = "('a', 'b', 'c1', '#x'), ('a', 'b22', 'c1', '#x'), (NULL, 'b', 'c1', '#34'), ('a', 'b', 'c1', '#x')"
    connection = duckdb.connect()
    connection.execute(f"COPY (FROM (VALUES {values}) AS t(a, b, c, d)) TO '{parquet}' (FORMAT parquet)")
    columns = tuple(text(name, 2) for name in "abcd")
    assert find_suspects(connection, parquet, columns, LOOK) == {"b": {"digits"}, "d": {"digits", "sign"}}


def test_what_was_seen_before_is_not_looked_for_again(tmp_path: Path) -> None:
    parquet = tmp_path / "table.parquet"
    connection = duckdb.connect()
    connection.execute(f"COPY (SELECT 'b22' AS a, 'b22' AS b, 'b22' AS c) TO '{parquet}' (FORMAT parquet)")
    columns = tuple(text(name, 1) for name in "abc")
    found = find_suspects(connection, parquet, columns, LOOK, seen={"a": False, "b": True})
    assert found == {"b": {"digits"}, "c": {"digits"}}
