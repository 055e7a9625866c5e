"""The walk of one bad file: uploaded, its report read, published, mended, compared; in the admin and the portal."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from catalog.models import Dataset, Resource
from tests.browser.axe import faults_of
from tests.browser.conftest import Site
from tests.browser.sign_in import sign_in
from tests.make import Cast, make_cast, make_dataset
from tests.processes import wait_for

pytestmark = pytest.mark.browser

DAYS = [
    f"站点{number},{'地铁' if number % 3 else '公交'},{number},{date(2024, 1, 1) + timedelta(number)}"
    for number in range(1, 101)
]
GOOD_HEADER = "名称,类型,数量,日期"
# Row 1 names a column twice, row 7 is short, row 11 has a cell too many, row 16 and 21 no date, row 102 is a total.
BAD_HEADER = "名称,数量,数量,日期"
HEAD_ZH = "5 类问题需要修改，1 类情况供了解；共 101 行，已读取 101 行。"


def bad_file() -> bytes:
    """GB18030, ragged rows, wrong dates, a total row, a header that names a column twice."""
    rows = list(DAYS)
    rows[5] = "站点6,地铁"
    rows[9] = rows[9] + ",多余"
    rows[14] = "站点15,公交,15,2024-13-45"
    rows[19] = "站点20,地铁,20,不详"
    rows.append("合计,,5050,")
    return "\n".join([BAD_HEADER, *rows, ""]).encode("gb18030")


def good_file() -> bytes:
    return "\n".join([GOOD_HEADER, *DAYS, ""]).encode()


@dataclass(frozen=True, slots=True)
class Walk:
    """Who walks where: the publisher's page in the admin, in English; the paths of the file in admin and portal."""

    site: Site
    cast: Cast
    dataset: Dataset
    publisher: Page

    @property
    def resource(self) -> Resource:
        return self.dataset.resources.get()

    @property
    def in_admin(self) -> str:
        return f"{self.site.url}/admin/catalog/dataset/{self.dataset.pk}"

    @property
    def report_in_admin(self) -> str:
        return f"{self.in_admin}/files/{self.resource.pk}"

    @property
    def in_portal(self) -> str:
        return f"{self.site.url}{self.resource.get_absolute_url()}"


@pytest.fixture
def walk(site: Site) -> Walk:
    cast = make_cast()
    dataset = make_dataset(cast.agency, collected_by_publisher=True, collection_method={"en": "Counted on site."})
    publisher = site.open_page("en")
    sign_in(publisher, site, cast.publisher)
    return Walk(site, cast, dataset, publisher)


def _upload(walk: Walk, file: Path) -> None:
    """As a new file where there is none, else as the mended version that the report asks for."""
    page = walk.publisher
    if walk.dataset.resources.exists():
        page.goto(f"{walk.report_in_admin}/")
        page.get_by_role("link", name="Upload a mended version").click()
        page.set_input_files("#id_file", file)
        page.get_by_role("button", name="Start").click()
        return
    page.goto(f"{walk.in_admin}/files/add/")
    page.set_input_files("#id_file", file)
    page.get_by_role("button", name="Add it and check it").click()


def _publish(walk: Walk) -> None:
    walk.publisher.goto(f"{walk.in_admin}/change/")
    walk.publisher.get_by_role("button", name="Submit for review").click()
    reviewer = walk.site.open_page("zh-CN")
    sign_in(reviewer, walk.site, walk.cast.reviewer)
    reviewer.goto(f"{walk.in_admin}/change/")
    # What was found and how open it is stand before the reviewer's eyes, above the button.
    expect(reviewer.locator(".file-told")).to_contain_text(HEAD_ZH)
    expect(reviewer.locator(".mark-line")).to_contain_text("可机读")
    reviewer.get_by_role("button", name="批准并公开").click()
    expect(reviewer.get_by_text("已批准，数据集现已公开。")).to_be_visible()


