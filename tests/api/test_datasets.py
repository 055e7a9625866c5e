"""Datasets through the API: writing, reading, who sees what, errors that name the place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.models import Dataset, State
from tests.api.client import Api
from tests.make import NOW, Cast, make_cast, make_dataset, make_public_dataset
from tests.publish import CSV, publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db

BODY = {
    "agency": "transport",
    "title": {"en": "Stops", "zh-Hans": "站点"},
    "description": {"en": "Where buses stop."},
    "license": "CC-BY-4.0",
    "frequency": "annual",
    "release_level": "open",
    "keywords": ["公交", "bus"],
    "contact": {"name": "Desk", "email": "desk@example.org"},
    "period": {"start": "2026-01-01", "end": "2026-06-30"},
    "spatial": {"type": "Point", "coordinates": [121.4, 31.2]},
}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_a_dataset_is_read_as_it_was_written(cast: Cast) -> None:
    made = Api(cast.publisher).post("datasets", BODY)
    assert made.status_code == 201
    read = Api(cast.publisher).get(f"datasets/{made.json()['id']}").json()
    for name in BODY.keys() - {"release_level"}:
        assert read[name] == BODY[name], name
    assert (read["state"], read["release_level"], read["requested_level"]) == ("draft", "published", "open")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": {}}, "title"),
        ({"title": {"en": " "}}, "title"),
        ({"title": "plain"}, "title"),
        ({"agency": "nobody"}, "agency"),
        ({"license": "my own"}, "license"),
        ({"frequency": "sometimes"}, "frequency"),
        ({"themes": ["x"]}, "themes.0"),
        ({"contact": {"email": "no"}}, "contact.email"),
        ({"spatial": {"type": "Circle"}}, "spatial"),
        ({"period": {"start": "2026-02-01", "end": "2026-01-01"}}, "period.end"),
    ],
)
def test_nonsense_is_refused_at_its_field(cast: Cast, change: dict[str, object], field: str) -> None:
    answer = Api(cast.publisher).post("datasets", {**BODY, **change})
    assert answer.status_code in (400, 422)
    assert answer["Content-Type"] == "application/problem+json"
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert not Dataset.objects.exists()


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"\xff"])
def test_a_broken_body_is_a_400(cast: Cast, body: bytes) -> None:
    api = Api(cast.publisher)
    answer = api.client.post("/api/v1/datasets", body, content_type="application/json", headers=api.headers)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("who", "status"), [("publisher", 201), ("other_publisher", 403), ("outsider", 403), ("steward", 201)]
)
def test_only_members_create_in_an_agency(cast: Cast, who: str, status: int) -> None:
    assert Api(getattr(cast, who)).post("datasets", BODY).status_code == status


def test_nobody_without_a_token_writes(cast: Cast) -> None:
    assert Api().post("datasets", BODY).status_code == 401
    wrong = Api()
    wrong.headers["Authorization"] = "Bearer kmn_nonsense"
    assert wrong.get("datasets/mine").status_code == 401


def test_a_token_does_only_what_it_was_made_for(cast: Cast) -> None:
    assert Api(cast.reviewer, scopes=("read",)).post("datasets", BODY).status_code == 403


@pytest.mark.parametrize(
    ("who", "status"),
    [("publisher", 200), ("reviewer", 200), ("steward", 200), ("other_publisher", 404), ("outsider", 404)],
)
def test_a_draft_is_there_only_for_its_agency(cast: Cast, who: str, status: int) -> None:
    draft = make_dataset(cast.agency)
    assert Api(getattr(cast, who)).get(f"datasets/{draft.pk}").status_code == status
    assert Api().get(f"datasets/{draft.slug}").status_code == 404


def test_another_agency_can_not_change_what_it_can_see(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    outsider = Api(cast.other_publisher)
    assert outsider.send("PATCH", f"datasets/{dataset.pk}", {"title": {"en": "x"}}).status_code == 403
    for step in ("submit", "approve", "return", "withdraw"):
        assert outsider.post(f"datasets/{dataset.pk}/{step}", {"comment": "x"}).status_code == 403
    assert outsider.send("DELETE", f"datasets/{dataset.pk}", {"comment": "x"}).status_code == 403
    file = SimpleUploadedFile("x.csv", CSV)
    assert outsider.form(f"datasets/{dataset.pk}/resources", {"file": file}).status_code == 403


def test_shared_and_withdrawn_datasets_are_not_public(cast: Cast) -> None:
    shared = make_public_dataset(cast.agency, "shared", requested_level="shared", release_level="shared")
    gone = make_public_dataset(cast.agency, "gone", withdrawn_at=NOW, withdrawn_reason={"en": "Wrong."})
    Dataset.objects.filter(pk=gone.pk).update(state=State.WITHDRAWN)
    assert Api().get(f"datasets/{shared.slug}").status_code == 404
    assert Api().get(f"datasets/{gone.slug}").status_code == 410
    for dataset in (shared, gone):
        resource = dataset.resources.get()
        for path in ("", "/rows", "/download", "/schema", "/validation"):
            assert Api().get(f"resources/{resource.pk}{path}").status_code in (404, 410)


def test_the_workflow_runs_through_the_api(cast: Cast) -> None:
    publisher, reviewer = Api(cast.publisher), Api(cast.reviewer)
    dataset = make_dataset(cast.agency)
    refused = publisher.post(f"datasets/{dataset.pk}/submit")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "resources")
    upload_and_run(dataset, cast)
    assert publisher.post(f"datasets/{dataset.pk}/submit").json()["state"] == "submitted"
    assert publisher.post(f"datasets/{dataset.pk}/submit").status_code == 409
    assert publisher.post(f"datasets/{dataset.pk}/approve").status_code == 403
    assert reviewer.post(f"datasets/{dataset.pk}/return").status_code == 422
    assert reviewer.post(f"datasets/{dataset.pk}/return", {"comment": "坐标"}).json()["state"] == "draft"
    publisher.post(f"datasets/{dataset.pk}/submit")
    assert reviewer.post(f"datasets/{dataset.pk}/approve").json()["state"] == "public"
    assert Api().get(f"datasets/{dataset.pk}").status_code == 200
    assert reviewer.send("DELETE", f"datasets/{dataset.pk}", {"comment": "Wrong."}).status_code == 204
    assert Api().get(f"datasets/{dataset.pk}").status_code == 410


def test_an_upload_is_accepted_and_can_be_watched(cast: Cast) -> None:
    api, dataset = Api(cast.publisher), make_dataset(cast.agency)
    answer = api.form(
        f"datasets/{dataset.pk}/resources", {"file": SimpleUploadedFile("站点.csv", CSV), "title": "站点"}
    )
    assert answer.status_code == 202
    assert answer["Location"].endswith(f"resources/{answer.json()['id']}/validation")
    resource = dataset.resources.get()
    assert resource.title == {"zh-Hans": "站点"}
    watched = api.get(f"resources/{resource.pk}/validation").json()
    assert (watched["status"], watched["stage"], watched["total"]) == ("queued", "intake", len(CSV))
    run_job(resource.jobs.get())
    watched = api.get(f"resources/{resource.pk}/validation").json()
    assert (watched["status"], len(watched["stages"])) == ("valid", 5)


@pytest.mark.parametrize("values", [{}, {"url": ""}, {"url": "ftp://x/y"}])
def test_a_resource_needs_a_file_or_a_link(cast: Cast, values: dict[str, str]) -> None:
    answer = Api(cast.publisher).post(f"datasets/{make_dataset(cast.agency).pk}/resources", values)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["message"]["zh-Hans"]


def test_a_declared_length_past_the_limit_is_refused_unread(cast: Cast) -> None:
    api, dataset = Api(cast.publisher), make_dataset(cast.agency)
    answer = api.client.post(
        f"/api/v1/datasets/{dataset.pk}/resources",
        b"",
        content_type="multipart/form-data; boundary=x",
        headers=api.headers,
        CONTENT_LENGTH=str(2 * 1024**3),
    )
    assert answer.status_code == 413
    assert "larger than" in answer.json()["detail"]


def test_openness_history_versions_and_activity(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    upload_and_run(dataset, cast)
    publish(dataset, cast)
    marks = Api().get(f"datasets/{dataset.pk}/openness").json()["marks"]
    assert [len(marks), all(mark["evidence"] for mark in marks)] == [8, True]
    assert Api().get(f"datasets/{dataset.pk}/openness/history").json()["count"] == 1
    assert Api().get(f"datasets/{dataset.pk}/versions").json()["results"][0]["sha256"]
    public = {event["event"] for event in Api().get(f"datasets/{dataset.pk}/activity").json()["results"]}
    own = {event["event"] for event in Api(cast.publisher).get(f"datasets/{dataset.pk}/activity").json()["results"]}
    assert (public, own - public) == ({"version", "approved"}, {"submitted"})


@pytest.mark.parametrize(
    "path", ["datasets", "agencies", "themes", "licenses", "keywords", "formats", "spatial", "datasets/mine"]
)
def test_an_unknown_parameter_is_named_with_the_nearest(cast: Cast, path: str) -> None:
    answer = Api(cast.publisher).get(f"{path}?lagn=en")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "lagn"
    assert "“lang”" in answer.json()["errors"][0]["message"]["en"]


def test_vocabularies_count_public_datasets(cast: Cast) -> None:
    make_public_dataset(cast.agency)
    make_dataset(cast.agency, "draft")
    agencies = {row["slug"]: row["datasets"] for row in Api().get("agencies").json()["results"]}
    assert agencies == {"transport": 1, "water": 0}
    themes = {row["code"]: row["datasets"] for row in Api().get("themes").json()["results"]}
    assert (themes["transport"], themes["health"]) == (1, 0)
    licenses = {row["code"]: (row["datasets"], row["conformant"]) for row in Api().get("licenses").json()["results"]}
    assert licenses["CC-BY-4.0"] == (1, True)


def test_keywords_formats_and_areas_are_counted_over_public_datasets(cast: Cast) -> None:
    point = {"type": "Point", "coordinates": [121.5, 31.2]}
    make_public_dataset(cast.agency, spatial=point)
    make_public_dataset(cast.agency, "bus-lines", keywords=["bus", "lines"], spatial=point)
    make_dataset(cast.agency, "draft", keywords=["draft"], spatial={"type": "Point", "coordinates": [0, 0]})
    keywords = Api().get("keywords?page_size=1").json()
    assert (keywords["count"], keywords["results"]) == (3, [{"keyword": "bus", "datasets": 2}])
    assert "page=2" in keywords["next"]
    formats = {
        row["code"]: (row["datasets"], row["open_specification"]) for row in Api().get("formats").json()["results"]
    }
    assert (formats["csv"], formats["xls"]) == ((2, True), (0, False))
    assert Api().get("spatial").json()["results"] == [{"spatial": point, "datasets": 2}]


def test_the_openapi_names_every_route(cast: Cast) -> None:
    spec = Api().get("openapi.json").json()
    assert spec["openapi"].startswith("3.1")
    for path in ("/api/v1/datasets", "/api/v1/resources/{resource_id}/rows", "/api/v1/datasets/{key}/approve"):
        assert path in spec["paths"]
