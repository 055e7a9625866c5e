"""The main job, clicked through: a GB18030 file from the publisher's form to the citizen's page."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from catalog.models import Dataset
from tests.browser.conftest import Site
from tests.make import make_cast
from tests.processes import wait_for

pytestmark = pytest.mark.browser

ROWS = "名称,类型,数量\n" + "".join(
    f"站点{number},{'地铁' if number % 3 else '公交'},{number}\n" for number in range(1, 301)
)


def _sign_in(page: Page, site: Site, user: User) -> None:
    page.goto(f"{site.url}/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", "a-test-password")
    page.click("input[type=submit]")
    expect(page.locator("#user-tools")).to_contain_text(user.username)


def _describe(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/admin/catalog/dataset/add/")
    page.fill("[name=title_zh]", "演示站点名录")
    page.fill("[name=title_en]", "Directory of stops")
    page.fill("[name=description_zh]", "全部站点。")
    page.fill("[name=description_en]", "All stops.")
    page.check("input[name=themes][value=transport]")
    page.fill("#id_keywords", "站点，stops")
    page.select_option("#id_license", "CC-BY-4.0")
    page.fill("#id_contact_name", "Data desk")
    page.fill("#id_contact_email", "desk@example.org")
    page.click("input[name=_save]")


def test_from_upload_to_public_page(site: Site, tmp_path: Path) -> None:
    cast = make_cast()
    file = tmp_path / "站点.csv"
    file.write_bytes(ROWS.encode("gb18030"))

    publisher = site.open_page("en")
    _sign_in(publisher, site, cast.publisher)
    _describe(publisher, site)
    expect(publisher.get_by_text("Add a file or a link that passed validation first.")).to_be_visible()
    publisher.get_by_role("link", name="Add a file or a link").click()
    publisher.set_input_files("#id_file", file)
    publisher.get_by_role("button", name="Add it and check it").click()
    # The page follows the run by itself: nobody reloads it by hand.
    publisher.get_by_role("button", name="Submit for review").click()
    expect(publisher.get_by_text("Submitted: a reviewer of your agency decides now.")).to_be_visible()
    assert publisher.get_by_role("button", name="Approve and make public").count() == 0

    dataset = Dataset.objects.get()
    citizen = site.open_page("zh-CN", 390)
    citizen.goto(f"{site.url}/datasets/{dataset.slug}")
    expect(citizen.get_by_role("heading", name="没有这个页面。")).to_be_visible()

    reviewer = site.open_page("zh-CN")
    _sign_in(reviewer, site, cast.reviewer)
    reviewer.goto(f"{site.url}/admin/catalog/dataset/{dataset.pk}/change/")
    reviewer.get_by_role("button", name="批准并公开").click()
    expect(reviewer.get_by_text("已批准，数据集现已公开。")).to_be_visible()

    wait_for(lambda: Dataset.objects.get().release_level == "open" or bool(Dataset.objects.get().assessment))
    wait_for(lambda: _finds(citizen, site, "站点名录", "演示站点名录"))
    citizen.get_by_role("link", name="演示站点名录").click()
    expect(citizen.get_by_role("cell", name="站点1", exact=True)).to_be_visible()
    citizen.get_by_role("link", name="浏览全部 300 行").click()
    citizen.get_by_text("筛选数据行").click()
    citizen.get_by_label("类型").fill("公交")
    citizen.get_by_role("button", name="显示").click()
    expect(citizen.locator("#rows")).to_contain_text("(100)")


def _finds(page: Page, site: Site, words: str, title: str) -> bool:
    """The index follows the database within moments, not at once."""
    page.goto(site.url)
    page.fill("#q", words)
    page.get_by_role("button", name="搜索").click()
    page.wait_for_url("**/datasets?*")
    return page.get_by_role("link", name=title).count() > 0


def test_another_agency_sees_nothing_of_it(site: Site) -> None:
    cast = make_cast()
    from_elsewhere = site.open_page()
    _sign_in(from_elsewhere, site, cast.other_publisher)
    from_elsewhere.goto(f"{site.url}/admin/catalog/dataset/")
    expect(from_elsewhere.locator("#result_list")).to_have_count(0)
