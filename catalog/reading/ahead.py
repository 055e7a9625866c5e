"""Reads a file some blocks ahead, so that other threads prove them plain while the rows of earlier ones are written."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from catalog.reading.blocks import Blocks
from catalog.reading.duck import THREADS
from catalog.reading.lost_characters import MARK
from catalog.reading.plain import Proved, Shape, prove, whole_records

# Enough that no thread waits for a block, and few beside what else is held in memory.
DEPTH = 3 * THREADS


@dataclass(frozen=True, slots=True)
class Waiting:
    block: bytes
    proof: Callable[[], Proved | None]


class Ahead:
    """The blocks in their order. `sound`: every byte of the file was seen to be valid in its encoding."""

    def __init__(self, blocks: Blocks, *, sound: bool) -> None:
        self.blocks = blocks
        self.prove = prove if sound else _prove_sound
        self.waiting: deque[Waiting] = deque()
        self.pool = ThreadPoolExecutor(THREADS)

    def take(self) -> bytes:
        """The next block as it is; b"" at the end."""
        return self.waiting.popleft().block if self.waiting else self.blocks.take()

    def take_proved(self, shape: Shape) -> tuple[bytes, Proved | None]:
        """The next block, which begins with a row of its own, and its proof. Every call has the same shape."""
        fresh: list[bytes] = []
        while len(self.waiting) + len(fresh) < DEPTH and (block := self._cut()):
            fresh.append(block)
        alone = len(self.waiting) + len(fresh) == 1  # nothing to do meanwhile
        for block in fresh:
            proof = partial(self.prove, block, shape)
            self.waiting.append(Waiting(block, proof if alone else self.pool.submit(proof).result))
        if not self.waiting:
            return b"", None
        first = self.waiting.popleft()
        return first.block, first.proof()

    def close(self) -> None:
        self.pool.shutdown(cancel_futures=True)
        self.blocks.close()

    def _cut(self) -> bytes:
        """The next block up to its last whole row."""
        block = self.blocks.take()
        whole = whole_records(block)
        if 0 < whole < len(block):
            self.blocks.give_back(block[whole:])
            block = block[:whole]
        return block


def _prove_sound(block: bytes, shape: Shape) -> Proved | None:
    try:
        damaged = MARK in block.decode()
    except UnicodeDecodeError:
        damaged = True
    return None if damaged else prove(block, shape)
