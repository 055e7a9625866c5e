"""Entity tags: unchanged answers are not sent again, and no change is made on what is no longer there."""

import pytest

from catalog.models import Dataset
from tests.api.client import Api
from tests.make import Cast, make_cast, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def paths(cast: Cast) -> list[str]:
    dataset = make_public_dataset(cast.agency)
    resource = dataset.resources.get()
    of_dataset = [f"datasets/{dataset.slug}{end}" for end in ("", "/versions", "/openness", "/activity")]
    of_resource = [f"resources/{resource.pk}{end}" for end in ("", "/schema", "/validation", "/versions")]
    vocabularies = ["agencies", "agencies/transport", "themes", "licenses", "keywords", "formats", "spatial"]
    return [*of_dataset, *of_resource, *vocabularies, "deleted"]


def test_what_a_reader_has_is_not_sent_again(paths: list[str]) -> None:
    for path in paths:
        first = Api().get(path)
        again = Api().get(path, If_None_Match=first["ETag"])
        assert (first.status_code, again.status_code, again.content) == (200, 304, b""), path
        assert again["ETag"] == first["ETag"]
        assert Api().get(path, If_None_Match='"another"').status_code == 200


def test_caches_may_keep_what_is_everyones_and_must_ask(paths: list[str], cast: Cast) -> None:
    for path in paths:
        anyone, publisher = Api().get(path), Api(cast.publisher).get(path)
        assert anyone["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert publisher["Cache-Control"] == "private, no-cache"
        assert "Authorization" in {name.strip() for name in anyone["Vary"].split(",")}


def test_a_withdrawn_dataset_is_gone_for_who_has_it(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    tag = Api().get(f"datasets/{dataset.slug}")["ETag"]
    Api(cast.reviewer).post(f"datasets/{dataset.pk}/withdraw", {"comment": "Wrong."})
    assert Api().get(f"datasets/{dataset.slug}", If_None_Match=tag).status_code == 410


def test_a_lost_update_is_refused(cast: Cast) -> None:
    api, path = Api(cast.publisher), f"datasets/{make_dataset(cast.agency).pk}"
    tag = api.get(path)["ETag"]
    first = api.send("PATCH", path, {"keywords": ["first"]}, If_Match=tag)
    second = api.send("PATCH", path, {"keywords": ["second"]}, If_Match=tag)
    assert (first.status_code, second.status_code) == (200, 412)
    assert second["Content-Type"] == "application/problem+json"
    assert second.json()["errors"][0]["code"] == "changed-since"
    assert Dataset.objects.get().keywords == ["first"]
    # The tag of an answer to a change, and of the refusal, is the one that a GET bears.
    assert first["ETag"] == second["ETag"] == api.get(path)["ETag"] != tag
    assert api.send("PATCH", path, {"keywords": ["third"]}, If_Match=second["ETag"]).status_code == 200


def test_nobody_has_to_name_a_tag(cast: Cast) -> None:
    api, path = Api(cast.publisher), f"datasets/{make_dataset(cast.agency).pk}"
    assert api.send("PATCH", path, {"keywords": ["x"]}).status_code == 200
    assert api.send("PATCH", path, {"keywords": ["y"]}, If_Match="*").status_code == 200


@pytest.mark.parametrize("tag", ["", "nonsense", '"another"', 'W/"another"'])
def test_another_tag_stops_every_change(cast: Cast, tag: str) -> None:
    draft, public = make_dataset(cast.agency, "draft"), make_public_dataset(cast.agency, "public")
    api = Api(cast.reviewer)
    assert api.send("DELETE", f"datasets/{draft.pk}", If_Match=tag).status_code == 412
    assert api.send("DELETE", f"datasets/{public.pk}", {"comment": "x"}, If_Match=tag).status_code == 412
    assert api.post(f"datasets/{draft.pk}/submit", If_Match=tag).status_code == 412
    assert api.post(f"datasets/{public.pk}/withdraw", {"comment": "x"}, If_Match=tag).status_code == 412
    assert sorted(Dataset.objects.values_list("slug", "state")) == [("draft", "draft"), ("public", "public")]


def test_a_reviewer_approves_what_was_read(cast: Cast) -> None:
    dataset = make_dataset(cast.agency, state="submitted")
    reviewer, path = Api(cast.reviewer), f"datasets/{dataset.pk}"
    tag = reviewer.get(path)["ETag"]
    reviewer.send("PATCH", path, {"keywords": ["other"]})
    assert reviewer.post(f"{path}/approve", If_Match=tag).status_code == 412


@pytest.mark.parametrize("method", ["PATCH", "DELETE", "POST"])
def test_a_change_refuses_parameters_that_it_does_not_know(cast: Cast, method: str) -> None:
    dataset = make_dataset(cast.agency)
    path = f"datasets/{dataset.pk}" if method != "POST" else f"datasets/{dataset.pk}/submit"
    answer = Api(cast.publisher).send(method, f"{path}?force=1", {})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "force")
    assert Dataset.objects.get().state == "draft"
