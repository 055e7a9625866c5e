"""A report from the database: bounded however bad the file is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Version
from catalog.reports.serve import FEW, kinds_of, report_of, sheet_rows
from tests.make import make_agency, make_cast, make_dataset, make_problem, make_resource, make_version
from tests.publish import upload_and_run

pytestmark = pytest.mark.django_db

ROWS = "".join(f"站{number},{number}\n" for number in range(1, 101))


@pytest.fixture
def version() -> Version:
    """Row 2 to 61 are short, and row 102 is the first with a wrong cell."""
    cast = make_cast()
    content = "名称,数量\n" + "短\n" * 60 + ROWS + "坏,很多\n"
    made = upload_and_run(make_dataset(cast.agency), cast, content.encode()).version
    assert made is not None
    return made


def test_places_are_few_unless_one_kind_is_asked_for(version: Version) -> None:
    groups = {group.kind.code: group for group in report_of(version).groups}
    short = groups["short-row"]
    assert (short.kind.count, short.kind.named, len(short.places), short.more_named) == (60, 60, FEW, 50)
    whole = report_of(version, only="short-row").groups
    assert [(group.kind.code, len(group.places)) for group in whole] == [("short-row", 60)]


def test_the_rows_around_a_fault_are_shown(version: Version) -> None:
    wrong = next(group for group in report_of(version).groups if group.kind.code == "type-mismatch")
    assert wrong.around is not None
    assert [row.number for row in wrong.around.rows] == [161, 162]
    assert [cell.text for cell in wrong.around.rows[1].cells] == ["坏", "很多"]
    assert wrong.places[0].letter == "B"


def test_the_sheet_follows_the_order_of_the_report(version: Version) -> None:
    codes = [finding.code for _severity, finding in sheet_rows(version)]
    assert codes == sorted(codes, key=[group.kind.code for group in report_of(version).groups].index)


def test_many_versions_are_looked_at_in_one_question() -> None:
    resource = make_resource(make_dataset(make_agency()))
    versions = [make_version(resource, number) for number in range(1, 6)]
    for one in versions:
        for position in range(3):
            make_problem(one, "empty-row", position, count=2, severity="notice")
    with CaptureQueriesContext(connection) as seen:
        found = kinds_of(versions)
    assert len(seen) == 1
    assert [[(kind.code, kind.count, kind.named) for kind in found[one.pk]] for one in versions] == [
        [("empty-row", 6, 3)]
    ] * 5


def test_a_report_asks_as_much_of_a_bad_file_as_of_a_good_one(version: Version) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as seen:
            report_of(Version.objects.select_related("profile").get(pk=version.pk))
        return len(seen)

    few = questions()
    for position in range(200):
        make_problem(version, "duplicate-header", 1000 + position, cell="x")
    assert questions() == few == 4
