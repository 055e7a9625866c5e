"""The rows of text, as `normalize` wrote them, as a table for DuckDB."""

from dataclasses import dataclass
from pathlib import Path

from catalog.reading.duck import quote_text
from catalog.reading.limits import MIB
from catalog.reading.normalize import Normalized

ROW = "_row"
# The longest line is DuckDB's own default; a thread holds no more than a buffer. Only a longer line needs more.
LINE, BUFFER = 2 * MIB, 4 * MIB


@dataclass(frozen=True, slots=True)
class TextRows:
    """`paths` are files of whole rows; of `normalized` the delimiter and the longest line are needed."""

    paths: tuple[Path, ...]
    width: int
    normalized: Normalized

    @property
    def sql(self) -> str:
        """No dialect is guessed, and no user's text is in it. Columns are called c1, c2 …, beside `_row`."""
        line = max(LINE, self.normalized.longest + 1024)
        names = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(1, self.width + 1))
        paths = ", ".join(quote_text(str(path.resolve())) for path in self.paths)
        # Not parallel: each file is read by one thread alone, which can't take a line break inside quotation marks for
        # a row's end, as one that begins in the midst of a file may.
        options = (
            f"auto_detect = false, header = false, delim = {quote_text(self.normalized.delimiter)}, "
            "quote = '\"', escape = '\"', new_line = '\\n', "
            "nullstr = '', allow_quoted_nulls = true, strict_mode = true, "
            f"parallel = false, max_line_size = {line}, buffer_size = {max(BUFFER, line * 2)}"
        )
        return f"read_csv([{paths}], columns = {{'{ROW}': 'BIGINT', {names}}}, {options})"
