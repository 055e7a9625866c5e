"""Questions that are planned and written once."""

from datetime import date
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from catalog.models import Agency, Dataset
from catalog.prepared import Given, OneOf, Prepared, all_rows, one_row, rows_of
from tests.make import make_agency, make_dataset

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


def test_all_rows() -> None:
    assert all_rows("SELECT n FROM generate_series(%s::int, 9) n", [8]) == [(8,), (9,)]
    assert all_rows("SELECT n FROM generate_series(%s::int, 9) n", [10]) == []


class Asked:
    """Names of agencies, and how often Django was asked to write the question."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> QuerySet[Agency, Any]:
        self.times += 1
        one_of = OneOf(F("pk"), Given("ids"))
        found = Agency.objects.filter(one_of, homepage=Given("homepage"), created__gt="2020-01-01T00:00Z")
        return found.order_by("slug").values_list("slug", "name", "parent__slug")


def test_a_question_is_written_once_and_put_with_other_values() -> None:
    city = make_agency("city", homepage="https://example.org/%s")
    made = [make_agency(f"a-{number}", parent=city, homepage=city.homepage) for number in range(3)]
    ask = Asked()
    question = Prepared(ask)
    for number in range(3):
        rows = question.rows(ids=[one.pk for one in made[:number]], homepage=city.homepage)
        assert list(map(tuple, rows)) == [(one.slug, one.name, "city") for one in made[:number]]
    assert question.rows(ids=[made[0].pk], homepage="'; --") == []
    alone = question.rows(ids=[city.pk, uuid4()], homepage=city.homepage)
    assert list(map(tuple, alone)) == [("city", city.name, None)]
    assert ask.times == 1


KINDS = ("pk", "title", "title__en", "keywords", "spatial", "extras", "period_start", "modified", "withdrawn_at")


def test_values_are_those_that_django_reads() -> None:
    """JSON of every kind, moments with their zone, lists, days, ids."""
    spatial = {"type": "Point", "coordinates": [-0.5, 51, 1e-7]}
    agency, keywords, extras = make_agency("city"), ["a,b", '"', "公交"], {"\u2028": "%s"}
    make_dataset(agency, spatial=spatial, period_start=date(2026, 1, 2), keywords=keywords, extras=extras)
    make_dataset(agency, "bare")
    found = Dataset.objects.filter(slug__startswith="b", modified__gt="2020-01-01T00:00Z").order_by("slug")
    expected = list(found.values_list(*KINDS))
    assert len(expected) == 2
    for rows in (rows_of(found.values_list(*KINDS)), Prepared(lambda: found.values_list(*KINDS)).rows()):
        assert list(map(tuple, rows)) == expected
        assert [list(map(type, row)) for row in rows] == [list(map(type, row)) for row in expected]
        assert [row[7].tzinfo for row in rows] == [row[7].tzinfo for row in expected]


def test_what_is_not_given_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        Prepared(Asked()).rows(ids=[])


def _cut() -> tuple[int]:
    """The number of this connection's process, which is ended."""
    process = one_row("SELECT pg_backend_pid()", [])
    assert process
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT pg_terminate_backend(%s)", process)
    return process


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_lost_is_opened_anew() -> None:
    """As after the database was started again."""
    lost = _cut()
    assert one_row("SELECT pg_backend_pid()", []) != lost


@pytest.mark.django_db(transaction=True)
def test_within_a_transaction_it_is_an_error() -> None:
    """What was done before in it is lost."""
    with pytest.raises(OperationalError), transaction.atomic():
        _cut()
        one_row("SELECT 1", [])
