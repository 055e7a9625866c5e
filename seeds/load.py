"""Load the demo the way its people would: describe, upload, wait for the pipeline, submit, approve.

May be broken off and begun again: what is there stays, what is missing is made.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from catalog.models import UNFINISHED, Agency, Dataset, Event, Job, Membership, State
from catalog.publishing import describe, files, workflow
from seeds.agencies import AGENCIES
from seeds.packages import statement
from seeds.people import PASSWORD, PEOPLE
from seeds.registry import DATASETS
from seeds.source import file_of
from seeds.specification import Link, Packaged, SeedAgency, SeedDataset, SeedResource

CHUNK = 1024 * 1024
PATIENCE = 170.0

Say = Callable[[str], None]


class TookTooLong(RuntimeError):
    """The pipeline did not finish the demo's files: is a worker running?"""


def load(say: Say) -> None:
    make_agencies()
    make_people()
    steward = User.objects.get(username="steward")
    waiting = [seed for seed in DATASETS if _describe(seed, steward)]
    if waiting:
        say(f"{len(waiting)} demo datasets described and uploaded; the pipeline is at work…")
    wait_for_jobs()
    for seed in DATASETS:
        _finish(seed, steward)
    say(f"{Dataset.objects.public().count()} demo datasets are public.")


def make_agencies() -> None:
    for seed in AGENCIES:
        parent = Agency.objects.filter(slug=seed.parent).first() if seed.parent else None
        values = {"name": seed.name, "description": seed.description, "parent": parent, **_contact(seed)}
        Agency.objects.get_or_create(slug=seed.slug, defaults=values)


def _contact(agency: SeedAgency) -> dict[str, str]:
    return {"contact_name": agency.contact_name, "contact_email": agency.contact_email}


def make_people() -> None:
    for person in PEOPLE:
        user, created = User.objects.get_or_create(
            username=person.username,
            defaults={"is_staff": True, "is_superuser": not person.agency, "first_name": person.first_name},
        )
        if created:
            user.set_password(PASSWORD)
            user.save()
        if person.agency:
            agency = Agency.objects.get(slug=person.agency)
            Membership.objects.get_or_create(user=user, agency=agency, defaults={"role": person.role})


def _describe(seed: SeedDataset, actor: User) -> bool:
    """Whether there was anything to do."""
    dataset = Dataset.objects.filter(slug=seed.slug).first()
    if dataset is None:
        dataset = describe.create(Agency.objects.get(slug=seed.agency), _values(seed), actor=actor, slug=seed.slug)
    missing = seed.resources[dataset.resources.count() :]
    for resource in missing:
        _add(dataset, resource, actor)
    return bool(missing)


def _values(seed: SeedDataset) -> dict[str, object]:
    agency = next(agency for agency in AGENCIES if agency.slug == seed.agency)
    values: dict[str, Any] = {
        "title": seed.title,
        "description": seed.description,
        "keywords": list(seed.keywords),
        "themes": list(seed.themes),
        "license": seed.license,
        "requested_level": seed.level,
        "frequency": seed.frequency,
        **_contact(agency),
        **seed.fields,
    }
    for resource in seed.resources:
        if isinstance(resource.source, Packaged):
            cited = statement(resource.source)
            values["provenance"] = {code: f"{text} {cited[code]}" for code, text in values["provenance"].items()}
    return values


@transaction.atomic
def _add(dataset: Dataset, seed: SeedResource, actor: User) -> None:
    now = timezone.now()
    if isinstance(seed.source, Link):
        files.add_resource(dataset, actor=actor, title=seed.title, description=seed.description, url=seed.source.url)
        return
    resource = files.add_resource(dataset, actor=actor, title=seed.title, description=seed.description)
    with file_of(seed.source, now.date()) as path:
        files.upload(
            resource,
            _chunks(path),
            actor=actor,
            filename=seed.source.filename,
            content_modified=now - timedelta(days=seed.age_days) if seed.age_days else None,
        )


def _chunks(path: Path) -> list[bytes]:
    with path.open("rb") as file:
        return list(iter(lambda: file.read(CHUNK), b""))


def wait_for_jobs(patience: float = PATIENCE) -> None:
    """Until every job of the demo's datasets has ended."""
    deadline = time.monotonic() + patience
    slugs = [seed.slug for seed in DATASETS]
    while Job.objects.filter(resource__dataset__slug__in=slugs, status__in=UNFINISHED).exists():
        if time.monotonic() > deadline:
            raise TookTooLong(f"after {patience:.0f} seconds some files are still not through: is a worker running?")
        time.sleep(0.2)


@transaction.atomic
def _finish(seed: SeedDataset, actor: User) -> None:
    """From draft to where the dataset is to end, in one go; one that a person has moved since is left alone."""
    dataset = Dataset.objects.get(slug=seed.slug)
    touched = dataset.activities.exclude(event__in=(Event.CREATED, Event.VERSION)).exists()
    if seed.end == "draft" or dataset.state != State.DRAFT or touched:
        return
    dataset = workflow.submit(dataset, actor=actor)
    if seed.end == "returned":
        workflow.return_to_publisher(dataset, actor=actor, comment=seed.comment)
    if seed.end in ("public", "withdrawn"):
        dataset = workflow.approve(dataset, actor=actor, now=timezone.now())
    if seed.end == "withdrawn":
        workflow.withdraw(dataset, actor=actor, now=timezone.now(), reason=seed.comment)
