"""draft -> submitted -> public -> withdrawn, and back to draft with a comment.

Each step locks the dataset's row, checks the person and the state, writes the change, the history and the outbox in one
transaction, and refuses in words.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from catalog.language import Text, as_map
from catalog.models import Activity, Dataset, Event, Job, State
from catalog.publishing import personal, publications
from catalog.publishing.metadata import missing_faults
from catalog.publishing.refusal import Fault, NotAllowed, Refused
from catalog.vocabulary.levels import OPEN, PUBLISHED
from catalog.wake import wake_access_check

WRONG_STATE = Text("This can't be done while the dataset is “{state}”.", "数据集处于“{state}”状态时不能这样做。")
ONLY_MEMBERS = Text("Only members of the agency may submit its datasets.", "只有本机构成员可以提交其数据集。")
ONLY_REVIEWERS = Text("Only a reviewer of the agency may do this.", "只有本机构的审核人可以这样做。")
NO_FILE = Text("Add a file or a link that passed validation first.", "请先添加通过校验的文件或链接。")
STILL_RUNNING = Text("A file is still being validated. Wait until it is done.", "文件仍在校验，请等待完成。")
PERSONAL_DATA = Text(
    "Personal data was found and nobody has resolved it. Remove it, or let a reviewer say why it may stay.",
    "发现个人信息且尚未处理。请从文件中删除，或由审核人说明可以公开的理由。",
)
SAY_WHY = Text("Say what has to be mended, so that the publisher knows.", "请说明需要修改什么，以便发布人了解。")
SAY_WHY_WITHDRAWN = Text("Say why: the reason stands on the dataset's page.", "请说明原因：它会显示在数据集页面上。")


def _locked(dataset: Dataset) -> Dataset:
    return Dataset.objects.select_for_update(of=("self",)).select_related("agency").get(pk=dataset.pk)


def _expect(dataset: Dataset, *states: State) -> None:
    if dataset.state not in states:
        raise Refused([Fault("state", "wrong-state", WRONG_STATE.fill({"state": dataset.state}))])


def _expect_reviewer(dataset: Dataset, actor: User) -> None:
    if not actor.has_perm("catalog.review_dataset", dataset):
        raise NotAllowed(ONLY_REVIEWERS)


def _record(dataset: Dataset, event: Event, actor: User, comment: str = "") -> None:
    Activity.objects.create(dataset=dataset, event=event, actor=actor, comment=comment.strip())


def file_faults(dataset: Dataset) -> list[Fault]:
    """What keeps the files of `dataset` from being public."""
    faults = []
    if not dataset.resources.filter(version__isnull=False).exists():
        faults.append(Fault("resources", "no-file", NO_FILE))
    if Job.objects.unfinished().filter(resource__dataset=dataset).exists():
        faults.append(Fault("resources", "still-running", STILL_RUNNING))
    return faults


@transaction.atomic
def submit(dataset: Dataset, *, actor: User, comment: str = "") -> Dataset:
    dataset = _locked(dataset)
    if not actor.has_perm("catalog.submit_dataset", dataset):
        raise NotAllowed(ONLY_MEMBERS)
    _expect(dataset, State.DRAFT)
    faults = missing_faults(dataset) + file_faults(dataset)
    if faults:
        raise Refused(faults)
    dataset.state = State.SUBMITTED
    dataset.save(update_fields=["state"])
    _record(dataset, Event.SUBMITTED, actor, comment)
    return dataset


@transaction.atomic
def approve(dataset: Dataset, *, actor: User, now: datetime, comment: str = "") -> Dataset:
    """Make it public. `open` is not granted here: measurement grants it, as soon as the gate's marks are met."""
    dataset = _locked(dataset)
    _expect_reviewer(dataset, actor)
    _expect(dataset, State.SUBMITTED)
    faults = missing_faults(dataset) + file_faults(dataset)
    if personal.count_unresolved(dataset):
        faults.append(Fault("resources", "personal-data", PERSONAL_DATA))
    if faults:
        raise Refused(faults)
    dataset.state = State.PUBLIC
    dataset.issued = dataset.issued or now
    dataset.modified = now
    dataset.release_level = PUBLISHED if dataset.requested_level == OPEN else dataset.requested_level
    dataset.withdrawn_at, dataset.withdrawn_reason = None, {}
    dataset.save()
    publications.record(dataset, now=now)
    _record(dataset, Event.APPROVED, actor, comment)
    wake_access_check(dataset.pk)
    return dataset


@transaction.atomic
def return_to_publisher(dataset: Dataset, *, actor: User, comment: str) -> Dataset:
    dataset = _locked(dataset)
    _expect_reviewer(dataset, actor)
    _expect(dataset, State.SUBMITTED)
    if not comment.strip():
        raise Refused([Fault("comment", "required", SAY_WHY)])
    dataset.state = State.DRAFT
    dataset.save(update_fields=["state"])
    _record(dataset, Event.RETURNED, actor, comment)
    return dataset


@transaction.atomic
def withdraw(dataset: Dataset, *, actor: User, now: datetime, reason: str) -> Dataset:
    """Take a public dataset back. Its address answers 410 with the date and the reason, for good."""
    dataset = _locked(dataset)
    _expect_reviewer(dataset, actor)
    _expect(dataset, State.PUBLIC)
    if not reason.strip():
        raise Refused([Fault("reason", "required", SAY_WHY_WITHDRAWN)])
    dataset.state = State.WITHDRAWN
    dataset.withdrawn_at = now
    dataset.withdrawn_reason = as_map(reason)
    dataset.modified = now
    dataset.save()
    _record(dataset, Event.WITHDRAWN, actor, reason)
    return dataset
