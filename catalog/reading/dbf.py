"""In which encoding the names and texts of a dBASE file are: its .cpg file is asked, and not believed blindly.

http://www.dbase.com/Knowledgebase/INT/db7_file_fmt.htm
"""

import codecs
import contextlib
import re
from pathlib import Path

from catalog.reading.encoding import detect_encoding

SAMPLE = 1024 * 1024
FIELD, FIRST_FIELD, NAME = 32, 32, 11
FIELDS_END = 0x0D
# Code pages by number, as Esri's programs write them; GBK and GB 2312 are parts of GB 18030.
CHINESE = {"936": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030", "950": "big5hkscs"}


def dbf_encoding(dbf: Path, cpg: Path, folder: Path) -> str:
    """The name of a codec of Python's. `folder` is for a scratch file."""
    text = _texts(dbf)
    claimed = _claimed(cpg)
    if claimed and _decodes(text, claimed):
        return claimed
    sample = folder / "sample.txt"
    sample.write_bytes(text)
    found = detect_encoding(sample, text[: 256 * 1024]).encoding
    return "utf-8" if found.startswith(("utf-8", "utf-16", "utf-32")) else found


def _texts(dbf: Path) -> bytes:
    """The fields' names and the first records, which are text all through but for rare binary fields."""
    with dbf.open("rb") as file:
        data = file.read(SAMPLE)
    start = int.from_bytes(data[8:10], "little")
    names = [
        data[place : place + NAME].split(b"\0", 1)[0]
        for place in range(FIRST_FIELD, min(start, len(data)), FIELD)
        if data[place] != FIELDS_END
    ]
    return b"\n".join((*names, data[start:].replace(b"\0", b" ")))


def _claimed(cpg: Path) -> str:
    if not cpg.exists():
        return ""
    with cpg.open("rb") as file:
        words = file.read(64).decode("ascii", errors="ignore").strip("\ufeff \t\r\n\0").lower()
    number = re.sub(r"\D", "", words)
    for name in (words, number):
        if name in CHINESE:
            return CHINESE[name]
    numbered = (f"cp{number}", f"iso8859-{number.removeprefix('8859')}") if number else ()
    for name in (words, words.replace(" ", "-"), *numbered):
        with contextlib.suppress(LookupError, ValueError):
            return codecs.lookup(name).name
    return ""


def _decodes(text: bytes, encoding: str) -> bool:
    """The sample may end in the middle of a character."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(text)
    except (UnicodeError, LookupError):
        return False
    return True
