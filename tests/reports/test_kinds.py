"""A kind of problem in one sentence, whatever number of places it has."""

from catalog.reading.table import Finding
from catalog.reports.kinds import FoundKind
from tests.reports.found import found


def test_the_first_place_stands_for_all() -> None:
    message = found("short-row", 8, named=8).message
    assert message.en == "Row 5: it has 2 cells where the header has 3. 7 more like it."
    assert message.zh == "第 5 行：有 2 个单元格，表头有 3 个。 另有 7 处同类问题。"


def test_what_is_counted_by_column_keeps_its_columns_count() -> None:
    first = Finding("missing-mark", None, 2, "数量", count=4)
    kind = FoundKind("missing-mark", "notice", 10, 2, first)
    assert kind.message.en.startswith("Cells of column “数量” with a mark such as NA or “-” for a missing value: 4;")
    assert kind.message.en.endswith(" 1 more places are named below.")
