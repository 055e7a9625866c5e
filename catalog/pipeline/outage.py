"""Is it us? When nothing at all can be reached, it is our own way out that is broken, and no agency's server."""

from datetime import datetime, timedelta

from catalog.models import LinkCheck

# What a broken way out of ours looks like: no name is found, no server answers.
CODES = ("unresolved", "connection", "too-slow")
WINDOW = timedelta(minutes=30)
# Fewer servers than this may well be down at once.
SERVERS = 5


def may_be_ours(code: str) -> bool:
    return code in CODES


def is_ours(*, now: datetime) -> bool:
    """No check of the last half hour reached anything, and they went to several servers."""
    recent = LinkCheck.objects.filter(at__gt=now - WINDOW, at__lte=now)
    if recent.exclude(code__in=CODES).exists():
        return False
    return recent.order_by().values("resource__link__host").distinct().count() >= SERVERS
