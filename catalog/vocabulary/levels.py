"""Release levels: sharing, publishing and opening are steps (共享、公布、开放)."""

from catalog.language import Text
from catalog.vocabulary.term import Term

EU_ACCESS = "http://publications.europa.eu/resource/authority/access-right/"

SHARED, PUBLISHED, OPEN = "shared", "published", "open"

LEVELS = (
    Term(SHARED, Text("Shared between agencies, on request", "共享：部门之间按需提供"), EU_ACCESS + "NON_PUBLIC"),
    Term(PUBLISHED, Text("Published: anyone may read it", "公布：任何人可以查看"), EU_ACCESS + "PUBLIC"),
    Term(OPEN, Text("Open: anyone may make full use of it", "开放：任何人可以充分使用"), EU_ACCESS + "PUBLIC"),
)
LEVEL = {level.code: level for level in LEVELS}


def rank(code: str) -> int:
    """How far the door is open: 0 shared, 1 published, 2 open."""
    return [level.code for level in LEVELS].index(code)
