"""What to call the file that came (https://www.rfc-editor.org/rfc/rfc6266)."""

from email.message import Message
from email.utils import collapse_rfc2231_value
from urllib.parse import unquote, unquote_to_bytes, urlsplit

LONGEST = 255
NAMELESS = "download"


def filename_of(disposition: str, url: str) -> str:
    """From Content-Disposition, else the last part of the address; no path, nothing that does not show."""
    return _clean(_suggested(disposition)) or _clean(unquote(urlsplit(url).path)) or NAMELESS


def _suggested(disposition: str) -> str:
    header = Message()
    header["Content-Disposition"] = disposition
    parameters = header.get_params(failobj=[], header="Content-Disposition")
    names = [value for key, value in parameters if key.lower() == "filename"]
    # The form that names its character set wins, wherever it stands (RFC 6266, section 4.3).
    for name in names:
        if isinstance(name, tuple):
            return collapse_rfc2231_value(name)
    return _guessed(names[0]) if names else ""


def _guessed(name: str) -> str:
    """Headers reach us as Latin-1, while servers write UTF-8, GB 18030 or percent signs into them."""
    raw = unquote_to_bytes(name.encode("latin-1", "replace"))
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _clean(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable()).strip(" .")[-LONGEST:]
