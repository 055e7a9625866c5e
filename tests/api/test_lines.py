"""Lines and records are what their serializers declare, in a fixed number of queries; lines only of what is public."""

from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.api.rest.lines import lines, record
from catalog.api.rest.renderers import OrjsonRenderer
from catalog.api.rest.serializers.datasets import DatasetListSerializer, DatasetSerializer
from catalog.models import Assessment, Dataset, Link, Resource
from catalog.search.ask import with_everything
from catalog.standards.entries import entry_in_any_state
from tests.make import NOW, make_agency, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db

ADDRESS = "https://t.example.org/x.csv"


def _linked(dataset: Dataset, url: str = ADDRESS) -> Resource:
    made: Resource = dataset.resources.create(title={"en": "A link"}, url=url, position=1)
    return made


def _broken(resource: Resource, url: str = ADDRESS) -> None:
    values = {"status": 404, "code": "not-found", "error": {"en": "Gone", "zh-Hans": "没有了"}, "since": NOW}
    Link.objects.create(
        resource=resource, url=url, host="t.example.org", checked=NOW, ok=False, next_check=NOW, **values
    )


@pytest.fixture
def varied() -> list[Dataset]:
    """With all that a dataset may have, and without."""
    agency = make_agency("water", parent=make_agency("city"))
    full = make_public_dataset(
        agency,
        "full",
        provenance={"en": "x"},
        period_start="2020-01-01",
        spatial={"type": "Point", "coordinates": [1, 2]},
        languages=["zh-Hans"],
        declared_records=5,
    )
    _broken(_linked(full))
    _linked(make_public_dataset(agency, "never-checked"))
    _broken(_linked(make_public_dataset(agency, "moved"), url="https://t.example.org/new.csv"))
    make_public_dataset(agency, "unmeasured")
    Dataset.objects.filter(slug="unmeasured").update(assessment=None)
    judged = make_public_dataset(agency, "judged")
    assessment = Assessment.objects.create(
        dataset=judged,
        assessed=NOW,
        rules="2",
        score=1,
        met=8,
        gate_passes=True,
        reasons=[{"en": "No.", "zh-Hans": "无。"}],
    )
    evidence = [{"code": "figure", "figures": {"rows": 1.5}, "text": {"en": "x"}, "link": "/datasets/judged"}]
    assessment.marks.create(position=1, criterion="timely", mark="unknown", value=None, evidence=evidence)
    assessment.marks.create(position=0, criterion="primary", mark="met", value=1)
    Dataset.objects.filter(slug="judged").update(assessment=assessment)
    return list(with_everything(Dataset.objects.public()).order_by("slug"))


def _written(data: Any) -> Any:
    return orjson.loads(OrjsonRenderer().render(data))


def test_a_line_is_what_its_serializer_gives(varied: list[Dataset]) -> None:
    declared = _written(DatasetListSerializer(varied, many=True).data)
    assert [orjson.loads(line) for line in lines([one.pk for one in varied])] == declared
    codes = {
        one["slug"]: [resource["link"] and resource["link"]["code"] for resource in one["resources"]]
        for one in declared
    }
    assert codes == {
        "full": [None, "not-found"],
        "judged": [None],
        "moved": [None, ""],
        "never-checked": [None, ""],
        "unmeasured": [None],
    }


def test_a_record_is_what_its_serializer_gives(varied: list[Dataset]) -> None:
    agency = varied[0].agency
    draft = make_dataset(agency, "draft")
    withdrawn = make_public_dataset(agency, "withdrawn", withdrawn_at=NOW)
    Dataset.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    others = with_everything(Dataset.objects.filter(pk__in=[draft.pk, withdrawn.pk]))
    for dataset in (*varied, *others):
        declared = _written(DatasetSerializer(dataset).data)
        for key in ({"pk": dataset.pk}, {"slug": dataset.slug}):
            entry = entry_in_any_state(**key)
            assert entry is not None
            assert _written(record(entry)) == declared
    assert entry_in_any_state(slug="nothing") is None


def test_what_nobody_may_see_is_left_out_and_the_order_kept() -> None:
    agency = make_agency()
    first, second, third = (make_public_dataset(agency, f"d-{number}") for number in range(3))
    Dataset.objects.filter(pk=second.pk).update(release_level="shared", requested_level="shared")
    assert [orjson.loads(line)["slug"] for line in lines([third.pk, second.pk, first.pk])] == ["d-2", "d-0"]
    assert lines([]) == []


def test_queries_do_not_grow_with_the_lines(settings: Any) -> None:
    settings.ANSWERS_MIB = 0
    agency, counts = make_agency(), []
    made = [make_public_dataset(agency, f"d-{number}") for number in range(4)]
    for number, dataset in enumerate(made, start=1):
        _linked(dataset)
        with CaptureQueriesContext(connection) as seen:
            assert len(lines([one.pk for one in made[:number]])) == number
        counts.append(len(seen))
    # Datasets, their agencies, files, marks and links.
    assert counts == [5, 5, 5, 5]
