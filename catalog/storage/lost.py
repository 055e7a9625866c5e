"""What to say where the database knows of a file and the storage has no bytes of it."""

import logging

from catalog.language import Text
from catalog.storage.blobs import MissingBlob

log = logging.getLogger(__name__)
LOST = Text(
    "The bytes of this file are missing from this site's storage. That is our fault, and nothing in the request can"
    " mend it: the site's operator has to bring them back. Please try again later.",
    "本站存储中缺少此文件的内容。这是本站的问题，修改请求无法解决，须由网站运营者恢复。请稍后再试。",
)
# Seconds, for `Retry-After`: people have to mend it.
RETRY = 300


def told(error: MissingBlob) -> Text:
    """The sentence for the reader; the operator finds the blob's name in the log."""
    log.error("storage has lost a blob: %s", error)
    return LOST
