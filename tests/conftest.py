"""The database server for the tests: the embedded one, started where DATABASE_URL names no other."""

import gc
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from config import embedded

CHROMIUM = "/usr/bin/chromium"
INSTALL = "apt-get install --no-install-recommends chromium fonts-noto-cjk"
# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("suite")
# Thousands of collected tests stay to the end: looking through them again and again for garbage finds none.
gc.disable()
NO_BROWSER = f"{CHROMIUM} is missing, so the pages were NOT tried in a browser. Run as root: {INSTALL}"


@pytest.fixture(scope="session", autouse=True)
def database_server() -> Iterator[None]:
    """Joins the server of a test run beside this one, if there is one; whichever ends last stops it."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with embedded.server(Path(settings.VAR_DIR), durable=False):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_server: None, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """pytest-django asks for this before it makes the test database: the server must be there by then.

    Processes side by side get a database each, named by what it adds.
    """


@pytest.fixture(scope="session")
def live_server(django_db_setup: None, live_server: LiveServer) -> LiveServer:
    """Set up after the database, and so stopped before it is taken away: its threads hold sessions there.

    By itself it comes first wherever no other test has asked for the database yet.
    """
    return live_server


@pytest.fixture(autouse=True)
def folders(settings: object, tmp_path: Path) -> None:
    """Files of each test go into a folder of its own, never into var/."""
    for name in ("BLOB_DIR", "TABLE_DIR", "WORK_DIR", "INDEX_DIR", "SNAPSHOT_DIR"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        setattr(settings, name, folder)
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "work_dir"  # type: ignore[attr-defined]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their parameter, not by what they hold.

    gzip and zip write the time of day into what they make, and processes that share a run's tests out by their names
    must all come to the same ones.
    """
    return argname if isinstance(val, bytes) else None


def put_long_files_first(items: list[pytest.Item]) -> None:
    """Processes that run a file each come to their ends together if none is left with a long one at the last.

    Long are those that wait: for a browser, for workers, for tables to be emptied; then those of many tests.
    """
    waiting = {item.path for item in items if _waits(item)}
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path not in waiting, -tests[item.path], item.path))


def _waits(item: pytest.Item) -> bool:
    database = item.get_closest_marker("django_db")
    emptied = database is not None and database.kwargs.get("transaction", False)
    return emptied or any(item.get_closest_marker(name) for name in ("browser", "worker"))


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        put_long_files_first(items)
    if shutil.which(CHROMIUM):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
