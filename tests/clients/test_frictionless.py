"""`frictionless` reads a catalog and a package from a CKAN portal, and publishes a package to one."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from frictionless import Catalog, Package, Resource, portals

from catalog.models import Dataset, Job, Token
from tests.publish import CSV, run_job

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_reads_the_catalog(site: str, table: Dataset) -> None:
    catalog = Catalog(site, control=portals.CkanControl(baseurl=site, num_packages=5))
    assert [dataset.name for dataset in catalog.datasets] == [table.slug]


def test_it_reads_a_package_and_its_rows(site: str, table: Dataset) -> None:
    package = Package(f"{site}/dataset/{table.slug}", control=portals.CkanControl(baseurl=site, dataset=table.slug))
    assert len(package.resources) == 1
    assert str(package.resources[0].path).startswith(site)


def test_it_publishes_a_package(site: str, table: Dataset, tmp_path: Path) -> None:
    (tmp_path / "landings.csv").write_bytes(CSV)
    token = Token.objects.issue(User.objects.get(username="publisher"), name="frictionless", now=timezone.now())
    package = Package(
        name="from-frictionless",
        title="From a program",
        description="Made by a script.",
        resources=[Resource(name="landings", path="landings.csv")],
        basepath=str(tmp_path),
    )
    control = portals.CkanControl(baseurl=site, apikey=token, organization_name="transport")
    package.publish(control=control)
    made = Dataset.objects.get(slug="from-frictionless")
    assert (made.agency.slug, made.title) == ("transport", {"en": "From a program"})
    for job in Job.objects.filter(resource__dataset=made):
        run_job(job)
    assert {found.version.filename for found in made.resources.all() if found.version} == {
        "landings.csv",
        "datapackage.json",
    }
