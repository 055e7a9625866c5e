"""A real browser at a real web server, with a real worker and a real index follower behind it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect, sync_playwright

from tests.conftest import CHROMIUM
from tests.processes import PATIENCE, empty_queue, reserved_port, running, wait_for, worker

# Playwright keeps an event loop in this thread; our own calls to the database are plain ones all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

expect.set_options(timeout=PATIENCE * 1000)

WEB = ("--interface", "wsgi", "--http", "1", "--no-ws", "--blocking-threads", "4", "--log-level", "warning")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

# A mistake in a filter, a page that is none, a dataset that was withdrawn.
SAYS_WHAT_IS_WRONG = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
# The browser's own line for each refused request, the page itself among them; we look at the answers.
REFUSED = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass(frozen=True, slots=True)
class Site:
    """The running platform. `open_page` gives a page whose console errors and refused requests fail the test."""

    url: str
    open_page: Callable[..., Page]


def _is_fault(answer: Response) -> bool:
    """A page may say what is wrong with its address; nothing that a page asks for by itself may be refused."""
    page_itself = answer.request.is_navigation_request() and answer.frame.parent_frame is None
    return answer.status >= HTTPStatus.BAD_REQUEST and not (page_itself and answer.status in SAYS_WHAT_IS_WRONG)


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as answer:  # noqa: S310  our own address
            return bool(answer.status == HTTPStatus.OK)
    except (URLError, OSError):
        return False


@pytest.fixture
def site(transactional_db: None, browser: Browser) -> Iterator[Site]:
    """Asked for by name, after the builders of a test may write to the database at any time."""
    empty_queue()
    with reserved_port() as port:
        yield from _serve(port, browser)


def _serve(port: int, browser: Browser) -> Iterator[Site]:
    url = f"http://127.0.0.1:{port}"
    more = {"SITE_URL": url}
    web = ("-m", "granian", "config.wsgi:application", *WEB, "--port", str(port))
    errors: list[str] = []
    pages: list[Page] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REFUSED):
            errors.append(message.text)

    def answered(answer: Response) -> None:
        if _is_fault(answer):
            errors.append(f"{answer.status} {answer.url}")

    def open_page(language: str = "en", width: int = 1280, **options: object) -> Page:
        context = browser.new_context(locale=language, viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        context.on("console", heard)
        context.on("response", answered)
        pages.append(page)
        return page

    with (
        running(*web, **more),
        running("manage.py", "search", "follow", **more),
        worker(**more),
    ):
        wait_for(lambda: _answers(f"{url}/readyz"))
        yield Site(url, open_page)
        for page in pages:
            page.context.close()
    assert errors == []
