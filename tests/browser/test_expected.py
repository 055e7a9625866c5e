"""What an agency says of a file, in a real browser: contacts marked, personal data resolved, a schema checked."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from catalog.models import Dataset, State
from tests.browser.axe import faults_of
from tests.browser.conftest import Site
from tests.browser.sign_in import sign_in
from tests.make import Cast, make_cast, make_dataset
from tests.processes import wait_for

pytestmark = pytest.mark.browser

OFFICES = "编号,部门,办公电话,负责人手机\n" + "".join(
    f"{number:03d},第{number}科,021-6234{number:04d},1380000{number:04d}\n" for number in range(1, 21)
)
SCHEMA = {
    "fields": [
        {"name": "编号", "type": "string", "constraints": {"pattern": "0[01][0-9]", "unique": True}},
        {"name": "部门", "type": "string", "constraints": {"required": True}},
        {"name": "办公电话", "type": "string"},
        {"name": "负责人手机", "type": "string"},
    ]
}


def _upload(page: Page, in_admin: str, file: Path, dataset: Dataset) -> str:
    """The address of the file's report."""
    page.goto(f"{in_admin}/files/add/")
    page.set_input_files("#id_file", file)
    page.get_by_role("button", name="Add it and check it").click()
    wait_for(dataset.resources.exists)
    report = f"{in_admin}/files/{dataset.resources.get().pk}/"
    page.goto(report)
    expect(page.get_by_text("waits for a reviewer")).to_have_count(2)
    return report


def _mark(page: Page) -> None:
    page.get_by_text("These are contacts of the agency's people at work").click()
    page.get_by_label("Column").select_option("办公电话")
    page.get_by_label("Whose contacts at work are these?").fill("Desks of the divisions.")
    page.get_by_role("button", name="Mark the column").click()
    expect(page.get_by_text("waits for a reviewer")).to_have_count(1)
    _wait_for_the_run(page)


def _give_schema(page: Page) -> None:
    page.get_by_role("link", name="Table Schema").click()
    text = page.get_by_label("or the text itself")
    expect(text).to_have_value(re.compile("编号"))
    text.fill(json.dumps({"fields": [{"name": "编号", "type": "words"}]}))
    page.get_by_role("button", name="Keep it and check the file").click()
    expect(page.get_by_text("fields[0].type: There is no type “words”.")).to_be_visible()
    text.fill(json.dumps(SCHEMA, ensure_ascii=False))
    page.get_by_role("button", name="Keep it and check the file").click()
    expect(page.get_by_text("does not match the schema's pattern 0[01][0-9]")).to_be_visible()
    _wait_for_the_run(page)


def _wait_for_the_run(page: Page) -> None:
    """While it is on, the page loads itself again, and would break off whatever else it is sent to."""
    expect(page.locator(".file-progress[hx-get]")).to_have_count(0)
    page.wait_for_load_state()


def _resolve(page: Page, report: str) -> None:
    page.goto(report)
    expect(page.get_by_text("等待审核人处理")).to_have_count(1)
    page.get_by_label("理由", exact=True).fill("值班手机，对外公布。")
    page.get_by_role("button", name="可以公开").click()
    expect(page.get_by_text("值班手机，对外公布。")).to_be_visible()
    _wait_for_the_run(page)


def _publish(publisher: Page, reviewer: Page, in_admin: str) -> None:
    publisher.goto(f"{in_admin}/change/")
    publisher.get_by_role("button", name="Submit for review").click()
    reviewer.goto(f"{in_admin}/change/")
    reviewer.get_by_role("button", name="批准并公开").click()


def test_a_directory_of_offices_becomes_public(site: Site, tmp_path: Path) -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    in_admin = f"{site.url}/admin/catalog/dataset/{dataset.pk}"
    publisher, reviewer = _signed_in(site, cast)
    file = tmp_path / "offices.csv"
    file.write_text(OFFICES)
    report = _upload(publisher, in_admin, file, dataset)
    _mark(publisher)
    _give_schema(publisher)
    _resolve(reviewer, report)
    _publish(publisher, reviewer, in_admin)
    wait_for(lambda: Dataset.objects.get().state == State.PUBLIC)
    assert "1380000" not in publisher.content()
    member = site.open_page(bypass_csp=True)
    sign_in(member, site, cast.reviewer)
    assert [fault for url in (report, f"{report}schema/") for fault in faults_of(member, url)] == []


def _signed_in(site: Site, cast: Cast) -> tuple[Page, Page]:
    publisher, reviewer = site.open_page("en"), site.open_page("zh-CN")
    sign_in(publisher, site, cast.publisher)
    sign_in(reviewer, site, cast.reviewer)
    return publisher, reviewer
