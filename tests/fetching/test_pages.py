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
    ],
)
def test_a_page_is_told_from_a_file(sample: bytes, media_type: str, expected: str, file: bool) -> None:
    assert is_file(sample, media_type, expected) is file
