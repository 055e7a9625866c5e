import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from catalog.profiling.profile import Column
from catalog.rows.engine import KEPT
from catalog.rows.page import read_page
from catalog.rows.query import RowsQuery
from catalog.rows.refusal import TooSlow
from tests.rows.tables import COLUMNS, Asked, make_engine, write_table

ENDLESS = "SELECT count(*) FROM range(100000000000) a WHERE hash(range) = 1"
ANSWER_IN_A_THREAD = """
import sys, threading
from pathlib import Path
from catalog.rows.engine import Engine
engine = Engine(Path(sys.argv[1]), Path(sys.argv[2]))
thread = threading.Thread(target=lambda: print(engine.rows("SELECT 42")))
thread.start()
thread.join()
"""


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('{outside}')",
        "SELECT * FROM '{outside}'",
        "SELECT * FROM read_text('{root}/../secret.csv')",
        "SELECT * FROM read_text('{root}/link.csv')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_text('https://example.org/')",
        "COPY (SELECT 1) TO '{outside}'",
        "ATTACH '{outside}.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "SET allowed_directories = ['/']",
        "RESET lock_configuration",
        "EXPORT DATABASE '/tmp/exported'",
    ],
)
def test_nothing_outside_the_tables_folder_can_be_reached(tmp_path: Path, sql: str) -> None:
    engine = make_engine(tmp_path)
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    (engine.root / "link.csv").symlink_to(secret)
    with pytest.raises(duckdb.Error):
        engine.rows(sql.format(outside=secret, root=engine.root))
    assert secret.read_text() == "a\n1\n"


def test_table_outside_the_folder_cannot_be_read(tmp_path: Path) -> None:
    engine = make_engine(tmp_path)
    outside = write_table(tmp_path / "outside.parquet", COLUMNS, [])
    with pytest.raises(duckdb.PermissionException):
        read_page(engine, outside, COLUMNS, RowsQuery(COLUMNS))


def test_folder_whose_name_looks_like_a_partition_adds_no_column(tmp_path: Path) -> None:
    folder = tmp_path / "年=2014" / "o'clock"
    folder.mkdir(parents=True)
    columns = (Column("年", "年", "integer", 1),)
    assert Asked(folder, columns, [(1,)]).rows() == [(1,)]


def test_runaway_question_is_stopped_in_time(tmp_path: Path) -> None:
    engine = make_engine(tmp_path, timeout=1)
    with pytest.raises(TooSlow):
        engine.rows(ENDLESS)
    assert engine.rows("SELECT 42") == [(42,)]


def test_runaway_stream_is_stopped_in_time(tmp_path: Path) -> None:
    engine = make_engine(tmp_path, timeout=0.2)
    with pytest.raises(TooSlow):
        list(engine.batches(ENDLESS, (), 10))


def test_slow_reader_of_a_stream_is_waited_for(tmp_path: Path) -> None:
    engine = make_engine(tmp_path, timeout=1)
    count = 0
    for batch in engine.batches("SELECT range FROM range(6000)", (), 2000):
        time.sleep(1.1)
        count += len(batch)
    assert count == 6000


def test_question_that_needs_too_much_memory_is_too_slow(tmp_path: Path) -> None:
    engine = make_engine(tmp_path, memory="8MB")
    with pytest.raises(TooSlow):
        engine.rows("SELECT length(string_agg(md5(range::VARCHAR), '')) FROM range(2000000)")
    assert engine.rows("SELECT 42") == [(42,)]


def test_connections_are_used_again_and_never_shared(tmp_path: Path) -> None:
    engine = make_engine(tmp_path)
    engine.rows("CREATE TEMP TABLE mark AS SELECT 7 AS n")
    assert engine.rows("SELECT n FROM mark") == [(7,)]
    stream = engine.batches("SELECT n FROM mark", (), 1)
    assert next(stream) == [(7,)]
    with pytest.raises(duckdb.CatalogException):
        engine.rows("SELECT n FROM mark")
    assert list(stream) == []


def test_many_threads_ask_at_once(tmp_path: Path) -> None:
    table = Asked(tmp_path)
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(table.page().count)) for _ in range(KEPT * 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [6] * (KEPT * 2)


def test_process_ends_in_peace_after_a_thread_has_asked(tmp_path: Path) -> None:
    """A connection that ended together with its thread used to abort the process."""
    command = [sys.executable, "-c", ANSWER_IN_A_THREAD, str(tmp_path), str(tmp_path)]
    for _ in range(3):
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
        assert (done.returncode, done.stdout, done.stderr) == (0, "[(42,)]\n", "")
