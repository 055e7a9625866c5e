"""Mail an agency its notices: all that wait in one letter, in both languages, and then none for a while.

A try is counted before it is made, and sent is written after: a worker that is killed between the two sends the same
letter again, at most ATTEMPTS times in all. One worker at a time writes to an agency.
"""

import logging
import smtplib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F

from catalog.language import CHINESE, ENGLISH, Text, pick
from catalog.models import Agency, Membership, Notice, Role
from catalog.pipeline import turns

log = logging.getLogger(__name__)

ATTEMPTS = 5
# What is older is no news any more: it waits in the workbench.
NEWS = timedelta(days=7)
AGENCIES_AT_ONCE = 50
MOST_LINES = 50
TURN_SECONDS = 120
AFTER_FAILURE = timedelta(minutes=10)

SUBJECT = Text("Notices on your data: {count}", "您的数据有 {count} 条通知")
GREETING = Text("To {agency}", "致 {agency}")
MORE = Text("And {count} more in the workbench.", "工作台中另有 {count} 条。")
WORKBENCH = Text("Workbench: {url}", "工作台：{url}")


def send(*, now: datetime) -> int:
    """One letter to each agency that something waits for; how many were sent."""
    waiting = Notice.objects.to_mail(since=now - NEWS, attempts=ATTEMPTS)
    agencies = Agency.objects.filter(pk__in=waiting.values("agency")).order_by("pk")[:AGENCIES_AT_ONCE]
    return sum(_send_to(agency, now=now) for agency in agencies)


def _send_to(agency: Agency, *, now: datetime) -> bool:
    turn = turns.take(f"mail:{agency.pk}", now=now, seconds=TURN_SECONDS)
    if turn is None:
        return False
    waiting = Notice.objects.to_mail(since=now - NEWS, attempts=ATTEMPTS).filter(agency=agency)
    ids = list(waiting.values_list("pk", flat=True))
    addresses = recipients(agency)
    if not ids or not addresses:
        turns.give_back(turn, now=now, pause=AFTER_FAILURE)
        return False
    notices = Notice.objects.filter(pk__in=ids)
    notices.update(mail_attempts=F("mail_attempts") + 1)
    try:
        letter(agency, list(notices.select_related("dataset")[:MOST_LINES]), len(ids), addresses).send()
    except (OSError, smtplib.SMTPException):
        log.exception("the notices of agency %s could not be mailed", agency.slug)
        turns.give_back(turn, now=now, pause=AFTER_FAILURE)
        return False
    notices.update(mailed_at=now)
    turns.give_back(turn, now=now, pause=timedelta(minutes=settings.NOTICE_MAIL_MINUTES))
    return True


def recipients(agency: Agency) -> list[str]:
    """Reviewers and admins who have an address, and the agency's contact; each once."""
    members = Membership.objects.filter(agency=agency, role__in=Role.REVIEWER.includes, user__is_active=True)
    found = [*members.order_by("pk").values_list("user__email", flat=True), agency.contact_email]
    return list({address.lower(): address for address in found if address}.values())


def letter(agency: Agency, notices: Sequence[Notice], count: int, addresses: list[str]) -> EmailMessage:
    """Plain text: first all of it in Chinese, then all of it in English. `notices` are the newest of `count`."""
    subject = SUBJECT.fill({"count": count})
    body = "\n\n".join((_part(agency, notices, count, CHINESE), "-" * 60, _part(agency, notices, count, ENGLISH)))
    return EmailMessage(f"Kaimen: {subject.zh} / {subject.en}", body, settings.EMAIL_FROM, addresses)


def _part(agency: Agency, notices: Sequence[Notice], count: int, language: str) -> str:
    def say(text: Text, **figures: object) -> str:
        return pick(text.fill(figures).as_map(), language)[0]

    lines = [say(GREETING, agency=pick(agency.name, language)[0])]
    lines += [_line(notice, language) for notice in notices]
    if count > len(notices):
        lines.append(say(MORE, count=count - len(notices)))
    lines.append(say(WORKBENCH, url=f"{settings.SITE_URL}/admin/"))
    return "\n\n".join(lines)


def _line(notice: Notice, language: str) -> str:
    label, message, advice = (
        pick(text.as_map(), language)[0] for text in (notice.label, notice.message, notice.advice)
    )
    title = pick(notice.dataset.title, language)[0]
    address = f"{settings.SITE_URL}/admin/catalog/dataset/{notice.dataset_id}/change/"
    moment = notice.created.strftime("%Y-%m-%d %H:%M UTC")
    return "\n".join(f"{label}: {title}\n{moment}\n{message}\n{advice}\n{address}".splitlines())
