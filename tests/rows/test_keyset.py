import base64
import json
from pathlib import Path
from typing import Any

import pytest

from catalog.rows.refusal import BadQuery
from tests.rows.tables import Asked, numbered


@pytest.fixture
def table(tmp_path: Path) -> Asked:
    return numbered(tmp_path)


def encode(content: Any) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str) -> list[Any]:
    found: list[Any] = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    return found


def is_refused(table: Asked, *pairs: tuple[str, str]) -> bool:
    with pytest.raises(BadQuery) as refused:
        table.page(*pairs)
    return (refused.value.parameter, refused.value.code) == ("cursor", "bad-cursor")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "中文",
        "!!!!",
        encode("{}"),
        encode("7"),
        encode("null"),
        encode("[]"),
        encode('"text"'),
        encode("[" * 5000),
        encode(["0" * 16, "3"]),
        "A" * 100_000,
    ],
)
def test_what_never_was_a_cursor_is_refused(table: Asked, cursor: str) -> None:
    assert is_refused(table, ("cursor", cursor))


@pytest.mark.parametrize(
    "keys",
    [
        ["x"],
        [3],
        ["9" * 50],
        ["3", "4"],
        [],
        [["3"]],
        [{}],
        [True],
        ["\ud800"],
        ["3); DROP TABLE x; --"],
    ],
)
def test_forged_keys_are_refused(table: Asked, keys: list[Any]) -> None:
    digest = decode(table.page(("limit", "1")).cursor)[0]
    assert is_refused(table, ("cursor", encode([digest, *keys])))


@pytest.mark.parametrize(
    "other",
    [
        (("sort", "-客流"),),
        (("sort", "客流"), ("客流", "120")),
        (("sort", "客流"), ("q", "x")),
        (("sort", "日期"),),
        (("group_by", "客流"), ("sort", "客流")),
    ],
)
def test_cursor_of_another_question_is_refused(table: Asked, other: tuple[tuple[str, str], ...]) -> None:
    cursor = table.page(("sort", "客流"), ("limit", "1")).cursor
    assert is_refused(table, *other, ("cursor", cursor))


def test_cursor_is_good_for_other_columns_and_another_page_size(table: Asked) -> None:
    cursor = table.page(("limit", "2")).cursor
    assert table.numbers(("limit", "3"), ("cursor", cursor)) == [2, 3, 4]
