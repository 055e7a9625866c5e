"""The queue in a folder, between real processes that write and read at once."""

import subprocess
import sys
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection, Exchange, Queue

from config import queue_files

WRITE = """
import sys
from tests.config.test_queue_files import connected, queue
told = queue("many")
with connected(sys.argv[1]) as connection, connection.Producer() as producer:
    for number in range(300):
        producer.publish({"n": number, "pad": "x" * 5000}, exchange=told.exchange, declare=[told])
"""


def queue(name: str) -> Any:
    """Of a name of its own: a process remembers which queues it has bound, whatever the folder."""
    return Queue(name, Exchange(f"to-{name}", type="fanout"))


def connected(folder: str | Path) -> Connection:
    queue_files.register()
    messages, control = Path(folder, "messages"), Path(folder, "control")
    for one in (messages, control):
        one.mkdir(exist_ok=True)
    options = {"data_folder_in": str(messages), "data_folder_out": str(messages), "control_folder": str(control)}
    return Connection("filesystem://", transport_options=options)


def test_many_writers_and_a_reader_lose_no_message_and_meet_none_half_written(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, str(tmp_path)]) for _number in range(3)]
    seen: list[int] = []
    with connected(tmp_path) as connection, connection.SimpleQueue(queue("many")) as taken:
        while len(seen) < 900:
            message = taken.get(timeout=120)
            seen.append(message.payload["n"])
            message.ack()
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    assert sorted(seen) == sorted([*range(300)] * 3)


def test_what_is_being_written_is_no_message_yet(tmp_path: Path) -> None:
    with connected(tmp_path) as connection, connection.SimpleQueue(queue("one")) as taken:
        (tmp_path / "messages" / ".1_half.one.msg").write_text("{")
        taken.put({"n": 1})
        assert taken.get(timeout=120).payload == {"n": 1}
        with pytest.raises(Empty):
            taken.get(timeout=1)


class Watch:
    """What a reader would find at the moment when a message is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __json__(self) -> list[str]:
        return [path.name for path in self.folder.iterdir() if not path.name.startswith(".")]


def test_a_message_appears_when_it_is_whole(tmp_path: Path) -> None:
    with connected(tmp_path) as connection:
        channel: Any = connection.default_channel
        channel._put("whole", {"seen": Watch(tmp_path / "messages")})
        assert channel._get("whole") == {"seen": []}
