"""The index comes to what PostgreSQL says, whatever is killed or lost on the way: real follower processes, kill -9."""

import random
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from catalog.models import Dataset, State
from catalog.search.drift import drift
from catalog.search.engine.manifest import current_folder
from catalog.search.engine.reader import Reader
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.follow import AlreadyFollowed, Follower, only_one, rebuild_from_database
from tests.make import NOW, make_agency, make_public_dataset
from tests.processes import kill, running, wait_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.worker]


def root() -> Path:
    return Path(settings.INDEX_DIR)


@contextmanager
def follower() -> Iterator[object]:
    with running("manage.py", "search", "follow") as process:
        yield process


def agrees() -> bool:
    """Nothing missing, nothing extra, nothing stale, nothing on its way."""
    try:
        found = drift(Reader(root()).generation())
    except IndexUnusable:
        return False
    return found.none and not found.waiting and found.indexed == found.public


def test_a_change_is_in_the_index_a_moment_later() -> None:
    agency = make_agency()
    rebuild_from_database(root())
    with follower():
        dataset = make_public_dataset(agency)
        wait_for(agrees)
        Dataset.objects.filter(pk=dataset.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
        wait_for(agrees)
        assert Reader(root()).generation().alive == 0


def test_killed_at_any_moment_it_converges() -> None:
    """Changes go on while follower after follower is killed, each after a random while, whatever it is doing."""
    chance = random.Random(4)
    agency = make_agency()
    datasets = [make_public_dataset(agency, f"d-{number}") for number in range(30)]
    for _round in range(6):
        with follower() as process:
            ends = time.monotonic() + chance.uniform(0.5, 3.0)
            while time.monotonic() < ends:
                chosen = chance.choice(datasets)
                state = chance.choice((State.PUBLIC, State.WITHDRAWN))
                title = {"en": f"changed {chance.random()}"}
                Dataset.objects.filter(pk=chosen.pk).update(state=state, title=title, withdrawn_at=NOW)
                time.sleep(0.01)
            kill(process)  # type: ignore[arg-type]
    with follower():
        wait_for(agrees)


@pytest.mark.parametrize("what", ["the folder", "a segment", "the manifest", "the name", "half a segment"])
def test_what_is_lost_is_built_anew(what: str) -> None:
    make_public_dataset(make_agency())
    rebuild_from_database(root())
    with follower():
        wait_for(agrees)
        folder = current_folder(root())
        segment = next(path for path in folder.iterdir() if path.name.startswith("segment"))
        if what == "the folder":
            shutil.rmtree(folder)
        elif what == "a segment":
            segment.unlink()
        elif what == "half a segment":
            segment.write_bytes(segment.read_bytes()[:500])
        else:
            (folder / "manifest.json" if what == "the manifest" else root() / "current").unlink()
    with follower():
        make_public_dataset(Dataset.objects.get().agency, "another")
        wait_for(agrees)


def test_a_folder_lost_under_a_running_follower_is_built_anew() -> None:
    agency = make_agency()
    make_public_dataset(agency)
    with follower():
        wait_for(agrees)
        shutil.rmtree(current_folder(root()))
        make_public_dataset(agency, "another")
        wait_for(agrees)


def test_a_rebuild_beside_a_running_follower_leaves_no_moment_without_search() -> None:
    agency = make_agency()
    make_public_dataset(agency)
    rebuild_from_database(root())
    reader = Reader(root())
    with follower():
        for number in range(3):
            with running("manage.py", "search", "rebuild") as process:
                while process.poll() is None:
                    assert reader.generation().alive >= 1
                    time.sleep(0.01)
                assert process.returncode == 0
            make_public_dataset(agency, f"more-{number}")
            wait_for(agrees)


def test_an_index_of_another_version_is_built_anew() -> None:
    make_public_dataset(make_agency())
    rebuild_from_database(root())
    manifest = current_folder(root()) / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"version": "', '"version": "old-'))
    Follower(root()).run(wait=lambda: False)
    assert agrees()


def test_one_follower_a_node() -> None:
    with only_one(root()), pytest.raises(AlreadyFollowed), only_one(root()):
        pass


def test_changes_that_no_function_of_ours_made_are_caught() -> None:
    """Bulk statements, renamed agencies, deleted rows: the database itself writes the outbox."""
    agency = make_agency()
    dataset, other = make_public_dataset(agency), make_public_dataset(agency, "other")
    follow = Follower(root())
    follow.run(wait=lambda: False)
    agency.name = {"en": "Office of Xylography"}
    agency.save()
    Dataset.objects.filter(pk=dataset.pk).update(title={"en": "Changed by hand"})
    follow.run(wait=lambda: False)
    assert agrees()
    generation = Reader(root()).generation()
    assert generation.slices[-1].segment.frequency(b"wxylographi") == 2
    other.resources.all().delete()
    Dataset.objects.filter(pk=other.pk).update(state=State.DRAFT)
    follow.run(wait=lambda: False)
    assert Reader(root()).generation().alive == 1
