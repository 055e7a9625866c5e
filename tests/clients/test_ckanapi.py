"""`ckanapi`, the client that most scripts use: as a library and from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ckanapi import NotAuthorized, NotFound, RemoteCKAN, ValidationError
from django.contrib.auth.models import User
from django.utils import timezone

from catalog.models import Dataset, Job, State, Token
from tests.processes import PATIENCE
from tests.publish import CSV, run_job

pytestmark = pytest.mark.django_db(transaction=True)
PROGRAM = str(Path(sys.executable).parent / "ckanapi")


def _token(name: str) -> str:
    return Token.objects.issue(User.objects.get(username=name), name="ckanapi", now=timezone.now())


def _run(*arguments: str, text: str = "") -> list[Any]:
    # Its workers are called by their name alone.
    found = {**os.environ, "PATH": f"{Path(PROGRAM).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [PROGRAM, *arguments], input=text, capture_output=True, text=True, timeout=PATIENCE, check=False, env=found
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def test_the_library_reads_and_tells_errors_apart(site: str, table: Dataset) -> None:
    ckan = RemoteCKAN(site)
    found = ckan.action.package_search(
        q="公交", fq="organization:transport", facet="true", **{"facet.field": '["organization", "tags", "res_format"]'}
    )
    assert (found["count"], found["results"][0]["name"]) == (1, table.slug)
    assert found["search_facets"]["organization"]["items"][0]["name"] == "transport"
    assert found["facets"]["res_format"] == {"CSV": 1}
    with pytest.raises(NotFound):
        ckan.action.package_show(id="none")
    with pytest.raises(NotAuthorized):
        ckan.action.package_create(name="x1")
    with pytest.raises(ValidationError):
        ckan.action.package_search(rows=-1)


def test_search_and_dump_from_the_command_line(site: str, table: Dataset) -> None:
    assert [found["name"] for found in _run("search", "datasets", "-r", site)] == [table.slug]
    assert [found["name"] for found in _run("dump", "datasets", "--all", "-r", site)] == [table.slug]
    assert {found["name"] for found in _run("dump", "organizations", "--all", "-r", site)} == {"transport", "water"}


def test_what_was_dumped_can_be_loaded(site: str, table: Dataset) -> None:
    """Into drafts: a package dumped here comes back as another agency's dataset."""
    package = _run("dump", "datasets", table.slug, "-r", site)[0]
    moved = {**package, "name": "moved", "owner_org": "water", "organization": None, "resources": []}
    moved = {key: value for key, value in moved.items() if key not in ("id", "organization")}
    line = json.dumps(moved) + "\n"
    _run("load", "datasets", "-r", site, "-a", _token("other-publisher"), text=line)
    loaded = Dataset.objects.get(slug="moved")
    assert (loaded.title, loaded.keywords, loaded.state) == (table.title, table.keywords, State.DRAFT)


def test_a_file_is_uploaded_and_becomes_rows(site: str, table: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "ferries.csv"
    path.write_bytes(CSV)
    ckan = RemoteCKAN(site, apikey=_token("publisher"))
    ckan.action.package_create(name="ferries", owner_org="transport", title="Ferries", notes="Where they land.")
    with path.open("rb") as file:
        made = ckan.action.resource_create(package_id="ferries", name="Landings", upload=file)
    run_job(Job.objects.latest("created"))
    assert ckan.action.datastore_search(resource_id=made["id"], limit=1)["total"] == 3
