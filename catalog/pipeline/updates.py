"""When the content of a dataset's files really changed: with the first version that brought rows not seen before."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from catalog.models import Dataset, Severity, Version


@dataclass(frozen=True, slots=True)
class Update:
    """What version `number` brought. `new`: rows that no version before it had; else `moment` is when those came."""

    number: int
    moment: datetime
    new: bool


def updates_of(dataset: Dataset) -> dict[uuid.UUID, list[Update]]:
    """By resource, over all files of the dataset: a copy in another file, or a return to what was before, is not new.

    A version is never younger than its arrival, whatever its publisher or its server says of it. Refused ones are left
    out, and one that was never measured counts by its bytes.
    """
    found: dict[uuid.UUID, list[Update]] = defaultdict(list)
    first: dict[str, datetime] = {}
    versions = Version.objects.filter(resource__dataset=dataset).exclude(problems__severity=Severity.ERROR)
    for version in versions.select_related("substance").order_by("created", "number"):
        substance = getattr(version, "substance", None)
        digest = substance.digest if substance else version.sha256
        new = digest not in first
        moment = min(version.content_modified or version.created, version.created)
        found[version.resource_id].append(Update(version.number, first.setdefault(digest, moment), new))
    return found
