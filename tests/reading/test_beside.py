from pathlib import Path

import pytest

from catalog.reading.beside import ELSEWHERE, Beside, look_at_rows
from catalog.reading.limits import Limits
from catalog.reading.read import read
from catalog.reading.table import Row
from tests.reading.files import make_file, read_table
from tests.reading.made import zipped

ID = "11010519491231002X"


def seen(*cells: str | None) -> dict[object, tuple[int | None, int]]:
    """Of one column: what was found, in which row first, and how often."""
    found = look_at_rows(Row(number, (cell,)) for number, cell in enumerate(cells, start=1))
    return {finding.figures["kind"]: (finding.row, finding.count) for finding in found}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["name", f"holder {ID}", None, ID], {"resident-id": (2, 2)}),
        (["110105194912310021"], {}),
        (["call 13812345678"], {"mobile": (1, 1)}),
        (["13812345678"], {}),
        (["13812345678", "13912345678", "phone"], {"mobile": (1, 2)}),
        (["13812345678", "13912345678", "25", "31", "8", "9"], {}),
        (["a@example.cn", "b@example.cn"], {}),
        (["a@example.cn", "b@example.cn", "c@example.cn"], {"email": (1, 3)}),
        (["6222020000007919008"] * 4, {}),
    ],
)
def test_what_is_evidence_of_persons_beside_a_table(
    cells: list[str | None], expected: dict[object, tuple[int, int]]
) -> None:
    assert seen(*cells) == expected


def test_what_is_told_shows_no_number() -> None:
    beside = Beside(ELSEWHERE, "名单")
    beside.look(4, ("x", f"证件{ID}"))
    (finding,) = beside.findings()
    assert (finding.code, finding.row, finding.figures["place"]) == ("personal-elsewhere", 4, "名单")
    assert finding.cell == "#################x"


def test_each_kind_in_a_cell_counts() -> None:
    """An address that is no evidence hides no number behind it."""
    assert seen(f"desk@example.cn，证件{ID}，电话13812345678") == {"resident-id": (1, 1), "mobile": (1, 1)}


def test_columns_of_one_kind_are_one_finding() -> None:
    (finding,) = look_at_rows([Row(3, ("call 13812345678", None)), Row(7, (None, "or 13912345678"))])
    assert (finding.code, finding.row, finding.count) == ("personal-outside", 3, 2)


def test_notes_of_a_file_inside_a_zip_are_looked_at(tmp_path: Path) -> None:
    notes = f"持证人 {ID}\na,b\n1,2\n".encode()
    table = read_table(make_file(tmp_path, zipped(data_csv=b"a,b\n" + b"1,2\n" * 99, notes_csv=notes), "a.zip"))
    told = [finding.figures for finding in table.findings if finding.code == "personal-elsewhere"]
    assert told == [{"kind": "resident-id", "place": "notes.csv"}]


def test_files_of_a_zip_without_a_table_are_looked_at(tmp_path: Path) -> None:
    found = read(
        make_file(tmp_path, zipped(a_txt=f"申请人 {ID}".encode(), b_pdf=b"%PDF-1.7\n"), "a.zip"), "a.zip", Limits()
    )
    assert [(finding.code, finding.figures.get("place")) for finding in found.findings] == [
        ("no-table-zip", None),
        ("personal-elsewhere", "a.txt"),
    ]
