"""feedparser finds the feeds from the pages, and reads them."""

from typing import Any

import feedparser
import httpx
import pytest
from lxml import html

from catalog.models import Dataset

pytestmark = pytest.mark.django_db(transaction=True)
LINKS = "//link[@rel='alternate'][@type='application/atom+xml']/@href"


@pytest.mark.parametrize(
    "path",
    ["/", "/datasets", "/datasets?q=公交&theme=transport&sort=title", "/agencies/transport", "/datasets/bus-stops"],
)
def test_every_feed_that_a_page_names_is_in_order(table: Dataset, site: str, path: str) -> None:
    page: Any = html.fromstring(httpx.get(site + path).text)
    links = page.xpath(LINKS)
    assert "/feeds/datasets.atom" in links
    assert len(links) == (1 if path in ("/", "/datasets") else 2)
    for link in links:
        feed = feedparser.parse(httpx.get(site + link).content)
        assert not feed.bozo
        assert feed.entries
        assert httpx.get(feed.feed.link).status_code == 200
        assert httpx.get(feed.entries[0].link).status_code == 200
