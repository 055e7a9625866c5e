"""Answers for everyone, kept by each web process as long as they are true: decision 53.

An answer is known by its address and by the stamp of what it was made from. Who asks has just read the stamp in the
database, in the same question that tells whether everyone may see it: what is kept is never older than the database.
"""

import zlib
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

# Fast above all; the texts of JSON fall to a fifth even so.
COMPRESSION = 1
# What Python needs to hold one answer, beside its text.
OVERHEAD = 500
# One answer takes no more than this part of the whole: a page of 32,000 rows must not drive out everything else.
LARGEST_PART = 16


class Answers:
    """At most `most` bytes; those not asked for longest go first. For many threads."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()

    def get(self, asked: str, stamp: str) -> bytes | None:
        """None too where what is kept was made from something else."""
        with self._lock:
            found = self._kept.get(asked)
            if found is None or found[0] != stamp:
                return None
            self._kept.move_to_end(asked)
        return zlib.decompress(found[1])

    def put(self, asked: str, stamp: str, body: bytes) -> None:
        packed = zlib.compress(body, COMPRESSION)
        if _cost(asked, stamp, packed) > self.most // LARGEST_PART:
            return
        with self._lock:
            self._drop(asked)
            self._kept[asked] = stamp, packed
            self.size += _cost(asked, stamp, packed)
            while self.size > self.most:
                self._drop(next(iter(self._kept)))

    def _drop(self, asked: str) -> None:
        found = self._kept.pop(asked, None)
        if found:
            self.size -= _cost(asked, *found)


def kept(request: HttpRequest, stamp: str | None, make: Callable[[], bytes]) -> bytes:
    """The answer of before if it is still true, else what `make` makes. No stamp: it is nobody's but the caller's."""
    answers = shelf()
    if stamp is None or answers is None:
        return make()
    asked = f"{get_language()} {request.get_full_path()}"
    body = answers.get(asked, stamp)
    if body is None:
        # The stamp was read before: if something changes meanwhile, the answer is newer than it says, and made anew.
        body = make()
        answers.put(asked, stamp, body)
    return body


def shelf() -> Answers | None:
    """All that this process keeps; None where it is to keep nothing."""
    return _answers(settings.ANSWERS_MIB) if settings.ANSWERS_MIB else None


def _cost(asked: str, stamp: str, packed: bytes) -> int:
    return len(asked) + len(stamp) + len(packed) + OVERHEAD


@lru_cache(maxsize=1)
def _answers(mebibytes: int) -> Answers:
    return Answers(mebibytes * 2**20)
