"""The design tokens as the style sheet has them, and how well its pairs of colours can be told apart.

Read from the one place where they are kept, so that the style page and its tests can't say otherwise.
"""

import re
from dataclasses import dataclass
from pathlib import Path

SHEET = Path(__file__).resolve().parent.parent / "static" / "portal" / "css" / "tokens.css"
DECLARED = re.compile(r"^\s*--([a-z0-9-]+):\s*([^;]+);", re.MULTILINE)
PAIR = re.compile(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
PLAIN = re.compile(r"#[0-9a-f]{6}")
# Text on its ground; WCAG 2.2 asks for 4.5 (1.4.3), and for 3 where it is a shape or a border (1.4.11).
PAIRS = (
    ("ink", "paper", 4.5),
    ("ink", "surface", 4.5),
    ("ink-quiet", "paper", 4.5),
    ("ink-quiet", "surface", 4.5),
    ("link", "paper", 4.5),
    ("link", "surface", 4.5),
    ("link", "accent-soft", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-deep", "deep", 4.5),
    ("on-deep-quiet", "deep", 4.5),
    ("ink", "good-soft", 4.5),
    ("ink", "warn-soft", 4.5),
    ("ink", "bad-soft", 4.5),
    ("ink", "info-soft", 4.5),
    ("lamp", "deep", 3.0),
    ("good", "surface", 3.0),
    ("warn", "surface", 3.0),
    ("bad", "surface", 3.0),
    ("focus", "paper", 3.0),
    ("line-strong", "surface", 3.0),
)


@dataclass(frozen=True, slots=True)
class Colour:
    """As `#rrggbb` in each scheme."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """Ratios as WCAG 2.2 defines them, 1 to 21; `least` is what this pair needs."""

    text: str
    ground: str
    least: float
    light: float
    dark: float


def tokens() -> dict[str, Colour]:
    """The colours, in the sheet's order; the first declaration of a name is the one of both schemes."""
    found: dict[str, Colour] = {}
    for name, value in DECLARED.findall(SHEET.read_text(encoding="utf-8")):
        pair = PAIR.fullmatch(value)
        if name in found or not (pair or PLAIN.fullmatch(value)):
            continue
        found[name] = Colour(name, *pair.groups()) if pair else Colour(name, value, value)
    return found


def contrasts() -> tuple[Contrast, ...]:
    colours = tokens()
    return tuple(_contrast(colours[text], colours[ground], least) for text, ground, least in PAIRS)


def _contrast(text: Colour, ground: Colour, least: float) -> Contrast:
    return Contrast(text.name, ground.name, least, ratio(text.light, ground.light), ratio(text.dark, ground.dark))


def ratio(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((lighter + 0.05) / (darker + 0.05), 2)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
