from pathlib import Path

import pytest

from tests.checks.checked import found

ROWS = "".join(f"{n},w{n},{n * 1.5},2026-09-{n:02}\n" for n in range(1, 20))


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("0,w0,0.5,2026-08-31\n", "0.5"),
        ("0,w0,x,2026-08-31\n", None),
        ("0,w0,0.5,day\n", None),
        ("no,name,flow,day\n", None),
    ],
)
def test_a_row_of_data_in_place_of_the_header_is_told(tmp_path: Path, header: str, cell: str | None) -> None:
    told = found(tmp_path, header + ROWS, "missing-header")
    assert [(finding.row, finding.cell) for finding in told] == ([(1, cell)] if cell else [])


@pytest.mark.parametrize("header", ["0,15,65\n", "2012,2013,2014\n"])
def test_whole_numbers_over_words_are_titles(tmp_path: Path, header: str) -> None:
    content = f"area,{header}" + "".join(f"A{n},{n},{n + 1},{n + 2}\n" for n in range(20))
    assert found(tmp_path, content, "missing-header") == []


def test_a_second_row_of_header_is_named_by_its_row(tmp_path: Path) -> None:
    content = "a title,,,\nno,name,flow,day\nint,text,m3/s,date\n" + ROWS
    (finding,) = found(tmp_path, content, "second-header")
    assert (finding.row, finding.figures["header"]) == (3, 2)
    assert found(tmp_path, "no,name,flow,day\n" + ROWS, "second-header") == []


def test_the_header_among_the_data_is_named_and_counted(tmp_path: Path) -> None:
    header = "no,name,flow,day\n"
    (finding,) = found(tmp_path, (header + ROWS) * 3, "repeated-header")
    assert (finding.row, finding.count) == (21, 2)


def test_a_row_without_values_does_not_repeat_the_header(tmp_path: Path) -> None:
    assert found(tmp_path, "no,name,flow\n1,a,2\n,name of none,\n3,b,4\n", "repeated-header") == []


def test_records_name_their_own_fields(tmp_path: Path) -> None:
    records = '[{"1": 2, "w": "a"}, {"1": 3, "w": "b"}, {"1": 4, "w": "c"}]'
    assert found(tmp_path, records, "missing-header") == []
