import pytest

from catalog.fetching.asking import LONGEST_MARK, Ask, Known


@pytest.mark.parametrize(
    ("ask", "more"),
    [
        (Ask(), {}),
        (Ask(range_=(0, 0)), {"Range": "bytes=0-0"}),
        (Ask(known=Known('"v1"')), {"If-None-Match": '"v1"'}),
        (
            Ask(known=Known('W/"v1"', "Wed, 01 Jan 2025 00:00:00 GMT")),
            {"If-None-Match": 'W/"v1"', "If-Modified-Since": "Wed, 01 Jan 2025 00:00:00 GMT"},
        ),
        (Ask(known=Known('"a"\r\nX: y', "版本")), {}),
        (Ask(known=Known('"' + "x" * LONGEST_MARK)), {}),
    ],
)
def test_only_what_a_header_can_carry_is_sent_back(ask: Ask, more: dict[str, str]) -> None:
    assert ask.headers == {"User-Agent": "Kaimen", "Accept": "*/*", "Accept-Encoding": "identity", **more}


@pytest.mark.parametrize(
    ("ask", "answered"),
    [
        (Ask(), {200, 203}),
        (Ask(method="HEAD"), {200, 203}),
        (Ask(range_=(0, 9)), {200, 203, 206}),
        (Ask(known=Known('"v1"')), {200, 203, 304}),
        (Ask(known=Known("版本")), {200, 203}),
    ],
)
def test_what_was_not_asked_for_is_no_answer(ask: Ask, answered: set[int]) -> None:
    assert {status for status in range(100, 600) if ask.is_answered_by(status)} == answered
