"""What a schema changes in how a table is read, and that nothing is asked where there is none."""

from pathlib import Path

from catalog.checks.expected import Expected
from catalog.checks.table_schema import parse_schema
from tests.checks.checked import schema_findings, validated

NAMED = {"fields": [{"name": "v", "type": "string"}, {"name": "n"}]}


def test_no_schema_asks_for_nothing(tmp_path: Path) -> None:
    codes = {finding.code for finding in validated(tmp_path, "v,n\n1,\n1,x\n").findings}
    assert not [code for code in codes if code.startswith("schema-")]


def test_text_of_the_schema_stays_as_it_is_written(tmp_path: Path) -> None:
    expected = Expected(schema=parse_schema(NAMED))
    column = validated(tmp_path, "v,n\n100,1\n200,2\n", expected=expected).columns[0]
    assert (column.type, column.minimum) == ("string", "100")


def test_columns_come_before_cells_and_keys(tmp_path: Path) -> None:
    descriptor = {**NAMED, "fields": [*NAMED["fields"], {"name": "m"}], "primaryKey": "v"}
    findings = schema_findings(tmp_path, "v,n\na,1\n,2\na,3\n", descriptor)
    assert [finding.code for finding in findings] == ["schema-missing-column", "schema-required", "schema-primary-key"]
