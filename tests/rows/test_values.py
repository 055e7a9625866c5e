from datetime import date, datetime, time

import pytest

from catalog.profiling.profile import Column
from catalog.rows.values import parse_value, to_json


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("integer", " -42 ", -42),
        ("integer", str(2**63 - 1), 2**63 - 1),
        ("number", "1e3", 1000.0),
        ("boolean", "TRUE", True),
        ("boolean", "0", False),
        ("date", "2014-05-01", date(2014, 5, 1)),
        ("datetime", "2014-05-01T16:30:00+08:00", datetime(2014, 5, 1, 8, 30)),  # noqa: DTZ001
        ("datetime", "2014-05-01", datetime(2014, 5, 1)),  # noqa: DTZ001
        ("time", "05:30", time(5, 30)),
        ("string", " 人民 ", " 人民 "),
        ("geojson", "{}", "{}"),
    ],
)
def test_text_is_read_by_the_columns_type(type_: str, text: str, value: object) -> None:
    found = parse_value(Column("x", "x", type_, 1), "x", text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (float("nan"), None),
        (float("-inf"), None),
        (2**53 + 1, 2**53 + 1),
        (-(2**63), -(2**63)),
        (2**64, 2.0**64),
        (True, True),
        (date(2014, 5, 1), "2014-05-01"),
        (None, None),
    ],
)
def test_value_is_said_as_json_can(value: object, said: object) -> None:
    assert (to_json(value), type(to_json(value))) == (said, type(said))
