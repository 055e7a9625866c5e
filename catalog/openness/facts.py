"""Everything that the criteria may look at, read from the database beforehand, so that the criteria stay pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from catalog.profiling.profile import Profile


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """One anonymous fetch of a resource's public address, as one user agent.

    `direct`: bytes came at once, with no script, login page or cookie. `digest` is the SHA-256 of the first bytes
    ("" when nothing came). `ranges`: a range request was answered with 206.
    """

    at: datetime
    user_agent: str
    ok: bool
    status: int | None
    direct: bool
    ranges: bool
    size: int | None
    digest: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class ResourceFacts:
    """`changed` is when the content last changed (a new version with other bytes), None before the first version.

    `status` is the last validation's: queued, running, valid, invalid or failed. `format` is what the bytes are.
    `profile` is None for what has no table. `problems` are the codes found, each with its count.
    """

    id: str
    title: str
    format: str
    status: str
    encoding: str
    size: int | None
    sha256: str
    origin: str
    changed: datetime | None
    changes: tuple[datetime, ...]
    profile: Profile | None
    problems: tuple[tuple[str, int], ...]
    has_schema: bool
    checks: tuple[AccessFacts, ...]


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """`every` is the declared time between updates, None where none is promised.

    `missing_mandatory` and `missing_recommended` name the metadata fields that are empty. `harvested_from` is the
    origin's address, "" for the publisher's own. `access_conditions`: the agency asks for a login, key, fee or purpose.
    `personal_data_open` counts the personal-data findings that no reviewer has resolved.
    """

    now: datetime
    frequency: str
    every: timedelta | None
    license: str
    collected_by_publisher: bool
    has_collection_method: bool
    has_provenance: bool
    harvested_from: str
    access_conditions: bool
    declared_records: int | None
    missing_mandatory: tuple[str, ...]
    missing_recommended: tuple[str, ...]
    mandatory_fields: int
    recommended_fields: int
    personal_data_open: int
    resources: tuple[ResourceFacts, ...]
