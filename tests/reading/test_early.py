"""What is decided and typed while rows are still being written is what would be afterwards."""

import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from catalog.profiling.profile import INTEGER, NUMBER, STRING
from catalog.reading import stage as staging_module
from catalog.reading.early import WORTH, Early
from catalog.reading.limits import Limits
from catalog.reading.normalize import SAMPLE
from catalog.reading.stage import Staging
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from tests.processes import wait_for
from tests.reading.files import make_file, stage_file, stage_table

MANY = "".join(f"{number},{number / 4}\n" for number in range(SAMPLE * 2))
PAD = "p" * 200
WORTH_WHILE = WORTH // len(PAD) * 2


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each table was typed early."""
    seen: list[bool] = []

    class Watched(Early):
        def typed(self) -> bool:
            seen.append(super().typed())
            return seen[-1]

    monkeypatch.setattr(staging_module, "Early", Watched)
    return seen


def large(cell: str = "7", *, at: int = WORTH_WHILE - 1, title: str = "n") -> str:
    lines = [f'{number},"{PAD}\n{number}"\n' for number in range(WORTH_WHILE)]
    lines[at] = f'{cell},"{PAD}\n{at}"\n'
    return f"{title},text\n" + "".join(lines)


def kinds(staging: Staging) -> list[tuple[str, str]]:
    return [(column.title, column.type) for column in staging.columns]


def test_small_table_is_decided_early_and_typed_afterwards(tmp_path: Path, typed: list[bool]) -> None:
    staging = stage_file(make_file(tmp_path, "n,x\n" + MANY), tmp_path)
    assert kinds(staging) == [("n", INTEGER), ("x", NUMBER)]
    assert staging.staged.rows_read == SAMPLE * 2
    assert typed == [False]
    assert list((tmp_path / "work").iterdir()) == []


def test_large_table_is_typed_early_with_every_row_in_its_place(tmp_path: Path, typed: list[bool]) -> None:
    staging = stage_file(make_file(tmp_path, large()), tmp_path)
    assert kinds(staging) == [("n", INTEGER), ("text", STRING)]
    places = duckdb.connect().execute(
        "SELECT count(*), bool_and(_row = file_row_number + 2 AND text LIKE '%' || chr(10) || file_row_number) "
        "FROM read_parquet(?, file_row_number = true)",
        [str(staging.staged.parquet)],
    )
    assert places.fetchall() == [(WORTH_WHILE, True)]
    assert typed == [True]
    assert list((tmp_path / "work").iterdir()) == []


def test_wrong_cell_in_the_last_row_is_found(tmp_path: Path, typed: list[bool]) -> None:
    staging = stage_file(make_file(tmp_path, large("seven")), tmp_path)
    assert typed == [True]
    assert [(finding.code, finding.row, finding.cell) for finding in staging.findings] == [
        ("type-mismatch", WORTH_WHILE + 1, "seven")
    ]


def test_titles_that_are_mended_at_the_end_are_those_of_the_table(tmp_path: Path, typed: list[bool]) -> None:
    for content in ("n\0n,text\n" + MANY, large(title="n\0n")):
        staging = stage_file(make_file(tmp_path, content), tmp_path)
        assert staging.columns[0].title == "nn"
        assert list((tmp_path / "work").iterdir()) == []
    assert typed == [False, False]


def test_a_line_longer_than_the_first_ones_suggest_is_read_again(tmp_path: Path, typed: list[bool]) -> None:
    limits = Limits(max_cell_chars=5_000_000)
    staging = stage_file(make_file(tmp_path, large(f'1,"{"y" * 3_000_000}"\n2')), tmp_path, limits)
    assert staging.staged.rows_read == WORTH_WHILE + 1
    assert typed == [False]
    assert list((tmp_path / "work").iterdir()) == []


def test_nothing_is_left_of_a_table_that_turns_out_broken(tmp_path: Path) -> None:
    def rows() -> Iterator[Row]:
        for number in range(2, WORTH_WHILE):
            yield Row(number, (str(number), PAD))
        raise Unreadable(Finding("truncated-file"))

    workdir = tmp_path / "work"
    workdir.mkdir()
    with pytest.raises(Unreadable):
        stage_table(
            Table(Sniffed("csv", "utf-8", ","), ("n", "text"), rows()), workdir, tmp_path / "t.parquet", Limits()
        )
    assert list(workdir.iterdir()) == list(tmp_path.glob("t.parquet*")) == []


def test_a_disk_that_is_full_leaves_no_thread_behind(tmp_path: Path) -> None:
    workdir = tmp_path / "work"
    workdir.mkdir()
    (workdir / "rows-9.csv").symlink_to("/dev/full")
    pipe = workdir / "pipe-0.csv"
    before = set(threading.enumerate())

    def rows() -> Iterator[Row]:
        for number in range(2, WORTH_WHILE * 2):
            if (workdir / "rows-8.csv").exists():
                wait_for(pipe.exists)
            yield Row(number, (str(number), PAD))

    table = Table(Sniffed("csv", "utf-8", ","), ("n", "text"), rows())
    with pytest.raises(OSError, match="No space left"):
        stage_table(table, workdir, tmp_path / "t.parquet", Limits())
    assert list(workdir.iterdir()) == list(tmp_path.glob("t.parquet*")) == []
    assert set(threading.enumerate()) <= before


def test_where_there_are_no_pipes_the_table_is_typed_afterwards(
    tmp_path: Path, typed: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, mode: int) -> None:
        raise PermissionError(1, "Operation not permitted", str(path), mode)

    path = make_file(tmp_path, large())
    with monkeypatch.context() as patch:
        patch.setattr("os.mkfifo", refuse)
        assert stage_file(path, tmp_path).staged.rows_read == WORTH_WHILE
    with monkeypatch.context() as patch:  # as on systems other than Linux
        patch.delattr("os.splice")
        assert stage_file(path, tmp_path).staged.rows_read == WORTH_WHILE
    assert typed == [False, False]
