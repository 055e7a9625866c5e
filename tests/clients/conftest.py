"""A server of the tests' own, with a catalog that went through the real pipeline."""

from pathlib import Path

import pytest
from django.conf import settings as project_settings
from pytest_django.live_server_helper import LiveServer

from catalog.models import Dataset
from catalog.search.follow import rebuild_from_database
from tests.make import make_cast, make_dataset
from tests.publish import publish, upload_and_run

# An old encoding, a gap, a time of day, and a name with a space: what a reader of tables must not stumble over.
TABLE = "站点 名称,数量,日期,开放,启用\n人民广场,12,2026-01-01,08:30,true\n外滩,,2026-01-02,,false\n豫园,5,,09:00,\n"


@pytest.fixture
def site(live_server: LiveServer, settings: object) -> str:
    settings.SITE_URL = live_server.url  # type: ignore[attr-defined]
    return str(live_server.url)


@pytest.fixture
def table(site: str) -> Dataset:
    """A public dataset with a table, in the index."""
    cast = make_cast()
    dataset = make_dataset(
        cast.agency,
        provenance={"en": "Counted by hand."},
        languages=["zh-Hans"],
        spatial={"type": "Point", "coordinates": [121.5, 31.2]},
    )
    upload_and_run(dataset, cast, TABLE.encode("gb18030"), "stops.csv")
    published = publish(dataset, cast)
    rebuild_from_database(Path(project_settings.INDEX_DIR))
    return published
