"""The embedded server: real PostgreSQL, in a folder with a space and a quote in its name."""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from config import embedded
from config.belonging import MARK
from tests.processes import children, wait_for


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("a citizen's folder") / "var"
    yield folder
    embedded.remove_server(folder)


def postmaster(var: Path) -> int:
    return int((embedded.place(var).data / "postmaster.pid").read_text().split()[0])


def kill(var: Path) -> list[str]:
    """`kill -9` of the server, and its children gone; returns the pid file that it leaves."""
    embedded.ensure_server(var)
    pid_file = embedded.place(var).data / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    left = children(int(lines[0]))
    os.kill(int(lines[0]), signal.SIGKILL)
    wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in left))
    return lines


def test_asking_for_the_address_starts_nothing(tmp_path: Path) -> None:
    assert embedded.url(tmp_path / "var").startswith("postgresql://kaimen@/kaimen?host=/")
    assert not embedded.is_running(embedded.place(tmp_path / "var"))
    assert not (tmp_path / "var").exists()


def test_the_socket_fits_however_long_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", f"/{'t' * 100}")
    assert len(f"{embedded.place(Path('/', 'long/' * 60)).socket}/.s.PGSQL.5432".encode()) <= 107


def test_data_lives_through_a_stop(var: Path) -> None:
    with psycopg.connect(embedded.ensure_server(var)) as connection:
        connection.execute("create table kept as select 'open' as level")
    embedded.stop_server(var)
    assert not embedded.is_running(embedded.place(var))
    with psycopg.connect(embedded.ensure_server(var)) as connection:
        assert connection.execute("select level from kept").fetchone() == ("open",)


def test_it_speaks_utf8_and_listens_on_no_address(var: Path) -> None:
    with psycopg.connect(embedded.ensure_server(var)) as connection:
        shown = [
            connection.execute(f"show {name}").fetchone()
            for name in ("server_encoding", "listen_addresses", "fsync", "timezone")
        ]
    assert shown == [("UTF8",), ("",), ("on",), ("UTC",)]


def test_one_that_nobody_misses_does_not_wait_for_the_disk(var: Path) -> None:
    embedded.stop_server(var)
    with embedded.server(var, durable=False) as address, psycopg.connect(address) as connection:
        assert connection.execute("show fsync").fetchone() == ("off",)
    with embedded.server(var) as address, psycopg.connect(address) as connection:
        assert connection.execute("show fsync").fetchone() == ("on",)


def test_nobody_else_reaches_it(var: Path) -> None:
    embedded.ensure_server(var)
    where = embedded.place(var)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (where.data, where.socket)] == [0o700, 0o700]
    assert stat.S_IMODE(where.file("log").stat().st_mode) == 0o600


