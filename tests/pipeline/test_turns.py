"""One at a time at each key, across workers, with a pause after each."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from catalog.models import Turn
from catalog.pipeline.turns import Taken, clear, give_back, take
from tests.make import NOW

MINUTE = timedelta(minutes=1)


@pytest.mark.django_db
def test_a_turn_is_one_workers_until_it_is_given_back() -> None:
    first = take("host:a", now=NOW, seconds=60)
    assert first is not None
    assert take("host:a", now=NOW, seconds=60) is None
    assert take("host:b", now=NOW, seconds=60) is not None
    give_back(first, now=NOW, pause=MINUTE)
    assert take("host:a", now=NOW + timedelta(seconds=59), seconds=60) is None
    assert take("host:a", now=NOW + MINUTE, seconds=60) is not None


@pytest.mark.django_db
def test_who_died_loses_the_turn_and_cannot_give_it_back() -> None:
    dead = take("host:a", now=NOW, seconds=60)
    assert dead is not None
    later = NOW + timedelta(seconds=61)
    assert take("host:a", now=later, seconds=60) is not None
    give_back(dead, now=later)
    assert take("host:a", now=later, seconds=60) is None


@pytest.mark.django_db
def test_what_is_busy_is_what_nobody_may_take() -> None:
    taken, resting = take("taken", now=NOW, seconds=60), take("resting", now=NOW, seconds=60)
    free = take("free", now=NOW, seconds=60)
    assert taken and resting and free
    give_back(resting, now=NOW, pause=MINUTE)
    give_back(free, now=NOW)
    assert set(Turn.objects.busy(now=NOW).values_list("key", flat=True)) == {"taken", "resting"}
    assert not Turn.objects.busy(now=NOW + 2 * MINUTE).exists()


@pytest.mark.django_db
def test_rows_of_what_nobody_does_any_more_go() -> None:
    old, held = take("old", now=NOW, seconds=60), take("held", now=NOW, seconds=3 * 24 * 3600)
    assert old and held
    give_back(old, now=NOW)
    later = NOW + timedelta(days=2)
    take("new", now=later, seconds=60)
    assert clear(now=later) == 1
    assert set(Turn.objects.values_list("key", flat=True)) == {"held", "new"}


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_one_gets_it() -> None:
    got: list[Taken | None] = []
    gate = threading.Barrier(8)

    def run() -> None:
        gate.wait()
        got.append(take("host:a", now=NOW, seconds=60))
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken is not None for taken in got) == 1
