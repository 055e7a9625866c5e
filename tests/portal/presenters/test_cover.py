"""The picture that is shared: its size, its words in both scripts, and a name that changes with what is seen."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from portal.presenters.cover import LINES, MARGIN, SIZE, WIDTH, Cover, drawn, title_lines

MARKS = ("met", "partly", "unmet", "unknown", "met", "met", "met", "met")
COVER = Cover("Air quality by hour", "Environment Bureau", MARKS, "5 of 8 met", "open, as measured")
CHINESE = "全市机动车尾号限行规定与国控空气质量监测站小时数据（含臭氧及细颗粒物浓度），逐日更新。"


def picture(cover: Cover) -> Image.Image:
    return Image.open(io.BytesIO(drawn(cover))).convert("RGB")


def pixels(image: Image.Image, box: tuple[int, int, int, int]) -> bytes:
    return image.crop(box).tobytes()


def test_it_is_a_png_of_the_size_that_readers_expect() -> None:
    body = drawn(COVER)
    assert body.startswith(b"\x89PNG")
    assert Image.open(io.BytesIO(body)).size == SIZE


def test_chinese_characters_are_drawn_and_not_one_box_for_all() -> None:
    where = (MARGIN, 124, MARGIN + 68, 220)
    seen = {pixels(picture(replace(COVER, title=character)), where) for character in "空气质量骨"}
    assert len(seen) == 5


def test_each_mark_is_drawn_its_own_way() -> None:
    door = (MARGIN, 380, MARGIN + 80, 490)
    seen = {pixels(picture(replace(COVER, marks=(mark,))), door) for mark in MARKS[:4]}
    assert len(seen) == 4


@pytest.mark.parametrize("title", ["Bus stops", CHINESE, CHINESE * 6, "Word " * 60, "x" * 300, "，" * 80, ""])
def test_a_title_of_any_length_stays_in_its_lines(title: str) -> None:
    draw = ImageDraw.Draw(Image.new("RGB", SIZE))
    face, lines = title_lines(draw, title)
    assert len(lines) <= LINES
    assert all(draw.textlength(line, font=face) <= WIDTH - MARGIN for line in lines)


def test_a_line_does_not_begin_with_a_mark_that_clings() -> None:
    _face, lines = title_lines(ImageDraw.Draw(Image.new("RGB", SIZE)), CHINESE)
    assert [line for line in lines if line[0] in "，。）"] == []


def test_the_stamp_changes_with_everything_that_is_seen() -> None:
    others = [
        replace(COVER, title="Other"),
        replace(COVER, agency="Other"),
        replace(COVER, marks=("unmet", *MARKS[1:])),
        replace(COVER, verdict="6 of 8 met"),
        replace(COVER, level=""),
    ]
    assert len({cover.stamp for cover in (COVER, *others)}) == 6
    assert replace(COVER).stamp == COVER.stamp
