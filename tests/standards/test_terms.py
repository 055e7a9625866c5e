"""What several standards say in the same way."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from catalog.standards.terms import (
    address,
    filled,
    keywords_by_language,
    legible,
    license_address,
    license_name,
    media_type,
    moment,
    plain,
)
from tests.standards.make import FILE, FULL, LINK


@pytest.mark.parametrize(
    ("texts", "text"),
    [({"zh-Hans": "中", "en": "E"}, "E"), ({"zh-Hans": "中", "fr": "F"}, "中"), ({"fr": "F"}, "F"), ({}, "")],
)
def test_plain_text_is_english_where_there_is_some(texts: dict[str, str], text: str) -> None:
    assert plain(texts) == text


def test_plain_text_is_cut_with_a_mark() -> None:
    assert (plain({"en": "abcdef"}, 4), plain({"en": "abcd"}, 4)) == ("abc…", "abcd")


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 1, 12, 0, 7, 999_999, UTC),
        datetime(2026, 11, 1, 20, 0, 7, tzinfo=timezone(timedelta(hours=8))),
        datetime(2026, 11, 1, 1, 30, 7, tzinfo=timezone(-timedelta(hours=10, minutes=30))),
    ],
)
def test_a_moment_is_said_to_the_second_in_utc(at: datetime) -> None:
    assert moment(at) == "2026-11-01T12:00:07Z"


def test_what_is_empty_is_left_out_and_nought_is_not_empty() -> None:
    empty: dict[str, object] = {"none": None, "text": "", "list": [], "tuple": (), "map": {}}
    said = {"no": False, "nought": 0, "none of one": 0.0, "text": " ", "list": [None]}
    assert filled({**empty, **said}) == said


@pytest.mark.parametrize(
    ("code", "uri", "name"),
    [
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "Creative Commons Zero 1.0"),
        ("on-request", "", "Use on request only"),
        ("https://example.org/terms", "https://example.org/terms", "https://example.org/terms"),
        ("whatever", "", "whatever"),
    ],
)
def test_a_license_has_an_address_or_only_a_name(code: str, uri: str, name: str) -> None:
    assert (license_address(code), license_name(code)) == (uri, name)


def test_the_media_type_is_by_what_the_bytes_are() -> None:
    assert (media_type(FILE), media_type(LINK)) == ("text/csv", "application/octet-stream")


def test_keywords_in_chinese_script_are_chinese() -> None:
    entry = replace(FULL, keywords=("bus", "公交", "3号线", "métro"))
    assert keywords_by_language(entry) == {"und": ["bus", "métro"], "zh-Hans": ["公交", "3号线"]}


def test_control_characters_are_left_out_and_lines_kept() -> None:
    assert legible("a\x00b\x0bc\x1fd\n\t\r𝒳\ufffe") == "abcd\n\t\r𝒳"


def test_an_address_holds_nothing_that_ends_it() -> None:
    assert address('https://e.org/a b<>"{}|\\^`\n公') == "https://e.org/a%20b%3C%3E%22%7B%7D%7C%5C%5E%60%0A公"
