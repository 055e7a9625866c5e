"""extruct reads the pages as search engines do."""

from typing import Any

import extruct
import httpx
import pytest

from catalog.models import Dataset

pytestmark = pytest.mark.django_db(transaction=True)


def _found(address: str) -> list[dict[str, Any]]:
    page = httpx.get(address).text
    found: list[dict[str, Any]] = extruct.extract(page, base_url=address, syntaxes=["json-ld"])["json-ld"]
    return found


def test_the_page_says_what_dataset_it_shows(table: Dataset, site: str) -> None:
    (found,) = _found(f"{site}/datasets/{table.slug}?lang=zh-Hans")
    assert (found["@type"], found["name"]) == ("Dataset", "公交站点 bus-stops")
    assert 50 <= len(found["description"]) <= 5000
    assert [column["name"] for column in found["variableMeasured"]][1:] == ["数量", "日期", "开放", "启用"]
    for part in found["distribution"]:
        assert httpx.get(part["contentUrl"]).status_code == 200


def test_home_says_what_catalog_it_is(table: Dataset, site: str) -> None:
    (found,) = _found(f"{site}/")
    assert found["@type"] == "DataCatalog"


def test_nothing_that_people_wrote_ends_the_script(table: Dataset, site: str) -> None:
    hostile = "</script><script>alert(1)</script><!-- \u2028"
    Dataset.objects.filter(pk=table.pk).update(title={"en": hostile}, keywords=[hostile])
    page = httpx.get(f"{site}/datasets/{table.slug}").text
    assert "<script>alert" not in page
    (found,) = _found(f"{site}/datasets/{table.slug}")
    assert (found["name"], found["keywords"]) == (hostile, [hostile])


def test_the_policy_lets_no_inline_script_run(table: Dataset, site: str) -> None:
    """A block of data is no script to a browser: it needs no exception."""
    policy = httpx.get(f"{site}/datasets/{table.slug}").headers["content-security-policy"]
    assert "unsafe-inline" not in policy
