"""Lists put together from kept parts: what their datasets are in the database now, whoever made the parts and when."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.api.parts import fragments, parts
from catalog.models import Agency, Dataset, Link, Resource, TableProfile
from catalog.publishing import workflow
from catalog.search.follow import rebuild_from_database
from tests.api.ckan.client import Ckan
from tests.api.published import CHANGES, Published, make_published
from tests.make import make_agency, make_dataset, make_public_dataset

SEARCH = "/api/v1/datasets?q=bus"
ACTION = "/api/3/action"
PACKAGES = f"{ACTION}/package_search?q=bus"
DATA_GOV = "/api/v4/search?q=bus"
# With what each asks of the database once its parts are kept: what to show, and the stamps.
LISTS = {
    SEARCH: 2,
    f"{SEARCH}&fields=title,slug": 2,
    "/api/v1/datasets?cursor=*&page_size=5": 2,
    PACKAGES: 2,
    f"{ACTION}/current_package_list_with_resources": 2,
    f"{ACTION}/group_package_show?id=transport": 2,
    f"{ACTION}/organization_show?id=transport&include_datasets=true": 4,
    f"{ACTION}/tag_show?id=bus&include_datasets=true": 3,
    DATA_GOV: 2,
}


@pytest.fixture
def published(db: None) -> Published:
    made = make_published()
    make_public_dataset(made.cast.agency, "bus-lanes")
    rebuild_from_database(Path(configured.INDEX_DIR))
    return made


def _get(path: str, **headers: str) -> Any:
    answer = Client().get(path, headers=headers)
    assert answer.status_code == 200, answer.content
    return answer


def _listed(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The datasets in whatever answer."""
    within = answer.get("result", answer)
    found = within if isinstance(within, list) else within.get("results", within.get("packages"))
    assert isinstance(found, list)
    return found


def _names(path: str) -> set[str]:
    return {one.get("slug") or one["name"] for one in _listed(_get(path).json())}


@pytest.mark.parametrize(("path", "questions"), LISTS.items())
def test_the_second_to_ask_is_given_the_same_and_costs_little(published: Published, path: str, questions: int) -> None:
    first = _get(path)
    assert _names(path) == {"bus-stops", "bus-lanes"}
    with CaptureQueriesContext(connection) as asked:
        assert _get(path).content == first.content
    assert len(asked) == questions, [one["sql"] for one in asked]


def _file_moved(it: Published) -> None:
    Resource.objects.filter(pk=it.resource.pk).update(url="https://example.org/stops.csv")


def _link_broken(it: Published) -> None:
    url, now = "https://example.org/stops.csv", timezone.now()
    Resource.objects.filter(pk=it.resource.pk).update(url=url)
    made = Link.objects.create(resource_id=it.resource.pk, url=url, host="example.org", next_check=now, ok=True)
    _get(SEARCH)
    Link.objects.filter(pk=made.pk).update(ok=False, code="status", since=now)


def _table_counted_again(it: Published) -> None:
    TableProfile.objects.filter(version__resource=it.resource).update(rows=77, bbox=[1, 2, 3, 4])


def _agency_moved(it: Published) -> None:
    Agency.objects.filter(pk=it.cast.agency.pk).update(parent=it.cast.other_agency)
    _get(DATA_GOV)
    Agency.objects.filter(pk=it.cast.other_agency.pk).update(name={"en": "Changed above"})


# With the lists that must show it.
ALL_CHANGES = [
    *((change, {SEARCH, PACKAGES}) for change in (*CHANGES, _file_moved, _link_broken)),
    (_table_counted_again, {SEARCH}),
    (_agency_moved, {DATA_GOV}),
]


@pytest.mark.parametrize(("change", "shown_by"), ALL_CHANGES)
def test_a_change_shows_at_once(
    published: Published, change: Callable[[Published], None], shown_by: set[str], settings: Any
) -> None:
    before = {path: _get(path).content for path in LISTS}
    change(published)
    after = {path: _get(path).content for path in LISTS}
    assert shown_by <= {path for path in LISTS if after[path] != before[path]}
    settings.ANSWERS_MIB = 0
    for path in LISTS:
        assert after[path] == _get(path).content, path


def test_an_agency_above_shows_by_its_new_name(published: Published) -> None:
    _get(DATA_GOV)
    _agency_moved(published)
    assert "Changed above" in _get(DATA_GOV).content.decode()


