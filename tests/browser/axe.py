"""Accessibility faults of a page, by axe-core: every width, colour scheme and language that people use."""

from itertools import product
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "zh-Hans")
# WCAG 2.2 at level AA, and what axe-core's authors add as good practice.
OPTIONS = {"resultTypes": ["violations"]}


def faults_of(page: Page, url: str) -> list[str]:
    """“rule at selector (how the page was shown)”; [] for a page without fault."""
    found = []
    for width, scheme, language in product(WIDTHS, SCHEMES, LANGUAGES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{url}{'&' if '?' in url else '?'}lang={language}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        shown = f"{width} px, {scheme}, {language}"
        found += [f"{fault} ({shown})" for fault in _violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"the page scrolls sideways at {url} ({shown})")
    return found


def _violations(page: Page) -> list[str]:
    answer: dict[str, Any] = Axe().run(page, options=OPTIONS).response
    return [
        f"{rule['id']} at {node['target'][0]} of {page.url}" for rule in answer["violations"] for node in rule["nodes"]
    ]
