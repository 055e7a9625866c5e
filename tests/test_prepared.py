"""Questions that are planned once."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from catalog.prepared import one_row

pytestmark = pytest.mark.django_db


def test_the_first_row_or_none() -> None:
    question = "SELECT n, %s::text FROM generate_series(%s::int, 9) n"
    assert one_row(question, ["x", 7]) == (7, "x")
    assert one_row(question, ["'; --", 10]) is None


def test_what_comes_again_is_prepared() -> None:
    question = "SELECT %s::int + 7431"
    for number in range(8):
        assert one_row(question, [number]) == (number + 7431,)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%+ 7431'")
        assert cursor.fetchone() == (1,)


def test_it_is_counted_and_refused_as_djangos_own() -> None:
    with CaptureQueriesContext(connection) as asked:
        one_row("SELECT %s::int", [5])
    assert [one["sql"] for one in asked] == ["SELECT $1::int"]
    with pytest.raises(ProgrammingError), transaction.atomic():
        one_row("SELECT nothing_of_this_name", [])
