"""Take the README's screenshot from a running demo: `.venv/bin/python docs/screenshot.py [address]`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGE = "/datasets/subsidies"
TARGET = Path(__file__).parent / "images" / "dataset.png"


def main(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, locale="en", color_scheme="light")
        page.goto(address + PAGE)
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
