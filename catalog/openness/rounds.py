"""The anonymous fetches that count: those of the last days, and of them the latest round."""

from datetime import datetime, timedelta

from catalog.language import Text
from catalog.openness.facts import AccessFacts, ResourceFacts
from catalog.openness.thresholds import CHECKED_DAYS

WAIT = Text(
    "Nothing to do for the file: once the dataset is public, its download is tried every day, and this is measured.",
    "文件无需处理：数据集公开后每天都会检测下载，届时即可衡量此项。",
)
# One round asks as several programs, one after the other.
ROUND = timedelta(hours=1)


def recent(resource: ResourceFacts, now: datetime) -> list[AccessFacts]:
    since = now - timedelta(days=CHECKED_DAYS.value)
    return [check for check in resource.checks if since <= check.at <= now]


def latest(resource: ResourceFacts, now: datetime) -> list[AccessFacts]:
    """The newest round; empty where nothing was tried in the last days."""
    checks = recent(resource, now)
    newest = max((check.at for check in checks), default=now)
    return [check for check in checks if newest - check.at < ROUND]


def came(check: AccessFacts) -> bool:
    """The file itself came at once, not a page before it."""
    return check.ok and check.direct
