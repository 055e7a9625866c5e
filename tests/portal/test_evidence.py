"""Evidence leads to the very figure: every link on this site opens a page that has what its fragment names."""

from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from catalog.models import AccessCheck, Dataset
from catalog.pipeline.remeasure import remeasure
from tests.make import Cast, make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db

HEAD = "编号,名称,日期,男,女,合计\n"
DAYS = "".join(f"S{n},站{n},2026-09-{n:02},{n},{n + 1},{2 * n + 1}\n" for n in range(1, 21) if n not in (7, 8))
FLAWED = f"{HEAD}{DAYS}{DAYS.splitlines()[0]}\n合计,,,,,440\n".encode()
CLEAN = b"name,stops\nEast,3\nWest,8\n"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def measured(cast: Cast, content: bytes, slug: str) -> Dataset:
    """Public, and fetched by three programs of which one was turned away."""
    # The clock of the files' arrival, which is the real one here.
    now = timezone.now()
    dataset = make_dataset(cast.agency, slug)
    resource = upload_and_run(dataset, cast, content)
    publish(dataset, cast)
    for agent, ok in (("Firefox/140.0", True), ("curl/8.5.0", True), ("KaimenProbe/1", False)):
        AccessCheck.objects.create(
            resource=resource,
            at=now,
            user_agent=agent,
            ok=ok,
            status=200 if ok else 403,
            direct=ok,
            ranges=ok,
            size=9 if ok else None,
            digest="d" * 64 if ok else "",
        )
    remeasure(Dataset.objects.get(pk=dataset.pk), now=now)
    return Dataset.objects.get(pk=dataset.pk)


def links(dataset: Dataset) -> set[str]:
    assert dataset.assessment is not None
    items = [item for mark in dataset.assessment.marks.all() for item in mark.evidence]
    return {item["link"] for item in items if item.get("link", "").startswith("/")}


@pytest.mark.parametrize(("content", "slug"), [(FLAWED, "flawed"), (CLEAN, "clean")])
def test_every_link_opens_a_page_that_has_what_it_names(client: Client, cast: Cast, content: bytes, slug: str) -> None:
    found = links(measured(cast, content, slug))
    assert len(found) > 2
    for link in found:
        page = client.get(link)
        assert page.status_code == 200, link
        fragment = unquote(urlsplit(link).fragment)
        assert not fragment or f'id="{fragment}"' in page.content.decode(), link


def test_the_flaws_lead_to_problems_of_their_kind_to_columns_and_to_checks(cast: Cast) -> None:
    found = links(measured(cast, FLAWED, "flawed"))
    for ending in ("?problem=total-row#problems", "?problem=duplicate-row#problems", "#access-checks", "#versions"):
        assert any(link.endswith(ending) for link in found), (ending, found)
    assert any("#column-" in link for link in found)


def test_one_kind_of_problem_is_shown_alone_with_the_way_back(client: Client, cast: Cast) -> None:
    dataset = measured(cast, FLAWED, "flawed")
    path = dataset.resources.get().get_absolute_url()
    whole, one = (client.get(f"{path}{query}&lang=en").content.decode() for query in ("?", "?problem=duplicate-row"))
    assert one.count('class="problem problem-') == 1 < whole.count('class="problem problem-')
    assert f'href="{path}#problems"' in one
    assert "Nothing was found." in client.get(f"{path}?problem=<b>no</b>").content.decode()


def test_the_links_are_shown_beside_the_evidence(client: Client, cast: Cast) -> None:
    dataset = measured(cast, FLAWED, "flawed")
    page = client.get(dataset.get_absolute_url()).content.decode()
    assert all(f'href="{link.replace("&", "&amp;")}"' in page for link in links(dataset))
