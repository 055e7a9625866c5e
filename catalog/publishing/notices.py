"""Tell an agency of what happened, in the transaction in which it happens."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from catalog.language import Text
from catalog.models import Dataset, Notice, Resource
from catalog.publishing.refusal import NotAllowed
from catalog.rules import is_told

ONLY_MEMBERS = Text("Only members of the agency may put its notices away.", "只有本机构成员可以处理本机构的通知。")


def notify(
    dataset: Dataset, kind: str, figures: Mapping[str, object], *, now: datetime, resource: Resource | None = None
) -> Notice:
    """`figures` are JSON values; what reads differently in each language is a language map."""
    return Notice.objects.create(
        agency_id=dataset.agency_id, dataset=dataset, resource=resource, kind=kind, figures=dict(figures), created=now
    )


@transaction.atomic
def put_away(notice: Notice, *, actor: User, now: datetime) -> Notice:
    """Seen, for the whole agency; who was first stays."""
    notice = Notice.objects.select_for_update(of=("self",)).select_related("agency", "dataset").get(pk=notice.pk)
    if not is_told(actor, notice):
        raise NotAllowed(ONLY_MEMBERS)
    if notice.seen_at is None:
        notice.seen_at, notice.seen_by = now, actor
        notice.save(update_fields=["seen_at", "seen_by"])
    return notice
