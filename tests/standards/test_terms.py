"""What several standards say in the same way."""

from dataclasses import replace

import pytest

from catalog.standards.terms import (
    address,
    keywords_by_language,
    legible,
    license_address,
    license_name,
    media_type,
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
