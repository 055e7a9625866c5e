"""Whether the bytes behind a link are ones that we have seen there: then they make no new version."""

from catalog.models import Job, Origin, Resource, Status, Version


def familiar(job: Job, sha256: str) -> Version | None:
    """The version that holds these bytes already; None where they are to become a new one.

    A person who asks for a link anew wants a faulty version tried again, by the checks of today; the schedule does not,
    or the same faulty file would make a version a day.
    """
    served = job.resource.version
    if served is not None and served.sha256 == sha256:
        return served
    return known_bytes(job.resource, sha256) if job.created_by_id is None else None


def known_bytes(resource: Resource, sha256: str) -> Version | None:
    """The version served, or the last one that came from the link, unless our own fault ended its run."""
    served = resource.version
    if served is not None and served.sha256 == sha256:
        return served
    newest = resource.versions.filter(origin=Origin.LINK).order_by("-number").first()
    if newest is None or newest.sha256 != sha256:
        return None
    failed = Job.objects.filter(version=newest).order_by("-created").values_list("status", flat=True).first()
    return None if failed == Status.FAILED else newest
