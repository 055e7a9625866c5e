"""The picture of a dataset that is shown where its address is shared: title, agency, and the eight doors.

1200 by 630 pixels, as the Open Graph protocol's readers expect (https://ogp.me/). The face is Noto Sans CJK from a
package, not from the machine: so Chinese shows wherever this runs, and the picture is the same everywhere.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import manimgx_fonts_cjk
from PIL import Image, ImageDraw, ImageFont

from catalog.vocabulary.criteria import MET, PARTLY, UNKNOWN, UNMET
from portal.presenters.doors import DOORS, FRAME, SILL, STEP, Points

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 72
# Drawn twice as large and made smaller: Pillow's own lines have stairs.
FINE = 2
# Part of the picture's name: raise it when the drawing changes, so that nobody keeps the old one.
DRAWING = "1"

DEEP, DEEPER, WHITE, QUIET, LAMP = "#0a3a45", "#072d36", "#f4f7f5", "#c3d5d8", "#f6c860"
TONES = {MET: "#7fd6a8", PARTLY: "#f6c860", UNMET: "#ff9a90", UNKNOWN: "#8fa5ab"}
FACE = Path(manimgx_fonts_cjk.__file__).parent / "NotoSansCJK-VF.otf.ttc"
# Which of the collection's faces has the forms of characters that mainland China writes.
SIMPLIFIED = 2
LINES = 3
# Pixels to a unit of the doors.
SCALE = 4.4
TITLES = (68, 58, 50)
# A word of letters, or one character of a script that breaks anywhere.
ANYWHERE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
PIECE = re.compile(rf"[{ANYWHERE}]|[^\s{ANYWHERE}]+\s*|\s+")
# These may not begin a line.
CLINGING = "，。、；：？！）》」』”’…%,.;:?!)"


@dataclass(frozen=True, slots=True)
class Cover:
    """What is drawn, in one language. `marks` are the eight in page order, () before the first measurement."""

    title: str
    agency: str
    marks: tuple[str, ...]
    verdict: str
    level: str

    @property
    def stamp(self) -> str:
        """Names exactly this picture: whatever is seen in it is part of the name."""
        return sha256("\0".join((DRAWING, *map(str, astuple(self)))).encode()).hexdigest()[:16]


def drawn(cover: Cover) -> bytes:
    """The picture as PNG."""
    image = _shapes(cover)
    draw = ImageDraw.Draw(image)
    draw.text((MARGIN, 64), _fit(draw, cover.agency, _face(30, 500), 940), font=_face(30, 500), fill=QUIET)
    face, lines = title_lines(draw, cover.title)
    for number, line in enumerate(lines):
        draw.text((MARGIN, 124 + number * round(face.size * 1.36)), line, font=face, fill=WHITE)
    draw.text((MARGIN, 530), cover.verdict, font=_face(30, 600), fill=WHITE)
    if cover.level:
        x = MARGIN + draw.textlength(cover.verdict, font=_face(30, 600)) + 28
        draw.text((x, 530), _fit(draw, cover.level, _face(30, 400), 820 - x), font=_face(30, 400), fill=QUIET)
    draw.text((WIDTH - 232, 530), "Kaimen", font=_face(30, 700), fill=WHITE)
    draw.text((WIDTH - 112, 530), "开门", font=_face(30, 400), fill=QUIET)
    buffer = io.BytesIO()
    image.quantize(96).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def title_lines(draw: ImageDraw.ImageDraw, title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest face in which the title fits; in the smallest it is cut with an ellipsis."""
    width = WIDTH - 2 * MARGIN - 60
    for size in TITLES:
        face = _face(size, 700)
        lines = list(_wrapped(draw, title, face, width))
        if len(lines) <= LINES:
            return face, lines
    return face, [*lines[: LINES - 1], _fit(draw, "".join(lines[LINES - 1 :]), face, width)]


def _wrapped(draw: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for piece in PIECE.findall(" ".join(text.split())):
        if line and piece[0] not in CLINGING and draw.textlength((line + piece).rstrip(), font=face) > width:
            yield line.rstrip()
            line = ""
        line += piece
        # One word longer than a line.
        while draw.textlength(line.rstrip(), font=face) > width * 1.05:
            cut = next(n for n in range(len(line), 0, -1) if n == 1 or draw.textlength(line[:n], font=face) <= width)
            yield line[:cut]
            line = line[cut:]
    if line:
        yield line.rstrip()


def _fit(draw: ImageDraw.ImageDraw, text: str, face: ImageFont.FreeTypeFont, width: float) -> str:
    if draw.textlength(text, font=face) <= width:
        return text
    while text and draw.textlength(f"{text}…", font=face) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


@lru_cache(maxsize=16)
def _face(size: int, weight: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(FACE), size, index=SIMPLIFIED)
    face.set_variation_by_axes([weight])
    return face


def _shapes(cover: Cover) -> Image.Image:
    """The ground, the light that falls through the door at the right, and the eight doors."""
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), DEEP)
    pen = _Pen(ImageDraw.Draw(image))
    pen.fill(((WIDTH - 300, HEIGHT), (WIDTH - 96, 0), (WIDTH, 0), (WIDTH, HEIGHT)), DEEPER)
    pen.fill(((WIDTH - 40, 0), (WIDTH, 0), (WIDTH, HEIGHT), (WIDTH - 14, HEIGHT)), LAMP)
    for place, mark in enumerate(cover.marks):
        _door(pen, mark, MARGIN + place * STEP * SCALE, 392)
    return image.resize(SIZE, Image.Resampling.LANCZOS)


@dataclass(frozen=True, slots=True)
class _Pen:
    draw: ImageDraw.ImageDraw

    def fill(self, points: Points, colour: str) -> None:
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)

    def line(self, points: Points, colour: str, width: float = 5) -> None:
        self.draw.line([(x * FINE, y * FINE) for x, y in points], fill=colour, width=round(width * FINE), joint="curve")

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        self.draw.circle((x * FINE, y * FINE), radius * FINE, fill=colour)


def _door(pen: _Pen, mark: str, left: float, top: float) -> None:
    tone, door = TONES[mark], DOORS[mark]

    def placed(points: Points) -> Points:
        return tuple((left + x * SCALE, top + y * SCALE) for x, y in points)

    if mark == UNKNOWN:
        for start, end in _dashes(placed(FRAME)):
            pen.line((start, end), tone, 5)
        return
    if door.light:
        pen.fill(placed(door.light), tone)
    pen.line(placed(FRAME), tone)
    pen.line(placed(SILL), tone)
    pen.fill(placed(door.leaf), DEEP)
    pen.line(placed((*door.leaf, door.leaf[0])), tone)
    if door.knob:
        ((x, y),) = placed((door.knob,))
        pen.dot(x, y, 6, tone)


def _dashes(points: Points) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    for (x1, y1), (x2, y2) in pairwise(points):
        count = max(1, round((abs(x2 - x1) + abs(y2 - y1)) / 14))
        for number in range(count):
            a, b = number / count, (number + 0.5) / count
            yield (x1 + (x2 - x1) * a, y1 + (y2 - y1) * a), (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b)
