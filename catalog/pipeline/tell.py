"""What the agency is told of the runs of its files."""

from django.utils import timezone

from catalog.models import Job, Origin, Version
from catalog.publishing.notices import notify
from catalog.vocabulary.notices import PERSONAL_DATA, VERSION_INVALID


def tell_invalid(job: Job) -> None:
    """Only where nobody waits for the outcome: who sent the file sees it on the page."""
    if job.origin != Origin.LINK or job.created_by_id is not None or job.version is None:
        return
    _tell(job, job.version, VERSION_INVALID, {"reason": dict(job.summary)})


def tell_personal_data(job: Job, version: Version) -> None:
    """It waits for a reviewer, who need not be the one that sent the file."""
    _tell(job, version, PERSONAL_DATA, {})


def _tell(job: Job, version: Version, kind: str, more: dict[str, object]) -> None:
    figures = {"number": version.number, "filename": version.filename, **more}
    notify(job.resource.dataset, kind, figures, now=timezone.now(), resource=job.resource)
