"""What was probably meant."""

import pytest

from catalog.language import Text
from catalog.nearest import did_you_mean, named

UNKNOWN = Text("There is no “{name}”.{near}", "没有“{name}”。{near}")


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [("titel", ["title", "themes"], "title"), ("数两", ["数量", "站点"], "数量"), ("Title", ["title"], "title")],
)
def test_nearest_known_name_is_asked_for_in_both_languages(name: str, known: list[str], near: str) -> None:
    assert named(UNKNOWN, name, known) == Text(
        f"There is no “{name}”. Did you mean “{near}”?", f"没有“{name}”。是否指“{near}”？"
    )


def test_where_nothing_is_near_nothing_is_asked() -> None:
    assert did_you_mean("xyz", ["title"]) == Text("", "")


def test_name_with_braces_is_shown_as_it_came() -> None:
    assert named(UNKNOWN, "{name}", []).en == "There is no “{name}”."


def test_long_name_is_cut() -> None:
    assert len(named(UNKNOWN, "n" * 10_000, ["name"]).en) < 200
