"""What the server of a file asks programs to leave alone, read once a day for all its files."""

from datetime import datetime, timedelta

from catalog.fetching.robots import Robots, origin_of, read_robots
from catalog.models import RobotsFile

# Section 2.4 of RFC 9309: not longer than a day. What failed may soon be mended.
KEPT, KEPT_UNKNOWN = timedelta(hours=23), timedelta(hours=1)


def verdict_of(url: str, *, allow: tuple[str, ...], now: datetime) -> str:
    """Asks the server where nobody did for a day: whoever calls has the turn at it."""
    return _robots(origin_of(url), allow, now).verdict(url)


def _robots(origin: str, allow: tuple[str, ...], now: datetime) -> Robots:
    kept = RobotsFile.objects.filter(origin=origin).first()
    if kept is not None and kept.read > now - (KEPT if kept.is_known else KEPT_UNKNOWN):
        return Robots(kept.text, kept.is_known)
    found = read_robots(origin, allow=allow)
    RobotsFile.objects.update_or_create(
        origin=origin, defaults={"read": now, "is_known": found.read, "text": found.text}
    )
    return found


def forget(*, before: datetime) -> int:
    """Remove those of servers that nobody asks any more; how many there were."""
    return RobotsFile.objects.filter(read__lt=before).delete()[0]
