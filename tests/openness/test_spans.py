from datetime import timedelta

import pytest

from catalog.openness.spans import span


@pytest.mark.parametrize(
    ("length", "en", "zh"),
    [
        (timedelta(0), "less than an hour", "不到 1 小时"),
        (timedelta(minutes=59), "less than an hour", "不到 1 小时"),
        (timedelta(hours=1), "1 hour", "1 小时"),
        (timedelta(days=1), "1 day", "1 天"),
        (timedelta(hours=47), "47 hours", "47 小时"),
        (timedelta(hours=49), "2 days", "2 天"),
        (timedelta(days=1200), "1,200 days", "1,200 天"),
    ],
)
def test_a_length_of_time_in_words(length: timedelta, en: str, zh: str) -> None:
    assert (span(length).en, span(length).zh) == (en, zh)
