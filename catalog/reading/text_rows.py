"""The staging file, as `normalize` wrote it, as a table of text for DuckDB."""

from dataclasses import dataclass
from pathlib import Path

from catalog.reading.duck import quote_text
from catalog.reading.limits import MIB
from catalog.reading.normalize import Normalized

ROW = "_row"
# DuckDB's own defaults; only a longer line needs more.
LINE, BUFFER = 2 * MIB, 32 * MIB


@dataclass(frozen=True, slots=True)
class TextRows:
    """`parallel` reads with all threads, and may take a line break inside quotation marks for a row's end where a
    thread begins: what was read so must be checked against the counts of `normalized`.
    """

    path: Path
    width: int
    normalized: Normalized
    parallel: bool = True

    @property
    def sql(self) -> str:
        """No dialect is guessed, and no user's text is in it. Columns are called c1, c2 …, beside `_row`."""
        line = max(LINE, self.normalized.longest + 1024)
        names = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(1, self.width + 1))
        options = (
            f"auto_detect = false, header = false, delim = {quote_text(self.normalized.delimiter)}, "
            "quote = '\"', escape = '\"', new_line = '\\n', "
            "nullstr = '', allow_quoted_nulls = true, strict_mode = true, "
            f"parallel = {str(self.parallel).lower()}, max_line_size = {line}, buffer_size = {max(BUFFER, line * 2)}"
        )
        return f"read_csv({quote_text(str(self.path.resolve()))}, columns = {{'{ROW}': 'BIGINT', {names}}}, {options})"
