import base64
from pathlib import Path

import pytest

from catalog.profiling.carriers import Carriers, find_carriers
from tests.profiling.looking import looking
from tests.truth.content import PDF, PNG

LONG_PDF = base64.b64encode(PDF * 20).decode()
LONG_PNG = f"data:image/png;base64,{base64.b64encode(PNG * 20).decode()}"


def carriers(folder: Path, content: str) -> Carriers:
    with looking(folder, content) as it:
        return find_carriers(it.connection, it.parquet, it.columns, content.count("\n") - 1)


@pytest.mark.parametrize("document", [LONG_PDF, LONG_PNG])
def test_rows_that_hold_a_document_are_counted(tmp_path: Path, document: str) -> None:
    assert carriers(tmp_path, f"name,content\na,{document}\nb,plain words\nc,{document}\n").documents == 2


@pytest.mark.parametrize("cell", ["JVBERi0xLjc=", "words " * 60, "see JVBERi0" + "x" * 300])
def test_a_short_or_plain_cell_is_no_document(tmp_path: Path, cell: str) -> None:
    assert carriers(tmp_path, f"name,content\na,{cell}\nb,{cell}\n").documents == 0


@pytest.mark.parametrize(
    ("rows", "only"),
    [
        (["a,https://example.org/a.pdf"], True),
        (["a,https://example.org/a.pdf"] * 3, True),
        (["a,https://example.org/a.pdf"] * 4, False),
        (["a,3"], False),
        (["a,see https://example.org/a.pdf there"], False),
    ],
)
def test_a_few_rows_may_be_nothing_but_links(tmp_path: Path, rows: list[str], only: bool) -> None:
    assert carriers(tmp_path, "\n".join(["name,where", *rows]) + "\n").only_links is only


def test_a_table_of_numbers_carries_nothing(tmp_path: Path) -> None:
    assert carriers(tmp_path, "a,b\n1,2\n3,4\n") == Carriers(0, False)
