"""What was lost before is told apart from what can't be read now, each with its exact rows, whatever the format."""

from pathlib import Path

import pytest

from catalog.reading.lost_characters import MARK, MARKING, as_kept, damage_in
from catalog.reading.table import Finding
from tests.checks.checked import validated
from tests.reading.files import make_xlsx, sheet_data

LOST, BEFORE, NOW = "\ufffd", "replacement-character", "undecodable"
SOUND_ROWS = "上海,7\n".encode() * 50

Place = tuple[str, int | None, int | None]


def told(findings: tuple[Finding, ...]) -> list[Place]:
    return [(one.code, one.row, one.column) for one in findings if one.code in (BEFORE, NOW)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "shift_jis"])
def test_bytes_that_can_not_be_decoded_become_one_mark(encoding: str) -> None:
    sound = "漢字".encode(encoding)
    assert sound.decode(encoding, MARKING) == "漢字"
    assert (sound + sound[:1]).decode(encoding, MARKING) == f"漢字{MARK}"


@pytest.mark.parametrize(
    ("text", "code"), [("上海", ""), (f"上{LOST}", BEFORE), (f"上{MARK}", NOW), (f"{LOST}{MARK}", NOW), ("\ud800", NOW)]
)
def test_what_is_lost_has_a_code(text: str, code: str) -> None:
    assert damage_in(text) == code
    assert not {MARK, "\ud800"} & set(as_kept(text))


@pytest.mark.parametrize(
    ("name", "content", "places"),
    [
        pytest.param("a.csv", f"名,n\n{LOST}a,1\n".encode(), [(BEFORE, 2, 1)], id="a file of 14 bytes"),
        pytest.param("a.csv", f"a{LOST},b\nx,1\n".encode(), [(BEFORE, 1, 1)], id="in the header"),
        pytest.param(
            "a.csv",
            f"题{LOST}目\na,b\nx,1\ny,2\n\n来源：{LOST}局\n".encode(),
            [(BEFORE, 1, 1), (BEFORE, 6, 1)],
            id="above and below the table",
        ),
        pytest.param(
            "a.csv",
            f"城市,n\n上{LOST},1\n".encode() + b"x\xff\xfe,2\n" + f"{LOST}".encode() + b"\xff,3\n" + SOUND_ROWS,
            [(BEFORE, 2, 1), (NOW, 3, 1), (NOW, 4, 1)],
            id="both in one file",
        ),
        pytest.param(
            "a.csv", SOUND_ROWS * 9_000 + f"上{LOST}海,1\n".encode(), [(BEFORE, 450_001, 1)], id="far down a large file"
        ),
        pytest.param(
            "a.csv",
            b"\xff\xfe" + "城市,n\n上海,1\n".encode("utf-16-le") + b"\x00\xd8" + "x,3\n".encode("utf-16-le"),
            [(NOW, 3, 1)],
            id="half a pair in UTF-16",
        ),
        pytest.param(
            "a.jsonl",
            f'{{"a":"x{LOST}","b":"\\ud800"}}\n'.encode() + b'{"a":"\xff","b":""}\n' + '{"a":"上海"}\n'.encode() * 9,
            [(BEFORE, 1, 1), (NOW, 1, 2), (NOW, 2, 1)],
            id="JSON Lines",
        ),
        pytest.param("a.json", f'[{{"a":"x{LOST}"}},{{"a":"y"}}]'.encode(), [(BEFORE, 1, 1)], id="JSON"),
        pytest.param(
            "a.html", f"<table><tr><th>a<th>b<tr><td>{LOST}<td>1</table>".encode(), [(BEFORE, 2, 1)], id="a page"
        ),
    ],
)
def test_each_is_told_as_what_it_is(tmp_path: Path, name: str, content: bytes, places: list[Place]) -> None:
    validation = validated(tmp_path, content, name)
    assert validation.staged is not None
    assert told(validation.findings) == places


def test_in_a_workbook_it_was_lost_before(tmp_path: Path) -> None:
    sheet = make_xlsx(tmp_path, sheet_data(("name", "n"), (f"caf{LOST}", 1), ("tea", 2)))
    (finding,) = validated(tmp_path, sheet.read_bytes(), "lost.xlsx").findings
    assert (finding.code, finding.row, finding.column_name) == (BEFORE, 2, "name")


def test_all_are_counted_and_the_first_hundred_named(tmp_path: Path) -> None:
    found = validated(tmp_path, "a,b\n" + f"{LOST},1\n" * 250).findings
    lost = [finding for finding in found if finding.code == BEFORE]
    assert (len(lost), sum(finding.count for finding in lost)) == (100, 250)
