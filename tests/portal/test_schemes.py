"""Light and dark differ by colours alone: `tests/browser/axe.py` looks for no other fault in the dark."""

from pathlib import Path

from config.settings import BASE_DIR

WRITTEN = (".css", ".html", ".js", ".py")


def _ours() -> list[Path]:
    found = (path for app in ("catalog", "portal") for path in (BASE_DIR / app).rglob("*"))
    return [path for path in found if path.suffix in WRITTEN]


def test_nothing_but_a_colour_asks_for_the_scheme() -> None:
    """`light-dark()` takes two colours (https://www.w3.org/TR/css-color-5/#light-dark); a media query could do more."""
    texts = {path: path.read_text(encoding="utf-8") for path in _ours()}
    assert any("light-dark(" in text for text in texts.values())
    assert [path for path, text in texts.items() if "prefers-color-scheme" in text] == []
