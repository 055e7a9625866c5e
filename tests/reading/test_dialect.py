from pathlib import Path

import pytest

from catalog.reading.dialect import RARE_DELIMITERS, Dialect, sniff_dialect
from catalog.reading.sniff import sniff
from tests.reading.files import make_file


def lines(delimiter: str, *rows: tuple[str, ...]) -> str:
    return "".join(delimiter.join(row) + "\n" for row in rows)


ROWS = (("id", "name", "note"), ("1", "a", "x"), ("2", "b", "y"), ("3", "c", "z"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_usual_delimiter_needs_no_claim(delimiter: str) -> None:
    assert sniff_dialect(lines(delimiter, *ROWS)) == Dialect(delimiter, 3, 1.0)


@pytest.mark.parametrize("delimiter", ["^", "~", "\x1f", "\x01", "#", ":", " "])
def test_rare_delimiter_is_taken_where_all_lines_agree_and_a_table_is_claimed(delimiter: str) -> None:
    text = lines(delimiter, *ROWS)
    assert sniff_dialect(text) is None
    assert sniff_dialect(text, rare=RARE_DELIMITERS) == Dialect(delimiter, 3, 1.0)


@pytest.mark.parametrize(("text", "format_"), [("a~b\n1~2\n3~4\n", "csv"), ("New York\nSan Jose\nEl Paso\n", "txt")])
def test_plain_text_is_a_table_where_no_prose_has_its_delimiter(tmp_path: Path, text: str, format_: str) -> None:
    assert sniff(make_file(tmp_path, text, "a.txt"), "a.txt").format == format_


def test_rare_delimiter_that_lines_disagree_about_is_none() -> None:
    assert sniff_dialect(lines("^", *ROWS, ("one cell",)), rare=RARE_DELIMITERS) is None


def test_first_line_may_name_the_delimiter() -> None:
    found = sniff_dialect("sep=#\n1,2#3\n1,2#4\n")
    assert found is not None
    assert found.delimiter == "#"


def test_delimiter_inside_quotation_marks_parts_nothing() -> None:
    assert sniff_dialect('a;b\n"1,2,3";4\n"5,6,7";8\n') == Dialect(";", 2, 1.0)


def test_decimal_commas_beside_semicolons_part_nothing() -> None:
    found = sniff_dialect("ort;x;y\nA;1,5;2,5\nB;3,5;4,5\nC;3,5;\n")
    assert found is not None
    assert found.delimiter == ";"


@pytest.mark.parametrize("text", ["", "\n\n", "one\ntwo\nthree\n"])
def test_text_of_single_cells_has_no_delimiter(text: str) -> None:
    assert sniff_dialect(text) is None
