import pytest

from catalog.reading.markup import LOOK, markup_format


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("<!DOCTYPE html><html>", "html"),
        ("<!-- made by hand --><table border=1><tr>", "html"),
        ("<p>", "html"),
        ('<?xml version="1.0"?><rows><row/></rows>', "xml"),
        ('<?xml version="1.0"?>', "xml"),
        ('<?xml version="1.0"?><table><r/></table>', "xml"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html xmlns="z">', "html"),
        ('<kml xmlns="http://www.opengis.net/kml/2.2">', "kml"),
        ("<k:kml >", "kml"),
        ('<!DOCTYPE svg [<!ENTITY a "<b>">]><svg>', "svg"),
        ("<rows >", "xml"),
        ('<?xml version="1.0" encoding="GB2312"?><列表><记录>', "xml"),
        ("<注意> 数据截至五月\n", ""),
        ("a,b\n1,2", ""),
        ("<5,>7\n1,2", ""),
        ("<", ""),
        ("<!--" + "x" * LOOK, ""),
        ("", ""),
    ],
)
def test_first_element_decides(start: str, expected: str) -> None:
    assert markup_format(start) == expected
