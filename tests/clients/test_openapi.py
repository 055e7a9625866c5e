"""The OpenAPI description is true: every operation answers as it says, asked what it takes and what it does not take.

Schemathesis makes the questions (https://schemathesis.readthedocs.io); the application answers with a real database
and index, to three callers: anyone, a reviewer of the agency, a publisher of another.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.conf import settings as project_settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from catalog.models import Dataset
from catalog.publishing import workflow
from catalog.search.follow import rebuild_from_database
from config.wsgi import application
from tests.api.client import Api
from tests.make import NOW, make_cast, make_dataset, make_public_dataset, make_resource
from tests.publish import publish, upload_and_run

# Of each kind and operation: enough to be asked in a minute what counts.
EXAMPLES = 4
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app=application)
OPERATIONS = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)}
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True, slots=True)
class Catalog:
    """What there is to ask for: values of path parameters by their names, and the headers of callers."""

    paths: dict[str, list[str]]
    callers: list[dict[str, str]]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The application must not close the connection of the test between two requests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def catalog(db: None, one_connection: None) -> Catalog:
    cast = make_cast()
    table = make_dataset(cast.agency, "table", spatial={"type": "Point", "coordinates": [121.5, 31.2]})
    first = upload_and_run(table, cast)
    upload_and_run(table, cast, b"a,b\n1\n", "ragged.csv")
    publish(table, cast)
    draft = make_dataset(cast.agency, "draft")
    link = make_resource(draft, url="https://data.example.org/x.csv")
    bare = make_public_dataset(cast.agency, "bare")
    Dataset.objects.filter(pk=bare.pk).update(assessment=None)
    gone = make_public_dataset(cast.agency, "gone")
    workflow.withdraw(gone, actor=cast.reviewer, now=NOW, reason="Wrong.")
    rebuild_from_database(Path(project_settings.INDEX_DIR))
    return Catalog(
        paths={
            "key": [str(table.pk), "table", "draft", "bare", "gone"],
            "resource_id": [str(first.pk), str(link.pk)],
            "slug": ["transport"],
            "extension": ["jsonl", "csv", "parquet"],
        },
        callers=[{}, Api(cast.reviewer).headers, Api(cast.other_publisher).headers],
    )


def test_every_operation_could_be_read() -> None:
    assert all(isinstance(found, Ok) for found in SCHEMA.get_all_operations())
    assert len(OPERATIONS) > 30


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_an_operation_answers_as_it_is_described(catalog: Catalog, label: str, mode: GenerationMode) -> None:
    @SETTINGS
    @given(data=st.data())
    def ask(data: st.DataObject) -> None:
        case: Case[Any] = data.draw(OPERATIONS[label].as_strategy(generation_mode=mode))
        for name in case.path_parameters or {}:
            # What is made up is nowhere: most questions are about what there is.
            if name in catalog.paths and data.draw(st.integers(0, 4)):
                case.path_parameters[name] = data.draw(st.sampled_from(catalog.paths[name]))
        _hold(case, data.draw(st.sampled_from(catalog.callers)))

    _unless_nothing_can_be_wrong(ask, mode)


def _hold(case: Case[Any], headers: dict[str, str]) -> None:
    """Nothing that one question changed is there at the next."""
    with transaction.atomic():
        response = case.call(headers=headers)
        transaction.set_rollback(True)
    case.validate_response(response, checks=list(CHECKS), headers=headers)


def _unless_nothing_can_be_wrong(ask: Callable[[], Any], mode: GenerationMode) -> None:
    """An operation without a body and with free text alone has no wrong question."""
    if mode is GenerationMode.NEGATIVE:
        with suppress(Unsatisfiable):
            ask()
        return
    ask()
