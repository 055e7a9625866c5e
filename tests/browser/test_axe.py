"""What the walks through the pages look for is found where it is, and only there."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import faults_of

pytestmark = pytest.mark.browser

# The comment takes in what is added to the address.
PAGE = """<!DOCTYPE html><html lang="en"><title>Stops</title><meta name="viewport" content="width=device-width">
<style>:root {{ color-scheme: light dark }} p {{ {style} }}</style>
<main><h1>Stops</h1><p>Metro and bus <a href="/x">and trams</a></p></main><!--"""
SOUND = "color: light-dark(#000, #fff); background: light-dark(#fff, #000)"


def looked_at(browser: Browser, style: str) -> set[str]:
    context = browser.new_context()
    try:
        address = f"data:text/html;charset=utf-8,{quote(PAGE.format(style=style))}"
        found = faults_of(context.new_page(), address)
    finally:
        context.close()
    # Without the page's address, which is all of the page.
    return {f"{fault.partition(' ')[0]} {fault[fault.rindex('(') :]}" for fault in found}


def test_a_sound_page_has_no_fault(browser: Browser) -> None:
    assert looked_at(browser, SOUND + "} a { color: light-dark(#00c, #aaf)") == set()


@pytest.mark.parametrize(
    ("scheme", "style"),
    [
        ("dark", "color: light-dark(#000, #444); background: light-dark(#fff, #333)"),
        ("light", "color: light-dark(#ddd, #fff); background: light-dark(#fff, #000)"),
    ],
)
def test_text_that_is_faint_in_one_scheme_is_found_in_that(browser: Browser, scheme: str, style: str) -> None:
    found = looked_at(browser, style + "} a { color: inherit")
    assert found == {
        f"color-contrast ({width} px, {scheme}, {language})" for width in (390, 1280) for language in ("en", "zh-Hans")
    }


def test_what_is_too_wide_for_a_phone_is_found_there(browser: Browser) -> None:
    found = looked_at(browser, SOUND + "; width: 500px } a { color: light-dark(#00c, #aaf)")
    assert {fault.partition("(")[2].partition(" px")[0] for fault in found} == {"320", "390"}
