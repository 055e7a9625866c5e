"""`make demo`: the whole platform on one machine, from an empty folder to the printed address, and cleanly down again.

Starts the database, migrates, then runs web, worker, scheduler and index follower, and loads the seeds through them.
If one of them dies, all stop: half a platform helps nobody.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from config import embedded

BASE_DIR = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
PATIENCE = 20.0

# Started in this order, stopped in the other.
PROCESSES: Mapping[str, tuple[str, ...]] = {
    "worker": ("-m", "celery", "-A", "config.celery", "worker", "--concurrency", "2", "--loglevel", "WARNING"),
    "scheduler": ("-m", "celery", "-A", "config.celery", "beat", "--loglevel", "WARNING"),
    "indexer": ("manage.py", "search", "follow"),
    "web": (
        "-m",
        "gunicorn",
        "config.wsgi",
        "--workers",
        "2",
        "--threads",
        "4",
        "--worker-class",
        "gthread",
        "--graceful-timeout",
        "5",
        "--no-control-socket",
    ),
}


class Stop(Exception):
    """Somebody asked us to stop."""


@dataclass(frozen=True, slots=True)
class Child:
    name: str
    process: "subprocess.Popen[bytes]"


def environment() -> dict[str, str]:
    """The demo's own settings; whatever is set already stays."""
    port = os.environ.get("PORT", "8000")
    demo = {
        "KAIMEN_DEMO": "1",
        "PORT": port,
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    return {**demo, **os.environ, "KAIMEN_DEMO": "1"}


@contextmanager
def alone(var: Path) -> Iterator[None]:
    """One demo for one folder; one that is just stopping is waited for."""
    var.mkdir(parents=True, exist_ok=True)
    with (var / "demo.lock").open("w") as lock:
        for second in range(int(PATIENCE) + 10):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if second == 0:
                    print("Another demo runs in this folder; waiting for it to stop…", flush=True)
                time.sleep(1)
        else:
            sys.exit("Another demo runs in this folder. Stop it first, or choose another folder: VAR_DIR=… make demo")
        yield


def refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is taken. Stop what runs there, or choose another: PORT=8001 make demo")


def manage(env: dict[str, str], *arguments: str) -> None:
    done = subprocess.run((PYTHON, "manage.py", *arguments), cwd=BASE_DIR, env=env, check=False)  # noqa: S603
    if done.returncode != 0:
        sys.exit(f"“manage.py {' '.join(arguments)}” failed; what it said stands above.")


def start(name: str, env: dict[str, str]) -> Child:
    command = (PYTHON, *PROCESSES[name])
    if name == "web":
        command = (*command, "--bind", f"127.0.0.1:{env['PORT']}", "--log-level", "warning")
    # A session of its own: Ctrl-C reaches us alone, and we stop the children in order.
    process = subprocess.Popen(command, cwd=BASE_DIR, env=env, start_new_session=True)  # noqa: S603
    return Child(name, process)


def stop(children: list[Child]) -> None:
    """Each is asked first and made to go after a while; its own children (worker pools) go with it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # A second Ctrl-C must not leave half of them running.
        signal.signal(number, signal.SIG_IGN)
    for child in reversed(children):
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in reversed(children):
        try:
            child.process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.process.pid, signal.SIGKILL)
            child.process.wait()


def dead(children: list[Child]) -> Child | None:
    return next((child for child in children if child.process.poll() is not None), None)


def expect_all(children: list[Child]) -> None:
    gone = dead(children)
    if gone is not None:
        raise RuntimeError(f"“{gone.name}” ended by itself (exit code {gone.process.returncode}); stopping all.")


def wait_until_ready(children: list[Child], site: str) -> None:
    for _ in range(300):
        expect_all(children)
        try:
            with urllib.request.urlopen(f"{site}/readyz", timeout=5):  # noqa: S310  our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"{site}/readyz did not answer within a minute; stopping all.")


def load_seeds(children: list[Child], env: dict[str, str]) -> None:
    """Through the running pipeline. A second start finds everything there and is done at once."""
    seeding = subprocess.Popen((PYTHON, "manage.py", "seed"), cwd=BASE_DIR, env=env, start_new_session=True)  # noqa: S603
    child = Child("seed", seeding)
    try:
        while seeding.poll() is None:
            expect_all(children)
            time.sleep(0.2)
    finally:
        if seeding.poll() is None:
            stop([child])
    if seeding.returncode != 0:
        raise RuntimeError("loading the demo data failed; what it said stands above.")


def greet(site: str) -> None:
    print(
        f"\n  Kaimen is open: {site}/   (workbench: {site}/admin/   API: {site}/api/v1/docs)\n"
        "  Sign-ins: publisher, reviewer, other-publisher, steward; the password of each is kaimen-demo\n"
        "  A token: .venv/bin/python manage.py token publisher\n"
        "  Ctrl-C stops everything and keeps the data.\n",
        flush=True,
    )


def serve(env: dict[str, str]) -> None:
    children: list[Child] = []
    try:
        children.extend(start(name, env) for name in PROCESSES)
        wait_until_ready(children, env["SITE_URL"])
        load_seeds(children, env)
        greet(env["SITE_URL"])
        while True:
            expect_all(children)
            time.sleep(0.5)
    finally:
        stop(children)


def _raise_stop(_signal: int, _frame: object) -> None:
    raise Stop


def main() -> None:
    signal.signal(signal.SIGTERM, _raise_stop)
    signal.signal(signal.SIGINT, _raise_stop)
    env = environment()
    var = Path(env.get("VAR_DIR", str(BASE_DIR / "var")))
    try:
        with alone(var):
            run(var, env)
    except Stop:
        print("\nStopped.", flush=True)


def run(var: Path, env: dict[str, str]) -> None:
    refuse_taken_port(int(env["PORT"]))
    own_server = "DATABASE_URL" not in env
    try:
        if own_server:
            embedded.ensure_server(var)
        manage(env, "migrate", "--verbosity", "0")
        manage(env, "collectstatic", "--noinput", "--verbosity", "0")
        serve(env)
    except (RuntimeError, embedded.ServerTrouble) as error:
        sys.exit(f"\n{error}")
    finally:
        if own_server:
            embedded.stop_server(var)


if __name__ == "__main__":
    main()
