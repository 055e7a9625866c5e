"""`make demo`: the whole platform on one machine, from an empty folder to the printed address, and cleanly down again.

Starts the database, migrates, then runs the Procfile's processes, and loads the seeds through them.
If one of them dies, all stop: half a platform helps nobody.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from honcho.environ import parse_procfile

from config import embedded
from config.env import folder, integer, text

BASE_DIR = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
PATIENCE = 20.0
# Ctrl-C, a supervisor, and a terminal that was closed.
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

# No proxy stands between us and ourselves, whatever http_proxy says.
OURSELVES = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Stop(Exception):
    """Somebody asked us to stop."""


@dataclass(frozen=True, slots=True)
class Child:
    name: str
    process: "subprocess.Popen[bytes]"
    relay: threading.Thread


def environment() -> dict[str, str]:
    """The demo's own settings; whatever is set already stays."""
    port = str(integer("PORT", 8000, minimum=1))
    return {
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        **os.environ,
        "KAIMEN_DEMO": "1",
        "PORT": port,
        "PYTHONUNBUFFERED": "1",
        # The Procfile says “python”: the one that runs us.
        "PATH": f"{Path(PYTHON).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }


def procfile() -> dict[str, str]:
    return dict(parse_procfile((BASE_DIR / "Procfile").read_text(encoding="utf-8")).processes)


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
        except OverflowError:
            sys.exit(f"PORT={port} is above the highest that there is, 65535.")
        except OSError:
            sys.exit(f"Port {port} is taken. Stop what runs there, or choose another: PORT=8001 make demo")


def manage(env: dict[str, str], *arguments: str) -> None:
    command = (PYTHON, "manage.py", *arguments)
    done = subprocess.run(command, cwd=BASE_DIR, env=env, check=False, start_new_session=True)  # noqa: S603
    if done.returncode != 0:
        sys.exit(f"“manage.py {' '.join(arguments)}” failed; what it said stands above.")


def start(name: str, command: str, env: dict[str, str]) -> Child:
    # A session of its own: Ctrl-C reaches us alone, and we stop the children in order.
    process = subprocess.Popen(  # noqa: S603  the Procfile's own lines
        ("/bin/sh", "-c", f"exec {command}"),
        cwd=BASE_DIR,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    child = Child(name, process, threading.Thread(target=relay, args=(name, process), daemon=True))
    child.relay.start()
    return child


def relay(name: str, process: "subprocess.Popen[bytes]") -> None:
    """Pass on what a process says, line by line, with its name before it."""
    for line in process.stdout or ():
        # Whoever read us may have gone; the process must not stand still for that.
        with suppress(OSError):
            print(f"{name:<9} | {line.decode(errors='replace').rstrip()}", flush=True)


def stop(children: list[Child]) -> None:
    """Each is asked first and made to go after a while; its own children (worker pools) go with it."""
    for child in reversed(children):
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in reversed(children):
        try:
            child.process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
        # What it had started itself outlives it, if it was killed.
        with suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)
        # Its last words, such as why it died.
        child.relay.join(timeout=1)


def dead(children: list[Child]) -> Child | None:
    return next((child for child in children if child.process.poll() is not None), None)


def expect_all(children: list[Child]) -> None:
    gone = dead(children)
    if gone is not None:
        raise RuntimeError(f"“{gone.name}” ended by itself (exit code {gone.process.returncode}); stopping all.")


def wait_until_ready(children: list[Child], port: str) -> None:
    # SITE_URL may be a proxy's public address: what we started is asked itself.
    address = f"http://127.0.0.1:{port}/readyz"
    for _ in range(300):
        expect_all(children)
        try:
            with OURSELVES.open(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"{address} did not answer within a minute; stopping all.")


def load_seeds(children: list[Child], env: dict[str, str]) -> None:
    """Through the running pipeline. A second start finds everything there and is done at once."""
    seeding = start("seed", "python manage.py seed", env)
    try:
        while seeding.process.poll() is None:
            expect_all(children)
            time.sleep(0.2)
    finally:
        stop([seeding])
    if seeding.process.returncode != 0:
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
        for name, command in procfile().items():
            children.append(start(name, command, env))
        wait_until_ready(children, env["PORT"])
        load_seeds(children, env)
        greet(env["SITE_URL"])
        while True:
            expect_all(children)
            time.sleep(0.5)
    finally:
        take_no_more_signals()
        stop(children)


def raise_stop(_signal: int, _frame: object) -> None:
    # Once is enough: a second Ctrl-C must not leave half of them running.
    take_no_more_signals()
    raise Stop


def take_no_more_signals() -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def run(var: Path, env: dict[str, str]) -> None:
    refuse_taken_port(int(env["PORT"]))
    with nullcontext() if text("DATABASE_URL") else embedded.server(var):
        manage(env, "migrate", "--verbosity", "0")
        manage(env, "collectstatic", "--noinput", "--verbosity", "0")
        serve(env)


def main() -> None:
    for number in SIGNALS:
        # nohup has it ignored already, and means it.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, raise_stop)
    try:
        var = folder("VAR_DIR", BASE_DIR / "var")
        with alone(var):
            run(var, environment())
    except Stop:
        # A closed terminal hears nothing any more.
        with suppress(OSError):
            print("\nStopped.", flush=True)
    except (RuntimeError, ImproperlyConfigured) as error:
        sys.exit(f"\n{error}")


if __name__ == "__main__":
    main()
