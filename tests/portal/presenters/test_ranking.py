"""Places of agencies: equal ones share, and who was measured too little has none."""

from types import SimpleNamespace

from portal.presenters.ranking import FEWEST, ranked


def agency(slug: str, met: float | None, public: int = 5, opened: int = 2) -> SimpleNamespace:
    return SimpleNamespace(slug=slug, met=met, public=public, opened=opened)


def test_equal_means_share_a_place_and_the_next_is_counted_on() -> None:
    lines = ranked([agency("c", 6.0), agency("a", 7.5), agency("b", 7.5), agency("d", 2.0)])
    assert [(line.agency.slug, line.place, line.shared) for line in lines] == [
        ("a", 1, True),
        ("b", 1, True),
        ("c", 3, False),
        ("d", 4, False),
    ]


def test_what_looks_equal_on_the_page_is_equal() -> None:
    # 6.25 and 6.3333 are both shown as 6.3.
    lines = ranked([agency("a", 6.25), agency("b", 19 / 3)])
    assert [(line.mean, line.place) for line in lines] == [("6.3", 1), ("6.3", 1)]


def test_a_good_mean_of_too_few_does_not_lead() -> None:
    lines = ranked([agency("one", 8.0, public=FEWEST - 1), agency("none", None), agency("many", 4.0)])
    assert [(line.agency.slug, line.place) for line in lines] == [("many", 1), ("none", None), ("one", None)]


def test_shares_are_percents() -> None:
    (line,) = ranked([agency("a", 4.0, public=3, opened=1)])
    assert (line.percent_open, line.percent_met) == (33, 50.0)
