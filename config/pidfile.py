"""The pid files of a database server that is gone: PostgreSQL will not start beside them, and can not always tell."""

import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

PROCESSES = Path("/proc")


def forget_dead_server(data: Path, pid_files: Collection[Path], *, patience: float = 10.0) -> bool:
    """Remove the pid files if nothing of their server lives; return whether the folder is free.

    PostgreSQL takes any process of that number for its own: a zombie that nobody collects, as in a container without
    an init, or a stranger after a restart. But every process of a server works in its data folder, so none there means
    none alive. The children of a killed server end by themselves within moments; they are waited for, since a second
    server beside them would ruin the data. Where there is no /proc, PostgreSQL's own judgement stands.
    """
    if not any(file.exists() for file in pid_files):
        return True
    if not (PROCESSES / "self" / "cwd").exists():
        return False
    deadline = time.monotonic() + patience
    while is_worked_in(data):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    for file in pid_files:
        file.unlink(missing_ok=True)
    return True


def is_worked_in(folder: Path) -> bool:
    """Whether a process has the folder as its working directory; those of other accounts are seen by root alone."""
    wanted = str(folder.resolve())
    for cwd in PROCESSES.glob("[0-9]*/cwd"):
        with suppress(OSError):
            if str(cwd.readlink()) == wanted:
                return True
    return False
