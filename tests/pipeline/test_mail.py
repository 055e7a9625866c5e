"""Notices by mail: one letter for all that waits, in both languages, sent a bounded number of times."""

import smtplib
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend

from catalog.models import Agency, Membership, Notice, Role
from catalog.pipeline import mail
from catalog.publishing.notices import notify
from catalog.vocabulary.notices import PERSONAL_DATA
from tests.make import NOW, Cast, make_cast, make_public_dataset

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def dataset(cast: Cast) -> Any:
    return make_public_dataset(cast.agency)


def tell(dataset: Any, at: datetime = NOW, filename: str = "a.csv") -> Notice:
    return notify(dataset, PERSONAL_DATA, {"number": 2, "filename": filename}, now=at)


def test_the_letter_says_it_in_both_languages_and_where_to_go(settings: Any, dataset: Any) -> None:
    tell(dataset)
    assert mail.send(now=NOW) == 1
    (letter,) = outbox.outbox
    assert letter.subject == "Kaimen: 您的数据有 1 条通知 / Notices on your data: 1"
    assert letter.to == ["reviewer@example.org"]
    assert letter.from_email == settings.EMAIL_FROM
    for words in (
        "演示transport局",
        "第 2 版（a.csv）发现个人信息",
        "Demo Transport Bureau",
        "Personal data was found in version 2 (a.csv)",
        "Remove it from the file",
        f"{settings.SITE_URL}/admin/catalog/dataset/{dataset.pk}/change/",
    ):
        assert words in letter.body
    assert Notice.objects.get().mailed_at == NOW


def test_reviewers_admins_and_the_contact_are_written_to_once_each(cast: Cast, dataset: Any) -> None:
    Agency.objects.filter(pk=cast.agency.pk).update(contact_email="Reviewer@Example.org")
    for number, role in enumerate((Role.ADMIN, Role.REVIEWER, Role.CONTRIBUTOR)):
        user = User.objects.create_user(f"more-{number}", f"more-{number}@example.org")
        Membership.objects.create(user=user, agency=cast.agency, role=role)
    gone = User.objects.create_user("gone", "gone@example.org", is_active=False)
    nameless = User.objects.create_user("nameless", "")
    for user in (gone, nameless):
        Membership.objects.create(user=user, agency=cast.agency, role=Role.ADMIN)
    cast.agency.refresh_from_db()
    addresses = {address.lower() for address in mail.recipients(cast.agency)}
    assert addresses == {"reviewer@example.org", "more-0@example.org", "more-1@example.org"}
    assert len(mail.recipients(cast.agency)) == 3


def test_five_hundred_notices_are_one_letter(dataset: Any) -> None:
    for number in range(500):
        tell(dataset, filename=f"{number}.csv")
    assert mail.send(now=NOW) == 1
    (letter,) = outbox.outbox
    assert "Notices on your data: 500" in letter.subject
    assert letter.body.count("Personal data was found") == mail.MOST_LINES
    assert "And 450 more in the workbench." in letter.body
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_what_happens_after_a_letter_goes_into_the_next_one_an_hour_later(dataset: Any) -> None:
    tell(dataset)
    mail.send(now=NOW)
    tell(dataset, NOW + HOUR / 4)
    assert mail.send(now=NOW + HOUR / 2) == 0
    assert mail.send(now=NOW + HOUR) == 1
    assert mail.send(now=NOW + 3 * HOUR) == 0
    assert len(outbox.outbox) == 2


def test_each_agency_has_its_own_letter(cast: Cast, dataset: Any) -> None:
    tell(dataset)
    tell(make_public_dataset(cast.other_agency, "water-levels"))
    assert mail.send(now=NOW) == 2
    assert [letter.to for letter in outbox.outbox] == [["reviewer@example.org"], ["other-publisher@example.org"]] or [
        letter.to for letter in outbox.outbox
    ] == [["other-publisher@example.org"], ["reviewer@example.org"]]
    assert all(letter.body.count("Personal data was found") == 1 for letter in outbox.outbox)


class Refusing(EmailBackend):
    """A mail server that refuses everything."""

    def send_messages(self, _messages: Any) -> int:
        raise smtplib.SMTPServerDisconnected("gone")


class Forgetful(EmailBackend):
    """Sends, and then the worker is killed before it can write that it did."""

    def send_messages(self, messages: Any) -> int:
        super().send_messages(messages)
        raise KeyboardInterrupt


def _backend(settings: Any, backend: type) -> None:
    settings.EMAIL_BACKEND = f"{backend.__module__}.{backend.__name__}"


def test_a_mail_server_that_is_away_is_tried_again_a_bounded_number_of_times(settings: Any, dataset: Any) -> None:
    tell(dataset)
    _backend(settings, Refusing)
    for minutes in range(0, 600, 5):
        mail.send(now=NOW + timedelta(minutes=minutes))
    notice = Notice.objects.get()
    assert (notice.mail_attempts, notice.mailed_at) == (mail.ATTEMPTS, None)


def test_after_a_failure_the_letter_still_goes(settings: Any, dataset: Any) -> None:
    tell(dataset)
    before = settings.EMAIL_BACKEND
    _backend(settings, Refusing)
    assert mail.send(now=NOW) == 0
    settings.EMAIL_BACKEND = before
    assert mail.send(now=NOW + timedelta(minutes=9)) == 0
    assert mail.send(now=NOW + timedelta(minutes=10)) == 1


def test_a_worker_killed_between_sending_and_writing_repeats_itself_a_few_times_at_most(
    settings: Any, dataset: Any
) -> None:
    tell(dataset)
    _backend(settings, Forgetful)
    for hours in range(20):
        try:
            mail.send(now=NOW + hours * HOUR)
        except KeyboardInterrupt:
            continue
    assert len(outbox.outbox) == mail.ATTEMPTS


def test_old_news_and_agencies_without_an_address_are_left_alone(cast: Cast, dataset: Any) -> None:
    tell(dataset, NOW - timedelta(days=8))
    assert mail.send(now=NOW) == 0
    tell(dataset)
    User.objects.update(email="")
    assert mail.send(now=NOW) == 0
    assert outbox.outbox == []
    assert Notice.objects.latest("id").mail_attempts == 0
    User.objects.filter(pk=cast.reviewer.pk).update(email="late@example.org")
    assert mail.send(now=NOW + HOUR) == 1


def test_names_with_line_breaks_can_not_add_headers_or_lines_to_others(cast: Cast, dataset: Any) -> None:
    Agency.objects.filter(pk=cast.agency.pk).update(name={"en": "A\r\nBcc: x@example.org", "zh-Hans": "甲\n乙"})
    tell(dataset, filename="a\r\nSubject: x.csv")
    assert mail.send(now=NOW) == 1
    message = outbox.outbox[0].message()
    assert message["Bcc"] is None
    assert len(message.get_all("Subject", [])) == 1
