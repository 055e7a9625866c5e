"""The eight marks as doors: how far a door stands open is how far the criterion is met.

One geometry for every place that draws them: the pages (SVG symbols) and the picture that is shared (Pillow).
A door is told by its shape alone, without colour: what shines through the opening is filled, the leaf is an outline.
"""

from dataclasses import dataclass

from catalog.vocabulary.criteria import MARKS, MET, PARTLY, UNKNOWN, UNMET

Points = tuple[tuple[float, float], ...]

# Of one door, in units of its own; eight stand side by side, one each STEP.
WIDTH, HEIGHT, STEP = 16, 22, 21

FRAME: Points = ((2, 19), (2, 2), (14, 2), (14, 19))
SILL: Points = ((0, 19), (16, 19))


@dataclass(frozen=True, slots=True)
class Door:
    """`light` is the opening, filled; `leaf` the door itself, an outline; each () where there is none."""

    mark: str
    light: Points
    leaf: Points
    knob: tuple[float, float] | None = None


DOORS = {
    door.mark: door
    for door in (
        Door(MET, ((6, 2), (14, 2), (14, 19), (6, 19)), ((2, 2), (6, 4.5), (6, 21.5), (2, 19))),
        Door(PARTLY, ((10, 2), (14, 2), (14, 19), (10, 19)), ((2, 2), (10, 3.5), (10, 20.5), (2, 19)), (8, 12)),
        Door(UNMET, (), ((2, 2), (14, 2), (14, 19), (2, 19)), (11, 11)),
        Door(UNKNOWN, (), ()),
    )
}


def symbols() -> str:
    """The body of an SVG that is never shown itself: `<use href="#door-met"/>` draws one of them."""
    return "".join(_symbol(DOORS[mark.code]) for mark in MARKS)


def _symbol(door: Door) -> str:
    if door.mark == UNKNOWN:
        inside = f'<path d="{_path(FRAME)}" stroke-dasharray="1.8 2.2"/>'
    else:
        light = f'<path class="light" d="{_path(door.light)}Z"/>' if door.light else ""
        leaf = f'<path class="leaf" d="{_path(door.leaf)}Z"/>'
        knob = f'<circle class="knob" cx="{door.knob[0]}" cy="{door.knob[1]}" r="1.2"/>' if door.knob else ""
        inside = f'{light}<path d="{_path(FRAME)}{_path(SILL)}"/>{leaf}{knob}'
    return f'<symbol id="door-{door.mark}" viewBox="-1 0 {WIDTH + 2} {HEIGHT + 1}">{inside}</symbol>'


def _path(points: Points) -> str:
    return "".join(f"{'L' if index else 'M'}{x:g} {y:g}" for index, (x, y) in enumerate(points))