def _sheet(download: Download) -> list[dict[str, str]]:
    content = Path(download.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def _save(page: Page, link: str) -> list[dict[str, str]]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    return _sheet(waiting.value)


def _read_the_report(walk: Walk) -> None:
    """In the admin, in English, right after the run, which the page follows by itself."""
    page = walk.publisher
    page.goto(f"{walk.report_in_admin}/")
    head = page.get_by_role("heading", name="5 things to mend, 1 to know; 101 of 101 rows read.")
    expect(head).to_be_visible()
    expect(page.locator(".report-first")).to_contain_text("Row 1: column 3 has the name “数量”")
    expect(page.locator("#kind-duplicate-header")).to_contain_text("Weighs on the openness marks: Machine-readable")
    dates = page.locator("#kind-type-mismatch")
    dates.locator("summary").click()
    expect(dates.get_by_role("cell", name="2024-13-45").first).to_be_visible()
    expect(dates.locator("mark")).to_have_text("2024-13-45")
    rows = _save(page, "All problems as CSV")
    assert [(row["row"], row["column"], row["cell"]) for row in rows if row["code"] == "type-mismatch"] == [
        ("16", "D", "2024-13-45"),
        ("21", "D", "不详"),
    ]
    assert rows[0]["code"] == "duplicate-header"


def _read_in_the_portal(walk: Walk) -> None:
    citizen = walk.site.open_page("zh-CN", 390)
    citizen.goto(walk.in_portal)
    citizen.get_by_role("link", name="完整校验报告").click()
    expect(citizen.get_by_text(HEAD_ZH)).to_be_visible()
    rows = _save(citizen, "下载问题清单（CSV）")
    assert {row["代码"] for row in rows} >= {"duplicate-header", "short-row", "long-row", "type-mismatch", "total-row"}
    assert next(row for row in rows if row["代码"] == "short-row")["问题"] == "第 7 行：有 2 个单元格，表头有 4 个。"


def _read_what_was_solved(walk: Walk) -> None:
    page = walk.publisher
    expect(page.get_by_text("All 6 problems are solved.")).to_be_visible()
    expect(page.get_by_role("heading", name="The file is in order; 100 of 100 rows read.")).to_be_visible()
    expect(page.get_by_text("Encoding: GB18030 before, UTF-8 now.")).to_be_visible()
    page.goto(f"{walk.in_admin}/openness/")
    expect(page.get_by_role("heading", name="Marks over time")).to_be_visible()
    citizen = walk.site.open_page("zh-CN", 390)
    citizen.goto(f"{walk.in_portal}/versions/2")
    expect(citizen.get_by_text("6 类问题全部解决。")).to_be_visible()
    citizen.goto(walk.site.url + walk.dataset.get_absolute_url())
    citizen.get_by_text("开放性变化").click()
    line = citizen.locator(".over-time tbody tr").nth(4)
    expect(line.locator("td").first).to_contain_text("部分达到")
    expect(line.locator("td").last).to_contain_text("达到")
    with citizen.expect_download() as waiting:
        citizen.locator(".version-table").get_by_role("link", name="第 1 版").click()
    assert Path(waiting.value.path()).read_bytes() == bad_file()


def test_a_bad_file_is_mended(walk: Walk, tmp_path: Path) -> None:
    bad, good = tmp_path / "站点.csv", tmp_path / "站点-修正.csv"
    bad.write_bytes(bad_file())
    good.write_bytes(good_file())
    _upload(walk, bad)
    wait_for(walk.dataset.resources.exists)
    _read_the_report(walk)
    _publish(walk)
    _read_in_the_portal(walk)
    _upload(walk, good)
    _read_what_was_solved(walk)
    wait_for(lambda: Dataset.objects.get().release_level == "open")
    assert _faults(walk) == []


def _faults(walk: Walk) -> list[str]:
    """axe-core styles what it measures, which our own policy rightly refuses: these pages are opened without it."""
    member, citizen = walk.site.open_page(bypass_csp=True), walk.site.open_page(bypass_csp=True)
    sign_in(member, walk.site, walk.cast.reviewer)
    pages = {
        member: (
            f"{walk.in_admin}/change/",
            f"{walk.in_admin}/openness/",
            f"{walk.report_in_admin}/",
            f"{walk.report_in_admin}/versions/1/",
        ),
        citizen: (
            f"{walk.site.url}{walk.dataset.get_absolute_url()}",
            walk.in_portal,
            f"{walk.in_portal}/versions/1",
            f"{walk.in_portal}/versions/2",
            f"{walk.site.url}/agencies/{walk.cast.agency.slug}",
        ),
    }
    return [fault for page, urls in pages.items() for url in urls for fault in faults_of(page, url)]
