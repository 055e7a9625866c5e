"""Rows against the keys of a schema: unique fields, the primary key, references to other tables and the own."""

from pathlib import Path

from catalog.checks.expected import OtherTable
from tests.checks.checked import schema_findings, validated


def test_primary_key_of_two_columns_is_unique_and_filled(tmp_path: Path) -> None:
    descriptor = {"fields": [{"name": "v"}, {"name": "n"}], "primaryKey": ["v", "n"]}
    findings = schema_findings(tmp_path, "v,n\na,1\na,2\na,1\n,3\n", descriptor)
    assert [(finding.code, finding.row, finding.column) for finding in findings] == [
        ("schema-required", 5, 1),
        ("schema-primary-key", 4, 1),
    ]


def test_a_key_that_says_that_it_is_required_is_told_once(tmp_path: Path) -> None:
    required = {"name": "v", "type": "string", "constraints": {"required": True, "unique": True}}
    descriptor = {"fields": [required, {"name": "n"}], "primaryKey": "v"}
    findings = schema_findings(tmp_path, "v,n\na,1\n,2\na,3\n", descriptor)
    assert [(finding.code, finding.row) for finding in findings] == [("schema-required", 3), ("schema-primary-key", 4)]


def test_keys_are_told_apart_where_their_cells_hold_commas(tmp_path: Path) -> None:
    descriptor = {"fields": [{"name": "v"}, {"name": "w"}], "primaryKey": ["v", "w"]}
    assert schema_findings(tmp_path, 'v,w\n"a, b",c\na,"b, c"\n', descriptor) == []


def test_a_key_of_several_columns_shows_nothing_of_a_person(tmp_path: Path) -> None:
    descriptor = {"fields": [{"name": "科室"}, {"name": "姓名"}, {"name": "手机"}], "primaryKey": ["科室", "姓名"]}
    rows = "".join(f"一科,王小{name},1380000{number:04d}\n" for number, name in enumerate("明红强伟芳军明"))
    findings = schema_findings(tmp_path, f"科室,姓名,手机\n{rows}", descriptor)
    assert [(finding.code, finding.row) for finding in findings] == [("schema-primary-key", 8)]
    assert "王小明" not in findings[0].cell


def test_foreign_keys_look_into_other_tables_and_the_own(tmp_path: Path) -> None:
    (tmp_path / "areas").mkdir()
    areas = validated(tmp_path / "areas", "code,name\n01,甲\n02,乙\n")
    assert areas.staged is not None
    others = {"areas": OtherTable(areas.staged.parquet, areas.columns)}
    descriptor = {
        "fields": [{"name": "id", "type": "string"}, {"name": "area", "type": "string"}, {"name": "parent"}],
        "foreignKeys": [
            {"fields": "area", "reference": {"resource": "areas", "fields": "code"}},
            {"fields": "parent", "reference": {"resource": "", "fields": "id"}},
            {"fields": "parent", "reference": {"resource": "nowhere", "fields": "id"}},
        ],
    }
    findings = schema_findings(tmp_path, "id,area,parent\nx,01,\ny,03,x\nz,02,w\n", descriptor, others)
    assert [(finding.code, finding.row, finding.cell) for finding in findings] == [
        ("schema-foreign-key", 3, "03"),
        ("schema-foreign-key", 4, "w"),
        ("schema-reference-missing", None, ""),
    ]
