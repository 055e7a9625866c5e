import io
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from catalog.profiling.profile import INTEGER, STRING, Column
from catalog.rows import export_xlsx
from catalog.rows.export_xlsx import LONGEST, stream_xlsx
from catalog.rows.query import parse_query
from catalog.rows.refusal import BadQuery
from tests.rows.tables import COLUMNS, Asked


def exported(table: Asked, *pairs: tuple[str, str]) -> Sequence[Sequence[object]]:
    query = parse_query(pairs, table.columns)
    content = b"".join(stream_xlsx(table.engine, table.parquet, table.columns, query))
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_cells_are_of_the_columns_types(tmp_path: Path) -> None:
    header, first, second, third, fourth, _, last = exported(Asked(tmp_path))
    assert header == [column.name for column in COLUMNS]
    assert first[:7] == ["人民广场", 120, 3.5, True, date(2014, 5, 1), datetime(2014, 5, 1, 8, 30), time(5, 30)]  # noqa: DTZ001
    assert second[0] == "People's Square"
    assert third[1] == str(2**53 + 1), "a spreadsheet would cut its last digits"
    assert (fourth[0], fourth[2]) == ('"引号"\n换行', "")
    assert (last[0], last[1]) == ("=1+1", 0)


def test_the_file_is_gone_once_it_is_sent(tmp_path: Path) -> None:
    table = Asked(tmp_path)
    assert len(exported(table, ("客流__gte", "0"))) == 5
    assert list(table.engine.exports.iterdir()) == []


def test_characters_that_xml_has_not_are_kept(tmp_path: Path) -> None:
    """As _x0001_ (ECMA-376 part 1, 22.9.2.19), which readers give back as what it was."""
    odd = "x\x01 <&> _x0002_ "
    table = Asked(tmp_path, (Column("a", "a", STRING, 1),), [(odd,), ("no\ufffecharacter",)])
    assert exported(table) == [["a"], [odd], ["no_xFFFE_character"]]


def test_what_no_sheet_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = Asked(tmp_path, (Column("a", "a", STRING, 1),), [("x" * (LONGEST + 1),)])
    with pytest.raises(BadQuery, match="A sheet holds"):
        exported(long)
    monkeypatch.setattr(export_xlsx, "MOST_ROWS", 3)
    (tmp_path / "more").mkdir()
    many = Asked(tmp_path / "more", (Column("n", "n", INTEGER, 1),), [(1,), (2,), (3,)])
    with pytest.raises(BadQuery, match="A sheet holds"):
        exported(many)
    monkeypatch.undo()
    monkeypatch.setattr(export_xlsx, "MOST_CELLS", 2)
    with pytest.raises(BadQuery, match="2000000 cells are made at once"):
        exported(many)
    assert len(exported(many, ("n__lte", "2"))) == 3
