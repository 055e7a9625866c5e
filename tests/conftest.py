"""The database server for the tests: the embedded one, started where DATABASE_URL names no other."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from config import embedded

CHROMIUM = "/usr/bin/chromium"
INSTALL = "apt-get install --no-install-recommends chromium fonts-noto-cjk"
NO_BROWSER = f"{CHROMIUM} is missing, so the pages were NOT tried in a browser. Run as root: {INSTALL}"


@pytest.fixture(scope="session", autouse=True)
def database_server() -> Iterator[None]:
    """Joins the server of a test run beside this one, if there is one; whichever ends last stops it."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with embedded.server(Path(settings.VAR_DIR)):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_server: None) -> None:
    """pytest-django asks for this before it makes the test database: the server must be there by then."""


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if shutil.which(CHROMIUM):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
