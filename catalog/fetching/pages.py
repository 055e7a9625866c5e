"""Tell a file from what stands before it: a login, a consent, an error told with status 200.

The content decides: servers call files pages, and pages files.
"""

import re

PAGES = ("text/html", "application/xhtml+xml")
# A page may begin with a comment, a script or a part of itself.
PAGE_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|script|meta|title|form)\b",
    re.IGNORECASE | re.DOTALL,
)
LOGIN_FORM = re.compile(rb"<input[^>]{0,500}type\s*=\s*[\"']?password", re.IGNORECASE)
# The first two lines of a table, which have no tag in them.
TABLE_BEGINS = re.compile(rb"[^<\r\n]*[,;\t|][^<\r\n]*\r?\n[^<\r\n]*[,;\t|]")
# An object, where anything else was asked for: {"code": 401, "msg": …}.
OBJECT_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
UNTOLD = ("", "application/octet-stream")


def is_file(sample: bytes, media_type: str, expected: str) -> bool:
    """Whether the file itself came. `expected` is its media type as it is known, "" where it is not.

    A page that was asked for is a file; a page with a login form never is. Neither is nothing, nor an error in JSON.
    """
    if expected not in UNTOLD and (not sample or ("json" not in expected and OBJECT_BEGINS.match(sample))):
        return False
    if not _is_page(sample, media_type):
        return True
    return expected in PAGES and not LOGIN_FORM.search(sample)


def _is_page(sample: bytes, media_type: str) -> bool:
    if PAGE_BEGINS.match(sample):
        return True
    # No page has bytes of zero, as packed and binary files do.
    return media_type in PAGES and b"\0" not in sample[:1024] and not TABLE_BEGINS.match(sample)
