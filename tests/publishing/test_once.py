"""Once is once: twice in a row, at the same time, after a failure, and after a day."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection

from catalog.models import KeptAnswer
from catalog.publishing.once import KEPT, Answer, InProgress, OtherRequest, once, prune
from tests.make import NOW, make_agency, make_user

DIGEST = "a" * 64


def answer() -> Answer:
    make_agency("made")
    return Answer(201, {"Location": "/made"}, b"{}")


def never() -> Answer:
    raise AssertionError("It was done already.")


@pytest.mark.django_db
def test_the_second_time_the_first_answer_is_given() -> None:
    user = make_user("publisher")
    first = once(user, "key", DIGEST, answer, now=NOW)
    assert once(user, "key", DIGEST, never, now=NOW) == (first[0], True)


@pytest.mark.django_db
def test_a_key_is_its_users_own_and_stands_for_one_request() -> None:
    user, other = make_user("publisher"), make_user("other")
    once(user, "key", DIGEST, answer, now=NOW)
    with pytest.raises(OtherRequest):
        once(user, "key", "b" * 64, never, now=NOW)
    assert once(other, "key", "b" * 64, lambda: Answer(200, {}, b""), now=NOW)[1] is False


@pytest.mark.django_db
def test_what_failed_is_not_kept() -> None:
    user = make_user("publisher")
    with pytest.raises(AssertionError):
        once(user, "key", DIGEST, never, now=NOW)
    assert once(user, "key", DIGEST, answer, now=NOW)[1] is False


@pytest.mark.django_db
def test_after_a_day_a_key_is_new_and_its_row_goes() -> None:
    user, later = make_user("publisher"), NOW + KEPT + timedelta(seconds=1)
    once(user, "key", DIGEST, lambda: Answer(200, {}, b"old"), now=NOW)
    once(user, "rest", DIGEST, lambda: Answer(200, {}, b"old"), now=NOW)
    assert once(user, "key", "b" * 64, lambda: Answer(200, {}, b"new"), now=later)[0].body == b"new"
    assert prune(now=later) == 1
    assert [kept.key for kept in KeptAnswer.objects.all()] == ["key"]


@pytest.mark.django_db(transaction=True)
def test_at_the_same_time_it_is_done_by_one_alone() -> None:
    user = make_user("publisher")
    begun, finish = threading.Event(), threading.Event()

    def slowly() -> Answer:
        begun.set()
        assert finish.wait(20)
        return answer()

    def work(user: User) -> None:
        try:
            once(user, "key", DIGEST, slowly, now=NOW)
        finally:
            connection.close()

    worker = threading.Thread(target=work, args=(user,))
    worker.start()
    assert begun.wait(20)
    with pytest.raises(InProgress):
        once(user, "key", DIGEST, never, now=NOW)
    finish.set()
    worker.join(20)
    assert once(user, "key", DIGEST, never, now=NOW)[1] is True
