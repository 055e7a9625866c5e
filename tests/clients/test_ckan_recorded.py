"""The same calls that a live CKAN 2.12.0 answered, asked of us: status, shape, types and error texts must agree.

The recording is read from `../shared/data` and never committed; where it is absent, this says so.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from catalog.models import Dataset, State, Token
from tests.make import NOW, Cast, make_cast, make_dataset
from tests.publish import upload_and_run

RECORDING = Path(settings.BASE_DIR).parent / "shared" / "data" / "ckan-2.12-recorded.json"
CALLS: list[dict[str, Any]] = json.loads(RECORDING.read_text()) if RECORDING.is_file() else []

# Rows are uploaded here, not sent one by one: these two calls are not offered.
NOT_OFFERED = ("datastore_create", "datastore_upsert")
# Asked without an order, so that any rows will do.
UNORDERED = "datastore_search distinct"
# Free text, written by each system for itself.
OWN_WORDS = ("help_show",)
EXACT = ("records", "total", "limit", "offset", "filters", "filterops", "records_format", "distinct", "q", "sort")
PACKAGE, TABLE = "b4b4acb9-889c-47d6-b20e-cdb3c309821b", "0e7968c8-da3a-42b8-a3f7-df0638cc6767"
LINK = "61d1eb7b-f6f9-408e-8c2d-b6e006fd951f"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CALLS, reason="the recorded answers are absent: ../shared/data/ckan-2.12-recorded.json"),
]


def _demo(cast: Cast) -> Dataset:
    cast.agency.slug, cast.agency.name = "demo-org", {"en": "Demo"}
    cast.agency.save()
    return make_dataset(
        cast.agency,
        "demo-ds",
        title={"en": "Demo"},
        description={"en": "x"},
        keywords=["air"],
        extras={"a": "b"},
        state=State.PUBLIC,
        issued=NOW,
    )


def _rows() -> bytes:
    """The rows that were put into the recorded table, as a file."""
    sent = next(call for call in CALLS if call["name"] == "datastore_upsert")["request"]["json"]["records"]
    first = next(call for call in CALLS if call["name"] == "datastore_create")["request"]["json"]["records"]
    lines = ["a,b,c,d", *(",".join(str(row[name]) for name in "abcd") for row in [*first, *sent])]
    return "\n".join(lines).encode()


class Conversation:
    """Asks the recorded calls one after the other; ids of the recording stand for those of ours."""

    def __init__(self, cast: Cast) -> None:
        dataset = _demo(cast)
        Dataset.objects.filter(pk=dataset.pk).update(state=State.DRAFT)
        table = upload_and_run(Dataset.objects.get(pk=dataset.pk), cast, _rows(), "t.csv")
        Dataset.objects.filter(pk=dataset.pk).update(state=State.PUBLIC)
        self.ids = {PACKAGE: str(dataset.pk), TABLE: str(table.pk)}
        self.token = Token.objects.issue(cast.reviewer, name="recorded", now=timezone.now())

    def ask(self, call: dict[str, Any]) -> Any:
        request = json.loads(self._translated(json.dumps(call["request"])))
        headers = {"Authorization": self.token} if request["auth"] else {}
        if request["method"] == "GET":
            return Client().get(request["path"], request.get("params"), headers=headers)
        body = request.get("content") or json.dumps(request.get("json"))
        return Client().post(request["path"], body, content_type="application/json", headers=headers)

    def _translated(self, text: str) -> str:
        for theirs, ours in self.ids.items():
            text = text.replace(theirs, ours)
        return text

    def expected(self, call: dict[str, Any]) -> Any:
        return json.loads(self._translated(json.dumps(call["body"])))


def test_every_recorded_answer_agrees() -> None:
    conversation = Conversation(make_cast())
    faults = [fault for call in CALLS if call["name"] not in NOT_OFFERED for fault in _ask(conversation, call)]
    assert not faults, "\n".join(faults)


def _ask(conversation: Conversation, call: dict[str, Any]) -> list[str]:
    response = conversation.ask(call)
    content = b"".join(response) if response.streaming else response.content
    if response.status_code != call["status"]:
        return [f"{call['name']}: {response.status_code} for {call['status']}: {content[:200]!r}"]
    if "json" not in call["content_type"]:
        return _text_faults(call, response.headers["Content-Type"], content.decode())
    body = json.loads(content)
    if call["name"] == "resource_create with url":
        conversation.ids[LINK] = body["result"]["id"]
    if response.headers["Content-Type"] != call["content_type"]:
        return [f"{call['name']}: {response.headers['Content-Type']}"]
    return [f"{call['name']}{fault}" for fault in _faults(call, conversation.expected(call), body)]


def _text_faults(call: dict[str, Any], media_type: str, text: str) -> list[str]:
    if call["status"] == 404:
        return []
    if media_type != call["content_type"]:
        return [f"{call['name']}: {media_type}"]
    if call["name"] == "jsonp":
        same = text.startswith("cb({") and text.endswith("});") and '"demo-ds"' in text
    else:
        same = [line.split(",") for line in text.splitlines()][:2] == [
            line.split(",") for line in call["body"].splitlines()
        ][:2]
    return [] if same else [f"{call['name']}: {text[:200]}"]


def _faults(call: dict[str, Any], theirs: Any, ours: Any) -> list[str]:
    if not isinstance(theirs, dict) or "error" in theirs:
        same = theirs == ours if not isinstance(theirs, dict) else theirs["error"] == ours.get("error")
        return [] if same else [f": {ours} for {theirs}"]
    if call["name"] in OWN_WORDS:
        return [] if isinstance(ours["result"], str) else [": no text"]
    if call["name"] == UNORDERED:
        theirs["result"]["records"] = theirs["result"]["records"][:0]
        ours["result"]["records"] = ours["result"]["records"][:0]
    return list(_differences(theirs, ours, ""))


def _same(theirs: Any, ours: Any) -> bool:
    """The recording keeps the first records of a long answer; how a rank is reckoned is each system's own affair."""
    if isinstance(theirs, list) and isinstance(ours, list) and theirs and isinstance(theirs[0], dict):
        unranked = [{key: value for key, value in row.items() if key != "rank"} for row in ours[: len(theirs)]]
        return unranked == [{key: value for key, value in row.items() if key != "rank"} for row in theirs]
    return bool(theirs == ours)


def _differences(theirs: Any, ours: Any, path: str) -> list[str]:
    """What the recording has and we lack, and what is of another type. An empty text of theirs may be null here."""
    name = path.rpartition(".")[2]
    if name in EXACT and path.startswith(".result."):
        return [] if _same(theirs, ours) else [f"{path}: {ours!r} for {theirs!r}"]
    if isinstance(theirs, dict) and isinstance(ours, dict):
        missing = [f"{path}.{key}: missing" for key in theirs if key not in ours]
        return missing + [
            fault for key in theirs if key in ours for fault in _differences(theirs[key], ours[key], f"{path}.{key}")
        ]
    if isinstance(theirs, list) and isinstance(ours, list):
        return _differences(theirs[0], ours[0], f"{path}[0]") if theirs and ours else []
    if theirs is None or ours is None or isinstance(ours, type(theirs)) or isinstance(theirs, type(ours)):
        return []
    return [f"{path}: {ours!r} for {theirs!r}"]
