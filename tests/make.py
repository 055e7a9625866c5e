"""Builders with plain defaults, and the cast: who appears in the tests, and what each may do.

`publisher` and `reviewer` work for one agency, `other_publisher` for another, `steward` runs the platform, and
`outsider` has an account but no agency.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User

from catalog.models import (
    Agency,
    Assessment,
    CriterionMark,
    Dataset,
    Job,
    Membership,
    Origin,
    Problem,
    Resource,
    Role,
    Severity,
    Stage,
    State,
    Status,
    TableProfile,
    Upload,
    Version,
)
from catalog.profiling.profile import Column
from catalog.vocabulary.criteria import CRITERIA, MET, UNMET

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@dataclass(frozen=True, slots=True)
class Cast:
    agency: Agency
    other_agency: Agency
    publisher: User
    reviewer: User
    other_publisher: User
    steward: User
    outsider: User


def make_user(username: str, **values: Any) -> User:
    return User.objects.create_user(username, f"{username}@example.org", "a-test-password", is_staff=True, **values)


def make_agency(slug: str = "transport", **values: Any) -> Agency:
    values.setdefault("name", {"en": f"Demo {slug.title()} Bureau", "zh-Hans": f"演示{slug}局"})
    return Agency.objects.create(slug=slug, **values)


def make_cast() -> Cast:
    agency, other = make_agency("transport"), make_agency("water")
    cast = Cast(
        agency=agency,
        other_agency=other,
        publisher=make_user("publisher"),
        reviewer=make_user("reviewer"),
        other_publisher=make_user("other-publisher"),
        steward=User.objects.create_superuser("steward", "steward@example.org", "a-test-password"),
        outsider=make_user("outsider"),
    )
    Membership.objects.create(user=cast.publisher, agency=agency, role=Role.CONTRIBUTOR)
    Membership.objects.create(user=cast.reviewer, agency=agency, role=Role.REVIEWER)
    Membership.objects.create(user=cast.other_publisher, agency=other, role=Role.REVIEWER)
    return cast


def make_dataset(agency: Agency, slug: str = "bus-stops", **values: Any) -> Dataset:
    """A draft with its mandatory fields filled."""
    defaults: dict[str, Any] = {
        "title": {"en": f"Bus stops {slug}", "zh-Hans": f"公交站点 {slug}"},
        "description": {"en": "Where the buses stop.", "zh-Hans": "公交车停靠的地点。"},
        "keywords": ["bus", "公交"],
        "themes": ["transport"],
        "license": "CC-BY-4.0",
        "frequency": "monthly",
        "contact_name": "Data desk",
        "contact_email": "data@example.org",
        "requested_level": "open",
    }
    return Dataset.objects.create(agency=agency, slug=slug, **{**defaults, **values})


def make_resource(dataset: Dataset, **values: Any) -> Resource:
    values.setdefault("title", {"en": "All stops", "zh-Hans": "全部站点"})
    return Resource.objects.create(dataset=dataset, **values)


def make_version(resource: Resource, number: int = 1, **values: Any) -> Version:
    """A version without bytes in the store: enough where only rows are looked at. It becomes the one served."""
    defaults: dict[str, Any] = {
        "sha256": EMPTY_SHA256,
        "size": 1234,
        "media_type": "text/csv",
        "format": "csv",
        "filename": "stops.csv",
        "origin": Origin.UPLOAD,
    }
    version = Version.objects.create(resource=resource, number=number, **{**defaults, **values})
    Resource.objects.filter(pk=resource.pk).update(version=version)
    resource.version = version
    return version


def make_profile(version: Version, **values: Any) -> TableProfile:
    columns = (
        Column("name", "Name", "string", filled=2, distinct=2, minimum="East", maximum="West"),
        Column("stops", "Stops", "integer", filled=2, distinct=2, minimum="3", maximum="8", mean=5.5),
    )
    defaults: dict[str, Any] = {
        "parquet": EMPTY_SHA256,
        "rows": 2,
        "rows_present": 2,
        "columns": [asdict(column) for column in columns],
        "encoding": "utf-8",
        "delimiter": ",",
    }
    return TableProfile.objects.create(version=version, **{**defaults, **values})


def make_job(resource: Resource, **values: Any) -> Job:
    """A finished, valid run over the version that `resource` serves."""
    upload = Upload.objects.create(sha256=EMPTY_SHA256, size=1234, filename="stops.csv")
    defaults: dict[str, Any] = {
        "version": resource.version,
        "origin": Origin.UPLOAD,
        "upload": upload,
        "status": Status.VALID,
        "stage": Stage.DONE,
        "progress": 1234,
        "total": 1234,
        "started": NOW,
        "finished": NOW,
    }
    return Job.objects.create(resource=resource, **{**defaults, **values})


def make_problem(version: Version, code: str = "ragged-row", position: int = 0, **values: Any) -> Problem:
    defaults: dict[str, Any] = {
        "severity": Severity.WARNING,
        "row": 3,
        "column": 2,
        "column_name": "Stops",
        "cell": "x",
    }
    return Problem.objects.create(version=version, code=code, position=position, **{**defaults, **values})


def make_assessment(dataset: Dataset, *, met: int = 6) -> Assessment:
    """Eight marks, the first `met` of them met, the others unmet; it becomes the dataset's own."""
    assessment = Assessment.objects.create(
        dataset=dataset, assessed=NOW, rules="1", score=met / 8, met=met, gate_passes=met == len(CRITERIA)
    )
    for position, criterion in enumerate(CRITERIA):
        good = position < met
        CriterionMark.objects.create(
            assessment=assessment,
            position=position,
            criterion=criterion.code,
            mark=MET if good else UNMET,
            value=1.0 if good else 0.0,
            evidence=[
                {"code": "figure", "figures": {"rows": 2}, "text": {"en": "2 of 2 rows.", "zh-Hans": "2 行中的 2 行。"}}
            ],
            advice={} if good else {"en": "Mend it.", "zh-Hans": "请改进。"},
        )
    Dataset.objects.filter(pk=dataset.pk).update(assessment=assessment)
    dataset.assessment = assessment
    return assessment


def make_public_dataset(agency: Agency, slug: str = "bus-stops", **values: Any) -> Dataset:
    """Public, with one resource that has a version, a profile, a finished job, and an assessment. No bytes on disk."""
    dataset = make_dataset(agency, slug, state=State.PUBLIC, issued=NOW, **values)
    resource = make_resource(dataset)
    version = make_version(resource)
    make_profile(version)
    make_job(resource)
    make_assessment(dataset)
    return dataset
