"""A published dataset with a table, the addresses that answer of it, and everything that may change of it."""

from collections.abc import Callable
from dataclasses import dataclass

from catalog.models import Agency, Dataset, Resource
from catalog.publishing import describe
from tests.make import Cast, make_assessment, make_cast, make_dataset
from tests.publish import publish, upload_and_run

STORE, PACKAGE = "/api/3/action/datastore_search", "/api/3/action/package_show"


@dataclass(frozen=True, slots=True)
class Published:
    cast: Cast
    dataset: Dataset
    resource: Resource

    @property
    def paths(self) -> tuple[str, ...]:
        """Every address whose answers are kept."""
        return (*self.of_dataset, *self.of_table)

    @property
    def of_dataset(self) -> tuple[str, ...]:
        slug = self.dataset.slug
        return (f"{PACKAGE}?id={slug}", f"{PACKAGE}?id={self.dataset.pk}", f"/api/v1/datasets/{slug}")

    @property
    def of_table(self) -> tuple[str, ...]:
        return (f"{STORE}?resource_id={self.resource.pk}", f"/api/v1/resources/{self.resource.pk}/rows")


def make_published() -> Published:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast)
    return Published(cast, publish(dataset, cast), resource)


def _retitled(it: Published) -> None:
    describe.change(it.dataset, {"title": {"en": "Changed"}}, actor=it.cast.reviewer)


def _agency_renamed(it: Published) -> None:
    Agency.objects.filter(pk=it.cast.agency.pk).update(name={"en": "Changed"}, description={"en": "Changed"})


def _file_retitled(it: Published) -> None:
    Resource.objects.filter(pk=it.resource.pk).update(title={"en": "Changed"}, description={"en": "Changed"})


def _measured_again(it: Published) -> None:
    make_assessment(it.dataset, met=2)


def _file_added(it: Published) -> None:
    upload_and_run(it.dataset, it.cast)


def _file_taken_away(it: Published) -> None:
    Resource.objects.filter(pk=it.resource.pk).delete()


def _unmeasured(it: Published) -> None:
    Resource.objects.filter(pk=it.resource.pk).update(version=None)


CHANGES: list[Callable[[Published], None]] = [
    _retitled,
    _agency_renamed,
    _file_retitled,
    _measured_again,
    _file_added,
    _file_taken_away,
    _unmeasured,
]
