"""What a browser makes of a page: when its largest part is painted, how much moves, and how many bytes come.

Figures as Lighthouse has them (https://web.dev/articles/vitals), of Chromium, without throttling and with an empty
cache: largest contentful paint in ms, cumulative layout shift, bytes over the wire, requests.
"""

import statistics
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")
WIDTHS = (390, 1280)
VISITS = 5
WATCH = """
window.vitals = {lcp: 0, cls: 0};
new PerformanceObserver(list => { for (const one of list.getEntries()) vitals.lcp = one.startTime })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) vitals.cls += one.value;
}).observe({type: "layout-shift", buffered: true});
"""


def browsed(site: str, paths: dict[str, str]) -> dict[str, Any] | None:
    """By page and width; None where there is no Chromium."""
    if not CHROMIUM.exists():
        print(f"{CHROMIUM} is missing: nothing was measured in a browser.")
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where there is a browser to drive

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        found = {
            f"{name} {width}": _median([_visit(chromium, site + path, width) for _number in range(VISITS)])
            for name, path in paths.items()
            for width in WIDTHS
        }
        chromium.close()
    return found


def _visit(chromium: Any, address: str, width: int) -> dict[str, float]:
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="en")
    page = context.new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    vitals: dict[str, float] = page.evaluate("vitals")
    context.close()
    return {"lcp_ms": vitals["lcp"], "cls": vitals["cls"], "kb": sum(sizes) / 1000, "requests": len(sizes)}


def _median(visits: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(visit[name] for visit in visits), 3) for name in visits[0]}
