"""The columns of a file against the fields of its schema."""

from pathlib import Path

from tests.checks.checked import schema_findings


def test_missing_extra_and_moved_columns_are_named(tmp_path: Path) -> None:
    descriptor = {"fields": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}
    findings = schema_findings(tmp_path, "d,c,a\n1,2,3\n4,5,6\n", descriptor)
    assert [(finding.code, finding.column, finding.cell) for finding in findings] == [
        ("schema-missing-column", None, "b"),
        ("schema-extra-column", 1, ""),
        ("schema-column-order", 2, ""),
    ]


def test_a_field_goes_by_the_header_before_the_name_of_the_api(tmp_path: Path) -> None:
    descriptor = {"fields": [{"name": "Stop ID", "type": "string"}, {"name": "stop_id_2", "type": "string"}]}
    assert schema_findings(tmp_path, "Stop ID,stop id\n1,2\n3,4\n", descriptor) == []
