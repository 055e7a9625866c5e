"""How much a browser has to fetch before a page is whole: its HTML and every style sheet and script that it names."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.make import make_agency, make_cast, make_dataset, make_public_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db

MOST = 100_000
NAMED = re.compile(r'<link rel="stylesheet" href="([^"]+)"|<script src="([^"]+)"')


def _weight(html: bytes) -> tuple[int, list[str]]:
    """Compressed bytes of all of it, and the addresses of what the page names."""
    addresses = [style or script for style, script in NAMED.findall(html.decode())]
    parts = [html, *(_bytes(address) for address in addresses)]
    return sum(len(gzip.compress(part, 6)) for part in parts), addresses


def _bytes(address: str) -> bytes:
    """Only our own files: nothing comes from elsewhere."""
    assert address.startswith("/static/"), address
    found = finders.find(address.removeprefix("/static/"))
    assert isinstance(found, str), address
    return Path(found).read_bytes()


def test_a_dataset_with_a_wide_table_is_light(client: Client) -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency, description={"en": "Every stop of every line. " * 40, "zh-Hans": "站" * 400})
    rows = [",".join(f"column {number}" for number in range(40))]
    rows += [",".join(f"value {row * 31 + column * 17}" for column in range(40)) for row in range(200)]
    for number in range(3):
        upload_and_run(dataset, cast, "\n".join([*rows, ""]).encode(), f"stops-{number}.csv")
    publish(dataset, cast)
    weight, addresses = _weight(client.get(f"/datasets/{dataset.slug}").content)
    assert any(address.endswith(".css") for address in addresses)
    assert weight <= MOST


@pytest.mark.parametrize("path", ["/", "/datasets", "/agencies/transport", "/scoreboard", "/openness", "/developers"])
def test_so_are_the_other_pages(client: Client, path: str) -> None:
    make_public_dataset(make_agency("transport"))
    assert _weight(client.get(path).content)[0] <= MOST