def test_a_relative_folder_is_the_same_server(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(var.parent)
    with embedded.server(Path("var")) as address:
        assert address == embedded.url(var)
        assert embedded.is_running(embedded.place(Path("var")))


def test_starts_at_once_end_with_one_server(var: Path) -> None:
    embedded.stop_server(var)
    with ThreadPoolExecutor(3) as starts:
        addresses = set(starts.map(embedded.ensure_server, [var] * 3))
    assert addresses == {embedded.url(var)}
    before = postmaster(var)
    embedded.ensure_server(var)
    assert postmaster(var) == before


def test_it_starts_again_after_kill_9(var: Path) -> None:
    before = int(kill(var)[0])
    with psycopg.connect(embedded.ensure_server(var)) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert postmaster(var) != before


def test_a_stranger_with_the_dead_servers_number_is_no_server(var: Path) -> None:
    lines = kill(var)
    where = embedded.place(var)
    with subprocess.Popen(("sleep", "60"), user=where.account or None, cwd="/") as stranger:
        (where.data / "postmaster.pid").write_text("\n".join([str(stranger.pid), *lines[1:]]))
        try:
            embedded.ensure_server(var)
            assert postmaster(var) != stranger.pid
            assert stranger.poll() is None
        finally:
            stranger.kill()


def test_whoever_leaves_last_stops_it(var: Path) -> None:
    where = embedded.place(var)
    with embedded.server(var):
        with embedded.server(var) as address:
            assert address == embedded.url(var)
        assert embedded.is_running(where)
    assert not embedded.is_running(where)


@pytest.mark.parametrize("left", ["PG_VERSION", "global/pg_control"])
def test_an_interrupted_initdb_is_begun_anew(var: Path, tmp_path: Path, left: str) -> None:
    where = embedded.place(tmp_path / "var")
    draft = where.data.with_name(f"{where.data.name}.draft")
    (draft / left).parent.mkdir(parents=True)
    (draft / left).touch()
    with embedded.server(tmp_path / "var"):
        assert embedded.is_running(where)
    embedded.remove_server(tmp_path / "var")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a folder that belongs to somebody else")
def test_a_socket_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    where = embedded.place(tmp_path / "var")
    where.socket.parent.mkdir(parents=True, exist_ok=True)
    where.socket.symlink_to(tmp_path)
    os.chown(where.socket, 12345, 12345, follow_symlinks=False)
    with pytest.raises(embedded.ServerTrouble, match="belongs to somebody else"):
        embedded.ensure_server(tmp_path / "var")
    where.socket.unlink()
    embedded.remove_server(tmp_path / "var")


OUTSIDE = pytest.mark.skipif(os.geteuid() != 0, reason="only root's cluster lies outside the checkout")


@pytest.fixture
def checkout(var: Path, tmp_path: Path) -> Iterator[Path]:
    """A checkout's `var`, with a cluster that holds a table; that of the module's `var` keeps the binaries."""
    embedded.ensure_server(var)
    checkout = tmp_path / "checkout" / "var"
    with psycopg.connect(embedded.ensure_server(checkout)) as connection:
        connection.execute("create table kept as select 'open' as level")
    yield checkout
    for left in aside(checkout):
        shutil.rmtree(left)
    embedded.remove_server(checkout)


def kept(address: str) -> bool:
    with psycopg.connect(address) as connection:
        return connection.execute("select to_regclass('kept')").fetchone() != (None,)


def aside(var: Path) -> list[Path]:
    home = embedded.place(var).data.parent
    return list(home.parent.glob(f"{home.name}-*"))


def runs(process: int) -> bool:
    """One that has ended may stay in the table (proc(5), state Z) until somebody asks for it."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@OUTSIDE
@pytest.mark.parametrize("state", ["stopped", "running", "running and unreachable"])
def test_the_next_checkout_at_a_path_begins_anew(checkout: Path, state: str, capfd: pytest.CaptureFixture[str]) -> None:
    before = postmaster(checkout)
    if state == "stopped":
        embedded.stop_server(checkout)
    elif state != "running":
        (embedded.place(checkout).socket / ".s.PGSQL.5432").unlink()
    shutil.rmtree(checkout)
    assert not kept(embedded.ensure_server(checkout))
    assert not runs(before)
    (left,) = aside(checkout)
    assert f"rm -r {left}" in capfd.readouterr().err
    embedded.stop_server(checkout)
    assert not kept(embedded.ensure_server(checkout))
    assert aside(checkout) == [left]


@OUTSIDE
def test_what_was_put_aside_is_whole_and_outlives_the_next_one(checkout: Path) -> None:
    mark = (checkout / MARK).read_text()
    shutil.rmtree(checkout)
    embedded.ensure_server(checkout)
    (left,) = aside(checkout)
    embedded.remove_server(checkout)
    # As docs/running.md has it.
    shutil.rmtree(embedded.place(checkout).data.parent, ignore_errors=True)
    left.rename(embedded.place(checkout).data.parent)
    (checkout / MARK).write_text(mark)
    assert kept(embedded.ensure_server(checkout))


@OUTSIDE
def test_a_cluster_from_before_there_were_marks_is_kept_beside_its_files(checkout: Path) -> None:
    for folder in (checkout, embedded.place(checkout).data):
        (folder / MARK).unlink()
    (checkout / "media").mkdir()
    (checkout / "media" / "rows").touch()
    assert kept(embedded.ensure_server(checkout))
    assert aside(checkout) == []


@OUTSIDE
@pytest.mark.parametrize("call", ["_make", "_start"])
def test_an_interruption_on_the_way_to_a_new_one_loses_nothing(
    checkout: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    shutil.rmtree(checkout)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(embedded, call, interrupt)
        with pytest.raises(KeyboardInterrupt):
            embedded.ensure_server(checkout)
    assert not kept(embedded.ensure_server(checkout))
    (left,) = aside(checkout)
    assert (left / "data" / "PG_VERSION").exists()


@OUTSIDE
def test_one_that_nobody_misses_is_taken_as_it_is_found(checkout: Path) -> None:
    shutil.rmtree(checkout)
    assert kept(embedded.ensure_server(checkout, durable=False))
    assert aside(checkout) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server needs binaries that another account can reach")
def test_roots_umask_does_not_hide_the_binaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(tempfile.mkdtemp(prefix="kaimen-", dir="/var/lib"))
    monkeypatch.setattr(embedded, "ROOT_FOLDER", folder)
    before = os.umask(0o077)
    try:
        with embedded.server(tmp_path / "var"):
            assert embedded.is_running(embedded.place(tmp_path / "var"))
    finally:
        os.umask(before)
        embedded.remove_server(tmp_path / "var")
    assert not folder.exists()


def test_removing_leaves_nothing(tmp_path: Path) -> None:
    embedded.ensure_server(tmp_path / "var")
    where = embedded.place(tmp_path / "var")
    embedded.remove_server(tmp_path / "var")
    left = [path for path in (where.data, where.socket, *map(where.file, ("log", "lock", "users"))) if path.exists()]
    assert left == []
