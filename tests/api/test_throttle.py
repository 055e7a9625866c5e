"""Limits of requests: counted by address or token, told in headers, and nobody's trouble while the store is away."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import caches

from catalog.api.limits import count
from tests.api.client import Api
from tests.make import NOW, make_cast
from tests.processes import wait_for

pytestmark = pytest.mark.django_db
SERVER = shutil.which("redis-server")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Nothing counted yet, and a minute that does not end between two requests."""
    caches["limits"].clear()
    with time_machine.travel(NOW, tick=False):
        yield


def _redis(location: str) -> dict[str, Any]:
    options = {"socket_timeout": 60, "socket_connect_timeout": 60}
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": location, "OPTIONS": options}


@pytest.fixture
def redis(tmp_path: Path, settings: Any) -> Iterator[None]:
    assert SERVER is not None
    # A socket's name has a limit of its own; tests of two people must not meet.
    place = tmp_path / "r.sock"
    command = (SERVER, "--port", "0", "--unixsocket", str(place), "--save", "", "--dir", str(tmp_path))
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        wait_for(place.exists)
        settings.CACHES = {**settings.CACHES, "limits": _redis(f"unix://{place}")}
        yield
        server.terminate()


def test_what_is_left_is_told_and_past_it_nothing_is_done(settings: Any) -> None:
    settings.RATE_LIMIT = 2
    first, second, third = (Api().get("agencies") for _ in range(3))
    assert [first["RateLimit-Remaining"], second["RateLimit-Remaining"]] == ["1", "0"]
    assert first["RateLimit-Policy"] == '"minute";q=2;w=60'
    assert third.status_code == 429
    assert third["Content-Type"] == "application/problem+json"
    assert 1 <= int(third["Retry-After"]) <= 60
    assert third["RateLimit-Remaining"] == "0"


def test_a_token_counts_for_itself(settings: Any) -> None:
    settings.RATE_LIMIT, settings.RATE_LIMIT_TOKEN = 1, 5
    publisher = Api(make_cast().publisher)
    assert [Api().get("agencies").status_code for _ in range(2)] == [200, 429]
    assert publisher.get("agencies")["RateLimit-Remaining"] == "4"


def test_without_a_limit_nothing_is_counted(settings: Any) -> None:
    settings.RATE_LIMIT = 0
    assert not Api().get("agencies").has_header("RateLimit")


def test_the_next_minute_begins_anew() -> None:
    counted = [count("x", limit=5, now=now) for now in (59.0, 59.5, 60.0)]
    assert [(a.left, a.reset) for a in counted if a is not None] == [(4, 1), (3, 1), (4, 60)]


def test_a_store_that_is_away_stops_nobody(settings: Any) -> None:
    settings.CACHES = {**settings.CACHES, "limits": _redis("redis://127.0.0.1:1/0")}
    settings.RATE_LIMIT = 1
    assert [Api().get("agencies").status_code for _ in range(2)] == [200, 200]


@pytest.mark.skipif(SERVER is None, reason="redis-server is missing, so counting in Redis was NOT tried")
def test_redis_counts_for_all_processes(redis: None, settings: Any) -> None:
    settings.RATE_LIMIT = 1
    assert [Api().get("agencies").status_code for _ in range(2)] == [200, 429]