def test_what_is_withdrawn_is_gone_at_once(published: Published) -> None:
    for path in LISTS:
        assert "bus-stops" in _get(path).content.decode()
    workflow.withdraw(published.dataset, actor=published.cast.reviewer, now=timezone.now(), reason="Wrong.")
    for path in LISTS:
        assert "bus-stops" not in _get(path).content.decode(), path
        assert _names(path) == {"bus-lanes"}


def test_what_is_shared_with_agencies_alone_is_gone_at_once(published: Published) -> None:
    for path in LISTS:
        _get(path)
    Dataset.objects.filter(pk=published.dataset.pk).update(release_level="shared", requested_level="shared")
    for path in LISTS:
        assert _names(path) == {"bus-lanes"}, path
    # Nor do its own people find it in the lists of what is public, or leave it there for others.
    own = Ckan(published.cast.publisher, scopes=("read",)).get(PACKAGES)
    assert [one["name"] for one in own.json()["result"]["results"]] == ["bus-lanes"]
    assert _names(PACKAGES) == {"bus-lanes"}


def test_a_package_in_a_list_is_the_one_that_is_shown_alone(published: Published) -> None:
    for _ in range(2):
        listed = {one["name"]: one for one in _listed(_get(PACKAGES).json())}
        assert listed["bus-stops"] == _get(f"{ACTION}/package_show?id=bus-stops").json()["result"]


def test_parts_are_the_same_in_every_language(published: Published, settings: Any) -> None:
    """They are kept for all readers: what one language alone would show must stay outside of them."""
    settings.ANSWERS_MIB = 0
    for path in LISTS:
        said = set()
        for language in ("en", "zh-Hans"):
            said.add(orjson.dumps(_listed(_get(path, Accept_Language=language).json())))
        assert len(said) == 1, path


def test_callbacks_and_posts_are_given_whole_packages(published: Published) -> None:
    plain = _get(PACKAGES).content
    assert _get(f"{PACKAGES}&callback=shown").content == b"shown(" + plain + b");"
    posted = Client().post(f"{ACTION}/package_search", {"q": "bus"}, content_type="application/json")
    assert posted.content == plain


@pytest.fixture
def made() -> list[Dataset]:
    agency = make_agency()
    return [make_public_dataset(agency, f"d-{number}") for number in range(4)]


class Maker:
    """Makes parts of slugs, and remembers which it was asked for."""

    def __init__(self) -> None:
        self.asked: list[set[UUID]] = []

    def __call__(self, ids: Sequence[UUID]) -> dict[UUID, bytes]:
        self.asked.append(set(ids))
        return {one.pk: orjson.dumps(one.keywords) for one in Dataset.objects.public().filter(pk__in=ids)}


@pytest.mark.django_db
def test_only_what_is_missing_or_has_changed_is_made(made: list[Dataset]) -> None:
    ids, make = [one.pk for one in made], Maker()
    parts("of-a-test", ids[:2], make)
    parts("of-a-test", ids[:3], make)
    parts("of-a-test", ids[2::-1], make)
    Dataset.objects.filter(pk=ids[1]).update(keywords=["changed"])
    assert parts("of-a-test", ids, make)[1] == b'["changed"]'
    assert make.asked == [{*ids[:2]}, {ids[2]}, {ids[1], ids[3]}]


@pytest.mark.django_db
def test_kinds_are_kept_apart(made: list[Dataset]) -> None:
    ids = [made[0].pk]
    assert parts("one", ids, Maker()) != parts("other", ids, lambda some: dict.fromkeys(some, b"1"))


@pytest.mark.django_db
def test_only_what_everyone_may_see_is_made_and_in_the_order_asked_for(made: list[Dataset], settings: Any) -> None:
    draft = make_dataset(made[0].agency, "draft")
    for number, kept in enumerate((32, 0)):
        settings.ANSWERS_MIB = kept
        make = Maker()
        shown = [made[2].pk, draft.pk, uuid4(), made[0].pk]
        assert len(parts(f"order-{number}", shown, make)) == 2
        assert parts(f"order-{number}", [], make) == []
    assert orjson.dumps(fragments("order-0", [made[2].pk], Maker())) == b'[["bus","\xe5\x85\xac\xe4\xba\xa4"]]'


@pytest.mark.django_db
def test_what_is_withdrawn_while_it_is_made_is_left_out(made: list[Dataset]) -> None:
    ids = [one.pk for one in made]

    def late(some: Sequence[UUID]) -> dict[UUID, bytes]:
        Dataset.objects.filter(pk=ids[0]).update(release_level="shared", requested_level="shared")
        return Maker()(some)

    assert len(parts("late", ids, late)) == 3
    assert len(parts("late", ids, Maker())) == 3
