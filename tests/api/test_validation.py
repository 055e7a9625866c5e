"""The validation of each version through the API: JSON, sheet, history; and who may see which."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Resource, Version
from catalog.publishing import files, publications
from tests.api.client import Api
from tests.make import NOW, Cast, make_cast, make_dataset
from tests.publish import CSV, publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db

FLAWED = "名称,数量,数量\n甲,1,2\n乙,3\n合计,4,6\n".encode("gb18030")
PERSONAL = "名称,电话\n甲,13812345678\n乙,13912345678\n".encode()


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def resource(cast: Cast) -> Resource:
    """Public: version 1 had flaws and was public, version 2 is clean and served."""
    dataset = make_dataset(cast.agency)
    first = upload_and_run(dataset, cast, FLAWED)
    publish(dataset, cast)
    return add(first, cast, CSV)


def add(resource: Resource, cast: Cast, content: bytes) -> Resource:
    run_job(files.upload(Resource.objects.get(pk=resource.pk), [content], actor=cast.reviewer, filename="next.csv"))
    return Resource.objects.select_related("version", "dataset").get(pk=resource.pk)


def sheet(answer: Any) -> list[dict[str, str]]:
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_kinds_come_in_the_order_in_which_to_mend_them(resource: Resource) -> None:
    report = Api().get(f"resources/{resource.pk}/validation?version=1").json()
    assert [kind["code"] for kind in report["kinds"]] == ["duplicate-header", "total-row", "short-row", "encoding"]
    assert report["kinds"][0]["criteria"] == ["machine-readable"]
    assert report["headline"]["en"] == "3 things to mend, 1 to know; 3 of 3 rows read."
    assert report["compared_with"] is None


def test_a_version_is_compared_with_the_one_before(resource: Resource) -> None:
    compared = Api().get(f"resources/{resource.pk}/validation").json()["compared_with"]
    assert (compared["version"], compared["sentence"]["zh-Hans"]) == (1, "4 类问题全部解决。")
    assert {problem["state"] for problem in compared["problems"]} == {"solved"}
    assert compared["encoding"] == {"before": "gb18030", "after": "utf-8"}


@pytest.mark.parametrize(("language", "header", "word"), [("en", "message", "Row 3: "), ("zh", "问题", "第 3 行：")])
def test_the_sheet_speaks_the_language_asked_for(resource: Resource, language: str, header: str, word: str) -> None:
    answer = Api().get(f"resources/{resource.pk}/validation.csv?version=1&lang={language}", Accept="text/csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "stops-v1-problems.csv" in answer["Content-Disposition"]
    rows = sheet(answer)
    assert len(rows) == 4
    assert any(row[header].startswith(word) for row in rows)


def test_a_clean_version_has_a_sheet_without_rows(resource: Resource) -> None:
    assert sheet(Api().get(f"resources/{resource.pk}/validation.csv")) == []


def test_an_older_public_version_is_downloaded_byte_for_byte(resource: Resource) -> None:
    answer = Api().get(f"resources/{resource.pk}/download?version=1")
    assert b"".join(answer.streaming_content) == FLAWED
    lines = Api().get(f"resources/{resource.pk}/versions").json()["results"]
    assert [(line["number"], line["served"], line["public"]) for line in lines] == [(2, True, True), (1, False, True)]
    assert lines[1]["download_url"].endswith("download?version=1")


PATHS = ("download?version={}", "validation?version={}", "validation.csv?version={}")


@pytest.mark.parametrize("path", PATHS)
def test_a_version_that_was_never_public_stays_the_agencys_own(cast: Cast, path: str) -> None:
    draft = upload_and_run(make_dataset(cast.agency), cast, FLAWED)
    resource = add(draft, cast, CSV)
    publish(resource.dataset, cast)
    address = f"resources/{resource.pk}/{path.format(1)}"
    assert Api().get(address).status_code == 404
    assert Api(cast.other_publisher).get(address).status_code == 404
    assert Api(cast.publisher).get(address).status_code == 200
    assert [one["number"] for one in Api().get(f"resources/{resource.pk}/versions").json()["results"]] == [2]
    assert Api().get(f"datasets/{resource.dataset.slug}/versions").json()["count"] == 1
    assert Api(cast.publisher).get(f"datasets/{resource.dataset.slug}/versions").json()["count"] == 2
    assert Api().get(f"resources/{resource.pk}/validation").json()["compared_with"] is None


@pytest.mark.parametrize("path", PATHS)
def test_a_withheld_version_is_gone(cast: Cast, resource: Resource, path: str) -> None:
    publications.withhold(resource.versions.get(number=1), actor=cast.reviewer, reason="Names in it.", now=NOW)
    assert Api().get(f"resources/{resource.pk}/{path.format(1)}").status_code == 410
    line = Api().get(f"resources/{resource.pk}/versions").json()["results"][1]
    assert (line["public"], line["download_url"], line["withheld_reason"]) == (False, None, {"en": "Names in it."})
    assert Api().get(f"resources/{resource.pk}/validation").json()["compared_with"] is None


@pytest.mark.parametrize("path", PATHS)
def test_a_version_held_back_for_personal_data_is_out_of_reach(cast: Cast, resource: Resource, path: str) -> None:
    add(resource, cast, PERSONAL)
    assert Version.objects.filter(resource=resource, number=3).exists()
    assert Api().get(f"resources/{resource.pk}/{path.format(3)}").status_code == 404
    assert [one["number"] for one in Api().get(f"resources/{resource.pk}/versions").json()["results"]] == [2, 1]


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "1.5"])
def test_nonsense_for_a_number_is_named(resource: Resource, number: str) -> None:
    answer = Api().get(f"resources/{resource.pk}/validation?version={number}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "version")
    assert Api().get(f"resources/{resource.pk}/validation?version=7").status_code == 404


def questions(path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        answer = Api().get(path)
        assert answer.status_code == 200
        if answer.streaming:
            assert b"".join(answer.streaming_content)
    return len(seen)


@pytest.mark.parametrize("path", ["validation", "validation.csv", "versions"])
def test_queries_do_not_grow_with_versions_or_problems(cast: Cast, resource: Resource, path: str) -> None:
    add(resource, cast, FLAWED)
    address = f"resources/{resource.pk}/{path}"
    few = questions(address)
    for number in range(4):
        add(resource, cast, FLAWED + f"{'短' * number}\n".encode("gb18030") * 300)
    assert questions(address) == few
    assert few <= 20
