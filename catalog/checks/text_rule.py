"""A rule about single cells of text, told by their form alone."""

from dataclasses import dataclass

# Blank characters: white space, the no-break and full-width spaces, the byte order mark, and spaces without width.
BLANK = r"[\s\x{a0}\x{1680}\x{2000}-\x{200b}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]"


@dataclass(frozen=True, slots=True)
class TextRule:
    """A cell in which `pattern` (RE2: linear in the cell's length) is found has the fault `code`.

    `coarse` is a simple pattern that finds all these cells, and few others.
    """

    code: str
    pattern: str
    coarse: str
