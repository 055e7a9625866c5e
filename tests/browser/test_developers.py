"""The developers' page in a real browser: no fault for anyone, and what is copied is the snippet."""

import pytest

from tests.browser.axe import faults_of
from tests.browser.conftest import Site
from tests.make import make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_snippet_is_copied_as_it_stands(site: Site) -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    upload_and_run(dataset, cast)
    publish(dataset, cast)
    page = site.open_page(permissions=["clipboard-read", "clipboard-write"])
    assert faults_of(page, f"{site.url}/developers?dataset={dataset.slug}") == []
    page.goto(f"{site.url}/developers?dataset={dataset.slug}&lang=en")
    page.locator("#in-py + button").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#in-py ~ pre").first.inner_text()
