"""Answers for everyone, kept by each web process as long as they are true: decision 53.

An answer is known by its address and by the stamp of what it was made from. Who asks has just read the stamp in the
database, in the same question that tells whether everyone may see it: what is kept is never older than the database.
"""

import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import quote_etag
from django.utils.translation import get_language

# Fast above all; the texts of JSON fall to a fifth even so.
COMPRESSION = 1
# What Python needs to hold one answer, beside its text.
OVERHEAD = 600
# One answer takes no more than this part of the whole: a page of 32,000 rows must not drive out everything else.
LARGEST_PART = 16


@dataclass(frozen=True, slots=True)
class Answer:
    """`tag` is the body's entity tag (decision 36): a digest of a page of rows is dearer than all else about it."""

    body: bytes
    tag: str

    def as_response(self, content_type: str) -> HttpResponse:
        return HttpResponse(self.body, content_type=content_type, headers={"ETag": self.tag})


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: str
    body: bytes
    tag: str
    packed: bool


class Answers:
    """At most `most` bytes; those not asked for longest go first. For many threads.

    What was asked for once is held packed: most of what a crawler reads is not asked for again. From the second time on
    it is held as it is sent, since unpacking a page of rows each time would cost as much as finding it.
    """

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self._lock = Lock()
        self._kept: OrderedDict[str, _Held] = OrderedDict()

    def get(self, asked: str, stamp: str) -> Answer | None:
        """None too where what is kept was made from something else."""
        with self._lock:
            found = self._kept.get(asked)
            if found is None or found.stamp != stamp:
                return None
            self._kept.move_to_end(asked)
        if not found.packed:
            return Answer(found.body, found.tag)
        body = zlib.decompress(found.body)
        self._hold(asked, _Held(stamp, body, found.tag, packed=False))
        return Answer(body, found.tag)

    def put(self, asked: str, stamp: str, answer: Answer) -> None:
        self._hold(asked, _Held(stamp, zlib.compress(answer.body, COMPRESSION), answer.tag, packed=True))

    def _hold(self, asked: str, held: _Held) -> None:
        if _cost(asked, held) > self.most // LARGEST_PART:
            return
        with self._lock:
            self._drop(asked)
            self._kept[asked] = held
            self.size += _cost(asked, held)
            while self.size > self.most:
                self._drop(next(iter(self._kept)))

    def _drop(self, asked: str) -> None:
        found = self._kept.pop(asked, None)
        if found:
            self.size -= _cost(asked, found)


def digest_tag(body: bytes) -> str:
    """The entity tag of an answer: the digest that Django's ConditionalGetMiddleware would give it."""
    return quote_etag(hashlib.md5(body, usedforsecurity=False).hexdigest())


def kept(request: HttpRequest, stamp: str | None, make: Callable[[], bytes]) -> Answer:
    """The answer of before if it is still true, else what `make` makes. No stamp: it is nobody's but the caller's."""
    answers = shelf()
    if stamp is None or answers is None:
        return _made(make)
    asked = f"{get_language()} {request.get_full_path()}"
    answer = answers.get(asked, stamp)
    if answer is None:
        # The stamp was read before: if something changes meanwhile, the answer is newer than it says, and made anew.
        answer = _made(make)
        answers.put(asked, stamp, answer)
    return answer


def shelf() -> Answers | None:
    """All that this process keeps; None where it is to keep nothing."""
    return _answers(settings.ANSWERS_MIB) if settings.ANSWERS_MIB else None


def _made(make: Callable[[], bytes]) -> Answer:
    body = make()
    return Answer(body, digest_tag(body))


def _cost(asked: str, held: _Held) -> int:
    return len(asked) + len(held.stamp) + len(held.body) + OVERHEAD


@lru_cache(maxsize=1)
def _answers(mebibytes: int) -> Answers:
    return Answers(mebibytes * 2**20)
