"""Every row of the source is in the table, or a finding says where it went."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.reading.delimited import Records
from catalog.reading.limits import Limits
from catalog.reading.normalize import write_rows
from catalog.reading.segments import Segments
from catalog.reading.table import Sniffed
from catalog.reading.tally import Tally
from tests.reading.files import make_file, read_table, stage_file

TABLE = "station,pm25,no2\n" + "".join(f"S{n},{n},{n}.5\n" for n in range(30))


@pytest.mark.parametrize(
    "note",
    [
        "来源：上海市统计局",
        "注：数据为初步统计",
        "Source: EPA, 2014 edition",
        "* estimated",
        "资料来源:环保局,,",
        "Quelle: eigene Messung",
        "Fuente: INE,,",
    ],
)
@pytest.mark.parametrize("gap", ["", "\n", ",,\n\n"])
def test_note_under_the_table_is_no_row(tmp_path: Path, note: str, gap: str) -> None:
    staging = stage_file(make_file(tmp_path, TABLE + gap + note + "\n"), tmp_path)
    assert (staging.staged.rows_read, staging.staged.rows_present) == (30, 30)
    notes = [finding for finding in staging.findings if finding.code == "footnote"]
    assert [(finding.row, finding.cell) for finding in notes] == [(32 + gap.count("\n"), note.rstrip(","))]
    assert [column.type for column in staging.columns] == ["string", "integer", "number"]


def test_words_under_a_blank_row_are_notes_and_lone_cells_above_rows_are_not(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, TABLE + "S99\nS98,1,2\n\nCompiled by hand\n"), tmp_path)
    assert staging.staged.rows_read == 32
    found = {finding.code: finding.row for finding in staging.findings}
    assert found == {"short-row": 32, "empty-row": 34, "footnote": 35}


@pytest.mark.parametrize("lone", ["Compiled by hand", "来源：上海市统计局"])
def test_what_has_rows_below_it_is_no_note(tmp_path: Path, lone: str) -> None:
    staging = stage_file(make_file(tmp_path, f"{TABLE}\n{lone}\n7\nS98\n\nthe end\n"), tmp_path)
    assert staging.staged.rows_read == 33
    notes = [finding.row for finding in staging.findings if finding.code == "footnote"]
    assert notes == [37]


def test_second_table_is_not_read_and_its_rows_are_counted(tmp_path: Path) -> None:
    second = "\nTable 2\n区县,人口\n黄浦区,1\n徐汇区,2\n\n静安区,3\n"
    staging = stage_file(make_file(tmp_path, TABLE + second), tmp_path)
    assert (staging.staged.rows_read, staging.staged.rows_present) == (30, 35)
    lost = [(finding.row, finding.count) for finding in staging.findings if finding.code == "other-tables"]
    assert lost == [(34, 5)]
    assert [column.type for column in staging.columns] == ["string", "integer", "number"]


def test_second_table_of_words_is_told_by_its_own_width(tmp_path: Path) -> None:
    second = "\nTable 2\nname,shift\nA01,early\nA02,late\n"
    staging = stage_file(make_file(tmp_path, TABLE + second), tmp_path)
    assert (staging.staged.rows_read, staging.staged.rows_present) == (30, 34)
    lost = [(finding.row, finding.count) for finding in staging.findings if finding.code == "other-tables"]
    assert lost == [(34, 4)]


def test_one_short_row_of_words_under_a_blank_row_begins_no_table(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, TABLE + "\nfilled in by,A. Ash\nchecked by,B. Birch\n"), tmp_path)
    assert (staging.staged.rows_read, staging.staged.rows_present) == (32, 32)


def test_blank_row_within_a_table_begins_no_other(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, TABLE + "\nS40,1,2\n\nS41,,3\n\nS42,none,off\nS43,none,off\n"), tmp_path)
    assert (staging.staged.rows_read, staging.staged.rows_present) == (34, 34)


@pytest.mark.parametrize("end", ["S40,1", "S40,", 'S40,1,"2'])
def test_file_that_ends_within_a_row_is_said_to_be_cut(tmp_path: Path, end: str) -> None:
    staging = stage_file(make_file(tmp_path, TABLE + end), tmp_path)
    assert staging.staged.rows_read == 31
    assert ("truncated-file", 32) in {(finding.code, finding.row) for finding in staging.findings}


@pytest.mark.parametrize("end", ["S40,1,2", "S40,1\n", "S40\nS41,2"])
def test_file_that_ends_with_a_row_is_not_said_to_be_cut(tmp_path: Path, end: str) -> None:
    staging = stage_file(make_file(tmp_path, TABLE + end), tmp_path)
    assert "truncated-file" not in {finding.code for finding in staging.findings}


LINES = st.sampled_from(
    ("x,1,2", "x,1", "x", "", ",,", "来源：x", "a,b,c", "a,b", "1,2,3,4", '"q', 'w,"e\nr",t', "y,2,3")
)


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(LINES, max_size=60))
def test_every_row_is_in_the_table_or_accounted_for(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = tmp_path_factory.mktemp("rows")
    path = make_file(folder, "h,i,j\nx,1,2\n" + "".join(f"{line}\n" for line in lines))
    table = read_table(path)
    with Segments(folder, 2) as segments:
        normalized = write_rows(table, segments, Limits(), lambda _: None)
    counts: dict[str, int] = {}
    for finding in (*table.findings, *normalized.findings):
        counts[finding.code] = counts.get(finding.code, 0) + finding.count
    assert table.lost == counts.get("other-tables", 0)
    records = normalized.rows + table.lost + counts.get("empty-row", 0) + counts.get("footnote", 0)
    assert records == last_number(path) - 1


def last_number(path: Path) -> int:
    """How many records the file has, its header counted, by the reader without what looks for notes."""
    records = Records(path, Sniffed("csv", "utf-8", ","), Limits(), Tally([], 1))
    return max(row.number for row in records.rows())


def test_the_end_of_a_long_note_is_kept(tmp_path: Path) -> None:
    """A condition on the use of the data may stand there."""
    note = "注：" + "读数由测量员每日记录并经复核，" * 5 + "未经许可不得转载。"
    staging = stage_file(make_file(tmp_path, f"a,b\n1,2\n3,4\n{note}\n"), tmp_path)
    assert [finding.cell for finding in staging.findings if finding.code == "footnote"] == [note]


def test_a_file_cut_within_quotation_marks_is_said_to_be_cut_once(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, TABLE + 'S30,"3'), tmp_path)
    assert [finding.row for finding in staging.findings if finding.code == "truncated-file"] == [32]
