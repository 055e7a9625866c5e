"""A listener is woken by a committed row of the outbox, and comes back when its connection breaks."""

from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from catalog.models import Outbox
from catalog.search.listen import Listener

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_row_of_the_outbox_wakes_it() -> None:
    listener = Listener()
    assert not listener.wait(0.05)
    Outbox.objects.create(dataset_id=uuid4())
    assert listener.wait(20)
    assert not listener.wait(0.05)
    listener.close()


def test_a_broken_connection_is_told_and_made_anew() -> None:
    listener = Listener()
    listener.wait(0.01)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND datname = current_database() AND query LIKE 'LISTEN%%'"
        )
    with pytest.raises(psycopg.OperationalError):
        listener.wait(20)
    assert not listener.wait(0.05)
    Outbox.objects.create(dataset_id=uuid4())
    assert listener.wait(20)
    listener.close()
