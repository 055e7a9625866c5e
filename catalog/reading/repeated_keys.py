"""Keys that stand more than once in one object of JSON.

RFC 8259, section 4 (https://www.rfc-editor.org/rfc/rfc8259#section-4) leaves open what that means; nearly all programs
read the last value, and so does this one. What they pass over in silence is told here.
"""

from catalog.reading.beside import Beside
from catalog.reading.cells import cell_text
from catalog.reading.personal import excerpt
from catalog.reading.tally import Tally

KEY = 80


class RepeatedKeys:
    """The values that a later one of the same key took the place of, of one record at a time."""

    def __init__(self) -> None:
        self.lost: list[tuple[str, object]] = []
        self.beside = Beside()

    def object_of(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """The pairs as an object; for json.loads too."""
        members = dict(pairs)
        if len(members) != len(pairs):
            last = {key: place for place, (key, _value) in enumerate(pairs)}
            self.lost += [pair for place, pair in enumerate(pairs) if place != last[pair[0]]]
        return members

    def tell(self, number: int, tally: Tally) -> None:
        """After each record: what it lost, which is public though it is in no cell of the table."""
        for key, value in self.lost:
            text = cell_text(value) or ""
            tally.add("repeated-key", number, cell=text, key=excerpt(key, KEY))
            self.beside.look_at(number, 0, text)
        self.lost.clear()

    def finish(self, tally: Tally) -> None:
        tally.findings += self.beside.findings()
