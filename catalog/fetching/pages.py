"""Tell a file from the page that stands before it: a login, a consent, an error told with status 200."""

import re

PAGES = ("text/html", "application/xhtml+xml")
PAGE_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)", re.IGNORECASE)
LOGIN_FORM = re.compile(rb"<input[^>]{0,500}type\s*=\s*[\"']?password", re.IGNORECASE)


def is_file(sample: bytes, media_type: str, expected: str) -> bool:
    """Whether the file itself came. A page that was asked for is a file; a page with a login form never is."""
    if media_type not in PAGES and not PAGE_BEGINS.match(sample):
        return True
    return expected in PAGES and not LOGIN_FORM.search(sample)
