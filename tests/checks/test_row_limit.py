from pathlib import Path

import pytest

from tests.checks.test_validate import codes, validate
from tests.reading.files import make_file


@pytest.mark.parametrize(("rows", "cut"), [(65_534, False), (65_535, True), (65_536, False)])
def test_table_that_ends_at_the_last_row_of_a_spreadsheet_may_be_cut(tmp_path: Path, rows: int, cut: bool) -> None:
    content = "a,b\n" + "".join(f"{number},x\n" for number in range(rows))
    validation = validate(make_file(tmp_path, content), tmp_path)
    assert ("row-limit-cut" in codes(validation)) is cut
    assert all(finding.row == 65_536 for finding in validation.findings if finding.code == "row-limit-cut")
