"""The process that opens a workbook: a few damaged bytes may make calamine ask for all the memory that there is.

First `{"sheet", "others", "left", "areas"}` (what `choose_sheet` found, the first column, merged cells or None), then
lists of rows as text, last `{"end": "whole", "texts": …, "beside": …}` (see `TextNumbers.told`; what is personal on the
other sheets, as `[place, row, cell, count, kind]`); or `{"end": "fault", "code": …}`.
"""

import sys
from collections.abc import Iterator

import orjson
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from catalog.reading.beside import ELSEWHERE, Beside
from catalog.reading.cells import cell_text
from catalog.reading.sheet_choice import choose_sheet
from catalog.reading.table import Unreadable
from catalog.reading.text_numbers import TextNumbers

# An answer holds this many cells at most, or else a single row.
CELLS_AT_ONCE = 2_000


def main(request: str) -> None:
    try:
        _read(str(orjson.loads(request)["path"]))
    except PasswordError:
        _say({"end": "fault", "code": "encrypted-file"})
    except Unreadable as unreadable:
        _say({"end": "fault", "code": unreadable.finding.code})
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        _say({"end": "fault", "code": "broken-file"})
    except BaseException as fault:  # a panic inside calamine has no importable name, and is not below Exception
        if type(fault).__name__ != "PanicException":
            raise
        _say({"end": "fault", "code": "broken-file"})


def _read(path: str) -> None:
    workbook = CalamineWorkbook.from_path(path)
    sheet, others = choose_sheet(workbook)
    head = {
        "sheet": sheet.name,
        "others": dict(others.figures) if others else None,
        "left": sheet.start[1] if sheet.start else 0,
        "areas": sheet.merged_cell_ranges,
    }
    _say(head)
    texts = TextNumbers()
    for rows in _batches(sheet, texts):
        _say(rows)
    _say({"end": "whole", "texts": texts.told(), "beside": list(_beside(workbook, sheet.name))})


def _beside(workbook: CalamineWorkbook, name: str) -> Iterator[list[object]]:
    """Whoever has the file has all its sheets, hidden ones too."""
    for position, about in enumerate(workbook.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet or about.name == name:
            continue
        beside = Beside(ELSEWHERE, about.name)
        for number, cells in enumerate(workbook.get_sheet_by_index(position).iter_rows(), start=1):
            beside.look(number, [cell_text(cell) for cell in cells])
        yield from beside.as_lists()


def _batches(sheet: CalamineSheet, texts: TextNumbers) -> Iterator[list[list[str | None]]]:
    at_once = max(1, CELLS_AT_ONCE // max(1, sheet.width))
    rows: list[list[str | None]] = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts.look(number, list(cells))
        rows.append([cell_text(cell) for cell in cells])
        if len(rows) >= at_once:
            yield rows
            rows = []
    yield rows


def _say(answer: object) -> None:
    sys.stdout.buffer.write(orjson.dumps(answer, option=orjson.OPT_NON_STR_KEYS) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
