"""Every page for everyone: no fault that axe-core finds, nothing that scrolls sideways, a way by the keyboard alone.

The way is the one that people come for, search → filter → dataset → download, once more without any script.
"""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from catalog.models import Dataset, Membership, Role, State
from tests.browser.axe import faults_of
from tests.browser.conftest import Site
from tests.make import NOW, make_agency, make_assessment, make_cast, make_dataset, make_public_dataset
from tests.processes import wait_for
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.browser

# More columns than a phone is wide, a row that is short, and a date that is none.
ROWS = "名称,Kind of the stop,数量,日期,A rather long name of a column,x,y\n" + "".join(
    f"站点{number},{'metro' if number % 3 else 'bus'},{number},2024-01-{number % 28 + 1:02d},text {number},1.5,2\n"
    for number in range(1, 121)
)
BAD = ROWS.replace("2024-01-08", "2024-13-45").replace("站点9,metro,", "站点9,", 1)


@pytest.fixture
def dataset(site: Site) -> Dataset:
    """Two public files, a newer version of one, marks over time; beside it a withdrawn dataset and one in English."""
    cast = make_cast()
    dataset = make_dataset(cast.agency, provenance={"en": "The depots."})
    upload_and_run(dataset, cast, BAD.encode())
    upload_and_run(dataset, cast, ROWS.encode("gb18030"), "more.csv")
    publish(dataset, cast)
    make_assessment(dataset, met=3)
    parent = make_agency("city")
    parks = make_agency("parks", parent=parent)
    Membership.objects.create(user=cast.publisher, agency=parks, role=Role.CONTRIBUTOR)
    Membership.objects.create(user=cast.reviewer, agency=parks, role=Role.REVIEWER)
    trees = make_dataset(parks, "trees", title={"en": "Trees"}, description={"en": "All."})
    upload_and_run(trees, cast)
    publish(trees, cast)
    gone = make_public_dataset(parent, "gone", withdrawn_at=NOW, withdrawn_reason={"en": "It was wrong."})
    Dataset.objects.filter(pk=gone.pk).update(state=State.WITHDRAWN)
    return Dataset.objects.get(pk=dataset.pk)


def _pages(dataset: Dataset) -> tuple[str, ...]:
    own = dataset.get_absolute_url()
    file = dataset.resources.all()[0].get_absolute_url()
    return (
        *("/", "/datasets", "/datasets?q=站点&format=csv&theme=transport", "/datasets?q=zzzqqq", '/datasets?q="'),
        *(own, file, f"{file}?sort=-数量", f"{file}?数量__exact=many", f"{file}/versions/1", "/datasets/trees"),
        *("/agencies", "/agencies/transport", "/agencies/parks", "/scoreboard", "/themes", "/openness"),
        *("/developers", f"/developers?dataset={dataset.slug}", "/about", "/accessibility"),
        *("/no-such-page", "/datasets/gone", "/admin/login/"),
    )


def test_no_page_has_a_fault_at_any_width_scheme_or_language(site: Site, dataset: Dataset) -> None:
    _wait_until_found(site, dataset)
    # axe-core styles what it measures, which our own policy rightly refuses.
    page = site.open_page(bypass_csp=True)
    assert [fault for path in _pages(dataset) for fault in faults_of(page, site.url + path)] == []


def test_from_search_to_download_by_the_keyboard_alone(site: Site, dataset: Dataset) -> None:
    _wait_until_found(site, dataset)
    page = site.open_page()
    page.goto(site.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, page.locator("#q"))
    page.keyboard.type("bus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/datasets?q=bus*")
    # On a wide screen the filters stand open beside the results, and there is nothing to unfold.
    unfold = page.locator("form.facets > details > summary")
    if unfold.is_visible():
        _tab_to(page, unfold)
        page.keyboard.press("Enter")
    _tab_to(page, _theme(page))
    page.keyboard.press("Space")
    _tab_to(page, page.get_by_role("button", name="Apply"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Take away:")).to_have_count(1)
    _tab_to(page, _result(page))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Bus stops")
    _tab_to(page, _original(page))
    _is_the_file(_download(page, lambda: page.keyboard.press("Enter")))


def test_from_search_to_download_and_to_single_rows_without_a_script(site: Site, dataset: Dataset) -> None:
    _wait_until_found(site, dataset)
    page = site.open_page(java_script_enabled=False, width=390)
    page.goto(site.url)
    page.get_by_label("Search datasets").fill("bus")
    page.get_by_role("button", name="Search").click()
    page.locator("form.facets > details > summary").click()
    _theme(page).check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="Take away:")).to_have_count(1)
    _result(page).click()
    _is_the_file(_download(page, _original(page).click))
    page.locator(".marks summary").first.click()
    expect(page.locator(".marks .why").first).to_be_visible()
    page.get_by_role("link", name="Explore all 120 rows").click()
    page.get_by_text("Filter the rows").click()
    page.get_by_label("Kind of the stop").fill("bus")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#rows")).to_contain_text("(40)")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#rows")).to_contain_text("(40)")


def test_the_back_button_shows_what_was_there(site: Site, dataset: Dataset) -> None:
    _wait_until_found(site, dataset)
    page = site.open_page()
    page.goto(f"{site.url}/datasets?theme=transport")
    _result(page).click()
    expect(page.locator("h1")).to_contain_text("Bus stops")
    page.go_back()
    expect(_theme(page)).to_be_checked()
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.go_back()
    expect(page).to_have_url(f"{site.url}/datasets?theme=transport")
    expect(_theme(page)).to_be_checked()
    # The language that was chosen is remembered: an address that names none speaks it too.
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.go_forward()
    expect(page).to_have_url(f"{site.url}/datasets?theme=transport&lang=zh-Hans")
    expect(_theme(page)).to_be_checked()


def _wait_until_found(site: Site, dataset: Dataset) -> None:
    """The index follows the database a moment later."""

    def found() -> bool:
        with urlopen(f"{site.url}/api/v1/datasets?q=bus") as answer:  # noqa: S310  our own address
            return dataset.slug in {one["slug"] for one in json.load(answer)["results"]}

    wait_for(found)


def _theme(page: Page) -> Locator:
    return page.locator("input[type=checkbox][name=theme][value=transport]")


def _result(page: Page) -> Locator:
    return page.locator(".results").get_by_role("link", name="Bus stops")


def _original(page: Page) -> Locator:
    return page.get_by_role("link", name="Original").first


def _download(page: Page, start: Callable[[], None]) -> Download:
    with page.expect_download() as waiting:
        start()
    return waiting.value


def _is_the_file(download: Download) -> None:
    assert Path(download.path()).read_bytes() == BAD.encode()


def _tab_to(page: Page, target: Locator, most: int = 120) -> None:
    """Press Tab until `target` has the focus; whatever has it on the way must show that it has."""
    expect(target).to_be_attached()
    for _press in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWS_FOCUS), page.evaluate("document.activeElement.outerHTML")
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{most} times Tab did not lead to {target}")


SHOWS_FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""
