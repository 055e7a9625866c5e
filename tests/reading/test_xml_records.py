from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from catalog.reading.read import read
from catalog.reading.table import Table
from tests.reading.files import make_file, read_table, unreadable_code


def xml(folder: Path, body: str) -> Path:
    return make_file(folder, f'<?xml version="1.0" encoding="utf-8"?>{body}', "a.xml")


def table_of(folder: Path, body: str) -> Table:
    return read_table(xml(folder, body))


def test_repeated_element_becomes_rows(tmp_path: Path) -> None:
    table = table_of(tmp_path, '<d><head>x</head><r id="1"><n>甲</n></r><r id="2"><n>乙</n><m>5</m></r></d>')
    assert table.header == ("n", "id", "m")
    assert [(row.number, row.cells) for row in table.rows] == [(1, ("甲", "1", None)), (2, ("乙", "2", "5"))]


def test_nested_and_repeated_children_are_kept(tmp_path: Path) -> None:
    body = '<d><r><at><x>1</x><y>2</y></at><tag>a</tag><tag>b</tag><price unit="CNY">5</price></r><r/></d>'
    table = table_of(tmp_path, body)
    assert table.header == ("at.x", "at.y", "tag", "price.unit", "price")
    assert [row.cells for row in table.rows] == [("1", "2", '["a", "b"]', "CNY", "5"), (None,) * 5]


def test_list_inside_records_is_not_taken_for_the_records(tmp_path: Path) -> None:
    record = "<r><id>1</id><k><v>1</v><v>2</v><v>3</v></k></r>"
    assert len(list(table_of(tmp_path, f"<d><list>{record * 4}</list></d>").rows)) == 4


def test_namespaces_and_nil_are_understood(tmp_path: Path) -> None:
    spaces = 'xmlns:g="http://g.example" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    table = table_of(tmp_path, f'<g:d {spaces}><g:r><g:a xsi:nil="true"/></g:r><g:r><g:a>2</g:a></g:r></g:d>')
    assert (table.header, [row.cells for row in table.rows]) == (("a",), [(None,), ("2",)])


def test_values_without_fields_are_one_column(tmp_path: Path) -> None:
    table = table_of(tmp_path, "<d><v>1</v><v>2</v></d>")
    assert (table.header, [row.cells for row in table.rows]) == (("value",), [("1",), ("2",)])


def test_single_flat_record_is_a_table(tmp_path: Path) -> None:
    table = table_of(tmp_path, "<d><r><a>1</a><b>2</b></r></d>")
    assert (table.header, [row.cells for row in table.rows]) == (("a", "b"), [("1", "2")])


@pytest.mark.parametrize("body", ["<d/>", "<d><a>1</a><b>2</b></d>", "<d><p>x</p><q><s><t/></s></q></d>"])
def test_document_without_records_is_kept_as_it_is(tmp_path: Path, body: str) -> None:
    path = xml(tmp_path, body)
    assert [finding.code for finding in read(path, path.name, Limits()).findings] == ["no-table-xml"]


@pytest.mark.parametrize("content", ["<d><r><a>1</a></r><r><a>2</a>", "<d><r></x></d>", "<d><r>&nbsp;</r><r/></d>"])
def test_broken_xml_says_so(tmp_path: Path, content: str) -> None:
    assert unreadable_code(xml(tmp_path, content)) == "broken-file"


def test_entities_are_refused_and_no_file_is_opened(tmp_path: Path) -> None:
    secret = make_file(tmp_path, "secret", "secret.txt")
    external = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]><d><r>&e;</r><r>&e;</r></d>'
    bomb = '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><d><r>&b;</r><r>&b;</r></d>'
    assert unreadable_code(xml(tmp_path, external)) == "xml-entities"
    assert unreadable_code(xml(tmp_path, bomb)) == "xml-entities"


def test_external_document_type_is_not_loaded(tmp_path: Path) -> None:
    body = '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/a.dtd"><d><r><a>1</a></r><r><a>2</a></r></d>'
    assert len(list(table_of(tmp_path, body).rows)) == 2


def test_document_too_deep_is_refused(tmp_path: Path) -> None:
    assert unreadable_code(xml(tmp_path, "<a>" * 200 + "</a>" * 200)) == "too-deep"


def test_chinese_encoding_is_told_by_bytes(tmp_path: Path) -> None:
    record = "<r><name>广州市天河区</name></r>"
    body = f'<?xml version="1.0" encoding="GBK"?><d>{record * 30}</d>'
    table = read_table(make_file(tmp_path, body.encode("gbk"), "a.xml"))
    assert next(table.rows).cells == ("广州市天河区",)


def test_memory_is_bounded_by_the_record(tmp_path: Path) -> None:
    body = "<d><r><a>1</a></r><r><a>" + "x" * 300_000 + "</a></r></d>"
    assert unreadable_code(xml(tmp_path, body), Limits(max_record_bytes=100_000)) == "row-too-long"
