"""The generators: the same bytes each time, files that parse, flaws where they are promised, no real person."""

import csv
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from seeds.make import city, environment, transport
from seeds.registry import DATASETS
from seeds.specification import DEMO_CITY, Made

TODAY = date(2026, 11, 2)
MADE = [resource.source for seed in DATASETS for resource in seed.resources if isinstance(resource.source, Made)]
Make = Callable[[Path, date], None]


def _table(make: Make, folder: Path, *, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    path = folder / "made"
    make(path, TODAY)
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


@pytest.mark.parametrize("source", MADE, ids=lambda source: source.filename)
def test_the_same_day_gives_the_same_bytes(source: Made, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    source.make(one, TODAY)
    source.make(two, TODAY)
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 0


def test_air_quality_reaches_to_the_last_hour_of_yesterday(tmp_path: Path) -> None:
    rows = _table(environment.air_quality, tmp_path)
    hours = sorted({datetime.fromisoformat(row["时间"]) for row in rows})
    assert len(rows) == 21_600
    assert hours[-1].isoformat() == "2026-11-01T23:00:00"
    assert {later - earlier for earlier, later in pairwise(hours)} == {timedelta(hours=1)}
    assert len({row["监测点"] for row in rows}) == 10


@pytest.mark.parametrize(("fine", "index"), [(0, 0), (35, 50), (36, 52), (75, 100), (115, 150), (250, 300), (400, 300)])
def test_air_quality_index_follows_the_breakpoints(fine: int, index: int) -> None:
    assert environment.air_quality_index(fine) == index


def test_identity_numbers_pass_their_check_and_name_no_region(tmp_path: Path) -> None:
    rows = _table(environment.complaints, tmp_path)
    assert len(rows) == 80
    # ISO 7064 MOD 11-2, as Horner's scheme: the digits of a whole number, its check included, come to 1.
    assert {_checked(row["身份证号"]) for row in rows} == {1}
    assert {row["身份证号"][:6] for row in rows} == {"990000"}
    assert {row["手机"][:7] for row in rows} == {"1380000"}
    assert all(row["投诉人"].startswith("演示人") for row in rows)


def _checked(number: str) -> int:
    sum_ = 0
    for digit in number:
        sum_ = (2 * sum_ + (10 if digit == "X" else int(digit))) % 11
    return sum_


def test_toilets_are_gb18030_and_lie_in_the_made_up_city(tmp_path: Path) -> None:
    rows = _table(city.toilets, tmp_path, encoding="gb18030")
    west, south, east, north = DEMO_CITY
    assert len(rows) == 600
    assert all(west <= float(row["经度"]) <= east and south <= float(row["纬度"]) <= north for row in rows)
    with pytest.raises(UnicodeDecodeError):
        (tmp_path / "made").read_text(encoding="utf-8")


def test_library_hours_are_utf_16_with_tabs(tmp_path: Path) -> None:
    assert len(_table(city.library_hours, tmp_path, encoding="utf-16", delimiter="\t")) == 28
    assert (tmp_path / "made").read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff")


def test_each_working_day_two_plates_rest_and_each_digit_once_a_week(tmp_path: Path) -> None:
    rows = _table(transport.driving_restrictions, tmp_path)
    first_week = [row for row in rows if row["日期"] < "2026-11-09"]
    assert sorted(int(row["车牌尾号"]) for row in first_week) == list(range(10))
    assert {row["星期"] for row in rows} == set("一二三四五")


def test_litter_bins_have_a_long_a_short_and_a_doubled_row(tmp_path: Path) -> None:
    path = tmp_path / "made"
    city.litter_bins(path, TODAY)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert sorted(len(row) for row in rows if len(row) != 4) == [2, 5]
    assert [row for before, row in pairwise(rows) if row == before] == [rows[200]]


def test_budget_totals_add_up(tmp_path: Path) -> None:
    rows = _table(city.budget, tmp_path)
    amounts = dict.fromkeys(("合计", "小计", ""), 0)
    for row in rows:
        kind = "合计" if row["部门"] == "合计" else "小计" if row["科目"] == "小计" else ""
        amounts[kind] += int(row["预算（万元）"])
    assert amounts["合计"] == amounts["小计"] == amounts[""] > 0


def test_business_licences_are_fewer_than_declared(tmp_path: Path) -> None:
    declared = next(seed for seed in DATASETS if seed.slug == "business-licences").fields["declared_records"]
    assert len(_table(city.business_licences, tmp_path)) < 0.7 * declared


@pytest.mark.parametrize(
    ("make", "rows", "header"),
    [
        (transport.bike_counters, 721, ["date", "counter", "district", "bicycles", "rain_mm"]),
        (city.yearbook, 27, ["年份", "人口", "人口", "", "出生率"]),
    ],
)
def test_worksheets_open_in_another_program(make: Make, rows: int, header: list[str], tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    make(path, TODAY)
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert (len(sheet), sheet[0]) == (rows, header)


def test_the_yearbook_holds_a_formula_with_its_right_value(tmp_path: Path) -> None:
    path = tmp_path / "made.xlsx"
    city.yearbook(path, TODAY)
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    before, last = sheet[-2][1], sheet[-1][1]
    assert isinstance(before, float)
    assert last == before + 20_000
    assert "<f>B26+20000</f>" in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(("make", "points"), [(transport.bus_stops, 640), (environment.trees, 900)])
def test_points_are_geojson_within_the_made_up_city(make: Make, points: int, tmp_path: Path) -> None:
    path = tmp_path / "made"
    make(path, TODAY)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    west, south, east, north = DEMO_CITY
    places = [feature["geometry"]["coordinates"] for feature in features]
    assert len(places) == points
    assert all(west <= longitude <= east and south <= latitude <= north for longitude, latitude in places)


def test_json_and_json_lines_parse(tmp_path: Path) -> None:
    clinics, spending = tmp_path / "clinics", tmp_path / "spending"
    city.clinics(clinics, TODAY)
    city.spending(spending, TODAY)
    assert len(json.loads(clinics.read_text(encoding="utf-8"))) == 180
    payments = [json.loads(line) for line in spending.read_text(encoding="utf-8").splitlines()]
    assert len(payments) == 1200
    assert max(payment["date"] for payment in payments) == "2026-11-01"


def test_the_pdf_says_where_its_objects_are(tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    environment.water_report(path, TODAY)
    content = path.read_bytes()
    start = int(content.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert content.startswith(b"%PDF-1.4")
    assert content[start:].startswith(b"xref")
    entries = content[start:].split(b"\n")[3:7]
    for number, entry in enumerate(entries, start=1):
        assert content[int(entry[:10]) :].startswith(b"%d 0 obj" % number)
