"""A length of time in words: hours up to two days, then days."""

from datetime import timedelta

from catalog.language import Text

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def span(length: timedelta) -> Text:
    if length < HOUR:
        return Text("less than an hour", "不到 1 小时")
    if length < 2 * DAY and length % DAY:
        return _counted(length // HOUR, "hour", "小时")
    return _counted(length // DAY, "day", "天")


def _counted(count: int, english: str, chinese: str) -> Text:
    return Text(f"{count:,} {english}{'' if count == 1 else 's'}", f"{count:,} {chinese}")
