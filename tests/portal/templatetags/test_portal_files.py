"""Cells of a table: numbers marked as such, and whatever stands in a file escaped."""

from portal.presenters.preview import Cell
from portal.templatetags.portal_files import cells


def test_cells_stand_side_by_side() -> None:
    row = (Cell("<b>East</b>", is_number=False), Cell("3", is_number=True), Cell("", is_number=False))
    assert cells(row) == '<td>&lt;b&gt;East&lt;/b&gt;</td><td class="number">3</td><td></td>'
