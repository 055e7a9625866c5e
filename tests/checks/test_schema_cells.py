"""Cells against their field: each constraint names the row and the column, and sound cells are left alone."""

from pathlib import Path
from typing import Any

import pytest

from tests.checks.checked import schema_findings


def one(type_: str = "string", format_: str = "default", **constraints: Any) -> dict[str, Any]:
    return {"fields": [{"name": "v", "type": type_, "format": format_, "constraints": constraints}, {"name": "n"}]}


def table(*cells: str) -> str:
    return "v,n\n" + "".join(f'"{cell}",{number}\n' for number, cell in enumerate(cells, 1))


@pytest.mark.parametrize(
    ("descriptor", "cells", "code", "rows"),
    [
        (one("integer"), ["1", "x", "2.5", "y"], "schema-type", [3, 4, 5]),
        (one("number"), ["1", "x", "y"], "schema-type", [3, 4]),
        (one("integer"), ["1", "2.5", "3"], "schema-type", [3]),
        (one("boolean"), ["true", "maybe"], "schema-type", [3]),
        (one("date"), ["2014-05-01", "soon", "2014-02-30"], "schema-type", [3, 4]),
        (one("date", "%d/%m/%Y"), ["01/05/2014", "2014-05-01"], "schema-type", [3]),
        (one("year"), ["2014", "14"], "schema-type", [3]),
        (one("yearmonth"), ["2014-05", "2014-13"], "schema-type", [3]),
        (one("duration"), ["P1D", "one day"], "schema-type", [3]),
        (one("geopoint"), ["'121.4, 31.2'".strip("'"), "Shanghai"], "schema-type", [3]),
        (one("object"), ["{}", "[]"], "schema-type", [3]),
        (one("string", "email"), ["a@b.cn", "a.b.cn"], "schema-type", [3]),
        (one("string", "uuid"), ["123e4567-e89b-12d3-a456-426614174000", "x"], "schema-type", [3]),
        (one(required=True), ["a", "", "b"], "schema-required", [3]),
        (one("integer", required=True), ["1", "", "3"], "schema-required", [3]),
        (one(unique=True), ["a", "b", "a"], "schema-unique", [4]),
        (one(pattern="[A-Z]{2}[0-9]+"), ["AB1", "AB", "xAB1"], "schema-pattern", [3, 4]),
        (one(pattern=r"0\d+"), ["0012", "12"], "schema-pattern", [3]),
        (one(pattern=r"\d\.\d{2}"), ["1.50", "1.5"], "schema-pattern", [3]),
        (one(enum=["甲", "乙"]), ["甲", "丙", "乙"], "schema-enum", [3]),
        (one("integer", enum=[1, 2]), ["1", "2", "3"], "schema-enum", [4]),
        (one("integer", minimum=2, maximum=9), ["1", "2", "9"], "schema-minimum", [2]),
        (one("number", maximum=9.5), ["9.5", "9.6", "10"], "schema-maximum", [3, 4]),
        (one("date", minimum="2014-01-01"), ["2013-12-31", "2014-01-01", "2015-01-01"], "schema-minimum", [2]),
        (
            one("datetime", maximum="2014-05-01T08:00:00Z"),
            ["2014-05-01T08:00:00Z", "2014-05-01T08:00:01Z"],
            "schema-maximum",
            [3],
        ),
        (one(minLength=2), ["a", "ab", "张江"], "schema-min-length", [2]),
        (one(maxLength=2), ["abc", "ab", "张江"], "schema-max-length", [2]),
    ],
)
def test_broken_constraint_names_its_rows(
    tmp_path: Path, descriptor: dict[str, Any], cells: list[str], code: str, rows: list[int]
) -> None:
    findings = schema_findings(tmp_path, table(*cells), descriptor)
    assert [(finding.code, finding.row, finding.column) for finding in findings] == [(code, row, 1) for row in rows]


@pytest.mark.parametrize(
    ("descriptor", "cells"),
    [
        (one("integer", required=True, unique=True, minimum=1, maximum=3), ["1", "2", "3"]),
        (one(required=True), ["0012", "1.50", "2014-05-01"]),
        (one("date"), ["2014-05-01", "2014/5/2", "2014年5月3日"]),
        (one("number"), ["1", "2.5", "3"]),
        (one("any", enum=["1", "x"]), ["1", "x", ""]),
        ({**one("integer", unique=True), "missingValues": ["", "999"]}, ["1", "999", "999"]),
        (one("boolean"), ["true", "false"]),
        (one("boolean"), ["1", "0"]),
        (one(pattern="a+", enum=["a", "aa"], minLength=1, maxLength=2), ["a", "aa", ""]),
        (one("datetime"), ["2014-05-01T08:00:00Z", "2014-05-02T08:00:00Z"]),
    ],
)
def test_table_that_keeps_its_schema_has_no_finding(
    tmp_path: Path, descriptor: dict[str, Any], cells: list[str]
) -> None:
    assert schema_findings(tmp_path, table(*cells), descriptor) == []


def test_cell_of_another_type_is_told_once(tmp_path: Path) -> None:
    cells = [str(number) for number in range(40)]
    assert schema_findings(tmp_path, table(*cells, "x"), one("integer", required=True)) == []
    findings = schema_findings(tmp_path, table(*cells, "x", ""), one("integer", required=True))
    assert [(finding.code, finding.row, finding.count) for finding in findings] == [("schema-required", 43, 1)]


def test_broken_cells_are_counted_whole(tmp_path: Path) -> None:
    findings = schema_findings(tmp_path, table(*["x"] * 300), one(pattern="y"))
    assert (len(findings), sum(finding.count for finding in findings)) == (25, 300)
