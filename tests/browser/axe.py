"""Accessibility faults of a page, by axe-core: every width, colour scheme and language that people use, and reflow."""

from itertools import product
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "zh-Hans")
# 1280 px at 400 % and at 200 % (WCAG 1.4.10 and 1.4.4): nothing may scroll sideways.
REFLOWED = (320, 640)
# All rules that axe-core has on by itself, none left out, and the one of WCAG 2.2 at level AA that it has not.
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# Our pages have a dark scheme by light-dark() alone, which takes colours and nothing else, and Django's style sheet for
# the admin sets colours alone too: in the dark, the rules about colours are all that can find anything more.
IN_THE_DARK: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
# A width or a scheme takes effect with the next frame, and colours may glide there.
SETTLED = """() => new Promise(settled => requestAnimationFrame(() => requestAnimationFrame(() => {
  document.getAnimations().forEach(one => one.finish());
  settled();
})))"""


def faults_of(page: Page, url: str) -> list[str]:
    """“rule at selector (how the page was shown)”; [] for a page without fault.

    Each language is loaded once; widths and schemes are changed under it, as a reader does who turns a phone.
    """
    found = []
    for language in LANGUAGES:
        page.goto(f"{url}{'&' if '?' in url else '?'}lang={language}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.evaluate(AXE_SCRIPT)
        for width, scheme in product(WIDTHS, SCHEMES):
            _show(page, width, scheme)
            shown = f"{width} px, {scheme}, {language}"
            options = IN_THE_DARK if scheme == "dark" else OPTIONS
            found += [f"{fault} ({shown})" for fault in _violations(page, options)]
            found += _sideways(page, shown)
        for width in REFLOWED:
            _show(page, width, "light")
            found += _sideways(page, f"{width} px, {language}")
    return found


def _show(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.evaluate(SETTLED)


def _sideways(page: Page, shown: str) -> list[str]:
    scrolls = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{page.url} scrolls sideways ({shown})"] if scrolls else []


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    answer: dict[str, Any] = page.evaluate("options => axe.run(options)", options)
    return [
        f"{rule['id']} at {node['target'][0]} of {page.url}" for rule in answer["violations"] for node in rule["nodes"]
    ]
