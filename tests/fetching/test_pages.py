import pytest

from catalog.fetching.pages import is_file

LOGIN = b"<!DOCTYPE html><form><input type=password></form>"


@pytest.mark.parametrize(
    ("sample", "media_type", "expected", "file"),
    [
        (b"a,b\n1,2\n", "text/csv", "text/csv", True),
        (b"", "text/csv", "", True),
        (b"\xef\xbb\xbf\n <HTML><body>", "text/csv", "text/csv", False),
        (b"<html><body>", "text/html", "text/html", True),
        (LOGIN, "text/html", "text/html", False),
        (b"not html at all", "text/html", "text/csv", False),
        (b"<table><html>", "application/xml", "application/xml", True),
        (b"<!-- 3.2 -->\n<html>", "text/csv", "text/csv", False),
        (b"<script>location.href='/login'</script>", "text/csv", "text/csv", False),
        (b"a,b\n1,2\n", "text/html", "text/csv", True),
        (b"PK\x03\x04\x14\0\0\0", "text/html", "application/zip", True),
        (b'{"code": 401, "msg": "log in"}', "application/json", "text/csv", False),
        (b'{"code": 401, "msg": "log in"}', "application/json", "", True),
        (b'{"type": "FeatureCollection"}', "application/json", "application/geo+json", True),
        (b"", "text/csv", "text/csv", False),
    ],
)
def test_a_page_is_told_from_a_file(sample: bytes, media_type: str, expected: str, file: bool) -> None:
    assert is_file(sample, media_type, expected) is file
