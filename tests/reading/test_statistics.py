"""Text is looked through for a pattern as it is measured, but where few values repeat."""

from pathlib import Path

from catalog.reading.duck import locked_down
from catalog.reading.statistics import measure
from catalog.reading.wrong_cells import TypedColumn


def test_text_is_looked_through_and_numbers_and_repeated_values_are_not(tmp_path: Path) -> None:
    parquet = tmp_path / "table.parquet"
    typed = (
        *(TypedColumn(number, name, name, name, "string", 0, 0) for number, name in enumerate(("a", "b", "c"), 1)),
        TypedColumn(4, "n", "n", "n", "integer", 0, 0),
    )
    with locked_down(tmp_path) as connection:
        cells = "'x' || i AS a, CASE WHEN i = 9000 THEN '#' ELSE 'x' || i END AS b, 'same' AS c, i AS n"
        connection.execute(f"COPY (SELECT {cells} FROM range(10000) AS t(i)) TO '{parquet}' (FORMAT parquet)")  # noqa: S608
        assert measure(connection, parquet, typed, "#").seen == {"a": False, "b": True}
        assert measure(connection, parquet, typed).seen == {}
