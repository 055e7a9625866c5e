"""The downloads that were tried of late: what each program got, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from catalog.models import AccessCheck, Resource
from catalog.vocabulary.robots import FORBIDDEN, UNREAD

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Tried:
    at: datetime
    program: str
    outcome: str
    fine: bool


def checks_of(resource: Resource) -> tuple[Tried, ...]:
    """The newest first."""
    return tuple(_tried(AccessCheck.objects.filter(resource=resource)[:SHOWN]))


def _tried(checks: Iterable[AccessCheck]) -> Iterable[Tried]:
    for check in checks:
        yield Tried(
            check.at, check.user_agent, _outcome(check), check.ok and check.direct and check.robots != FORBIDDEN
        )


def _outcome(check: AccessCheck) -> str:
    if check.ok and check.direct and check.robots == FORBIDDEN:
        return gettext("the file came at once, though robots.txt asks programs to leave it alone")
    if check.ok and check.direct and check.robots == UNREAD:
        return gettext("the file came at once; robots.txt could not be read")
    if check.ok and check.direct:
        return gettext("the file came at once")
    if check.ok:
        return gettext("a page came in place of the file")
    if check.status:
        return gettext("the server answered %(status)d") % {"status": check.status}
    return gettext("no answer")
