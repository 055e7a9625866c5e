"""A dataset on somebody else's page: the code that ours gives shows the card there, and only the card."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults_of
from tests.browser.conftest import Site
from tests.make import make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.browser


@contextmanager
def other_site(body: str) -> Iterator[str]:
    """Another origin, which serves one page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f'<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,">{body}'.encode())

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_copied_code_shows_the_card_on_another_site(site: Site) -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    upload_and_run(dataset, cast)
    publish(dataset, cast)
    page = site.open_page("en", 390)
    page.goto(site.url + dataset.get_absolute_url())
    page.get_by_text("The code to copy").click()
    code = page.locator("details[open] pre.copyable").inner_text()

    elsewhere = site.open_page("en")
    with other_site(code) as address:
        elsewhere.goto(address)
        card = elsewhere.frame_locator("iframe")
        expect(card.get_by_role("heading", name="Bus stops bus-stops")).to_be_visible()
        expect(card.get_by_text("of 8 met")).to_be_visible()
    assert elsewhere.context.cookies() == []
    link = card.get_by_role("link", name="Bus stops bus-stops")
    assert link.get_attribute("href") == site.url + dataset.get_absolute_url()

    looked_at = site.open_page(bypass_csp=True)
    card_url = f"{site.url}{dataset.get_absolute_url()}/card"
    assert faults_of(looked_at, card_url) + faults_of(looked_at, f"{site.url}/scoreboard") == []


def test_a_table_is_sorted_by_its_head_and_its_rows_are_taken_as_csv(site: Site) -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast, b"name,stops\nEast,3\nWest,8\nNorth,5\n")
    publish(dataset, cast)
    page = site.open_page("en", java_script_enabled=False)
    page.goto(site.url + resource.get_absolute_url())
    page.get_by_role("link", name="stops", exact=True).click()
    page.get_by_role("link", name="stops", exact=True).click()
    assert page.locator("section[aria-labelledby=rows] tbody tr").first.inner_text().startswith("West")
    page.get_by_text("Filter the rows").click()
    page.get_by_label("name").fill("st")
    page.get_by_role("button", name="Show").click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download these rows (CSV)").click()
    assert waiting.value.path().read_text(encoding="utf-8").splitlines() == ["name,stops", "West,8", "East,3"]
