from pathlib import Path

from catalog.reading.ahead import DEPTH, Ahead
from catalog.reading.blocks import CHUNK, Blocks
from catalog.reading.limits import Limits
from catalog.reading.plain import Shape
from tests.reading.files import make_file

SHAPE = Shape(",", 2, 1000)


def ahead_of(folder: Path, content: bytes, *, sound: bool = True) -> Ahead:
    return Ahead(Blocks(make_file(folder, content), "utf-8", Limits()), sound=sound)


def test_blocks_come_in_order_with_their_proofs(tmp_path: Path) -> None:
    content = b"".join(b"%d,some text\n" % number for number in range(CHUNK // 2))
    ahead = ahead_of(tmp_path, content)
    blocks = []
    while (taken := ahead.take_proved(SHAPE))[0]:
        block, proved = taken
        assert proved is not None
        assert len(proved.starts) == block.count(b"\n")
        blocks.append(block)
    ahead.close()
    assert len(blocks) > DEPTH
    assert b"".join(blocks) == content


def test_block_that_was_read_ahead_can_be_taken_as_it_is(tmp_path: Path) -> None:
    content = b"1,2\n" * CHUNK
    ahead = ahead_of(tmp_path, content)
    first, _ = ahead.take_proved(SHAPE)
    second = ahead.take()
    rest = b"".join(iter(ahead.take, b""))
    ahead.close()
    assert first + second + rest == content


def test_end_of_the_file_is_an_empty_block(tmp_path: Path) -> None:
    ahead = ahead_of(tmp_path, b"1,2\n")
    assert ahead.take_proved(SHAPE)[0] == b"1,2\n"
    assert ahead.take_proved(SHAPE) == (b"", None)
    assert ahead.take() == b""
    ahead.close()


def test_bytes_are_looked_at_where_no_one_has(tmp_path: Path) -> None:
    content = b"1,\xff\n"
    for sound in (True, False):
        ahead = ahead_of(tmp_path, content, sound=sound)
        block, proved = ahead.take_proved(SHAPE)
        ahead.close()
        assert block == content
        assert (proved is not None) == sound
