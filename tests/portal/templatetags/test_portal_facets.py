"""Boxes to tick: each with its value, name and number, whatever the agencies call things."""

from portal.presenters.facets import Choice, Facet
from portal.templatetags.portal_facets import choices


def test_a_box_for_each_value() -> None:
    html = choices(Facet("format", "Format", (Choice("csv", "CSV", 12, chosen=True), Choice("xlsx", "XLSX", 3, False))))
    assert '<input type="checkbox" name="format" value="csv" checked> <span class="what">CSV</span>' in html
    assert '<input type="checkbox" name="format" value="xlsx"> <span class="what">XLSX</span>' in html
    assert [html.count(f'<span class="count">{count}</span>') for count in (12, 3)] == [1, 1]


def test_what_people_wrote_is_escaped() -> None:
    html = choices(Facet("keyword", "Keyword", (Choice('"><b>', "<b>", 1, chosen=False),)))
    assert 'value="&quot;&gt;&lt;b&gt;"' in html
    assert "<b>" not in html
    assert not choices(Facet("keyword", "Keyword", ()))
