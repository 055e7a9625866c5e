"""What a server's robots.txt says of a file to programs (https://www.rfc-editor.org/rfc/rfc9309)."""

from catalog.language import Text
from catalog.vocabulary.term import Term

ALLOWED, FORBIDDEN, UNREAD = "allowed", "forbidden", "unread"

ROBOTS_VERDICTS = (
    Term(ALLOWED, Text("robots.txt lets programs fetch it", "robots.txt 允许程序获取")),
    Term(FORBIDDEN, Text("robots.txt asks programs to leave it alone", "robots.txt 要求程序不要获取")),
    Term(UNREAD, Text("robots.txt could not be read", "无法读取 robots.txt")),
)
ROBOTS_VERDICT = {term.code: term for term in ROBOTS_VERDICTS}
