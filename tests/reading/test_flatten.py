from catalog.reading.flatten import flatten


def test_nested_objects_get_dotted_names_and_lists_stay() -> None:
    assert flatten({"site": {"name": "a", "at": {"x": 1}}, "tags": [{"t": 1}]}) == {
        "site.name": "a",
        "site.at.x": 1,
        "tags": [{"t": 1}],
    }


def test_kept_key_stays_whole() -> None:
    assert flatten({"geometry": {"type": "Point"}, "p": {"q": 1}}, "geometry") == {
        "geometry": {"type": "Point"},
        "p.q": 1,
    }


def test_no_value_is_lost_where_two_would_have_one_name() -> None:
    assert flatten({"a.b": 1, "a": {"b": 2}}) == {"a.b": 1, "a.b_2": 2}


def test_empty_key_means_the_parent_itself() -> None:
    assert flatten({"price": {"": "5", "unit": "CNY"}}) == {"price": "5", "price.unit": "CNY"}
