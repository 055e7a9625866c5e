"""Everything that the criteria may look at, read from the database beforehand, so that the criteria stay pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from catalog.profiling.profile import Profile
from catalog.profiling.substance import Substance


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """One anonymous fetch of a resource's public address, as one user agent.

    `direct`: bytes came at once, with no script, login page or cookie. `digest` is the SHA-256 of the first bytes
    ("" when nothing came). `ranges`: a range request was answered with 206. `robots` is what the server's robots.txt
    says of the address, as in catalog.vocabulary.robots; "" where it was not read.
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
    robots: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of the publisher's, in one language. `field` is a metadata field, "file" for what a file itself says."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class ResourceFacts:
    """`changed` is when the content last changed, None before the first version; `changes` are all such moments.

    A version with the same rows as one before it, in whatever file, is no change; `repeats` counts those. `path` is the
    file's page on this site, "" where it has none; `url` is filled for a link. `substance` is None where it was never
    measured. `status` is the last validation's: queued, running, valid, invalid or failed. `format` is what the bytes
    are.
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
    substance: Substance | None = None
    repeats: int = 0
    path: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """`every` is the declared time between updates, None where none is promised.

    `missing_mandatory` and `missing_recommended` name the metadata fields that are empty. `harvested_from` is the
    origin's address, "" for the publisher's own. `access_conditions`: the agency asks for a login, key, fee or purpose.
    `collection_method` and `provenance` are the publisher's words in one language each; `statements` is all else that
    it says in words, where conditions may be hidden. `homes` are the hosts that are the agency's own.
    `personal_data_open` counts the personal-data findings that no reviewer has resolved.
    """

    now: datetime
    frequency: str
    every: timedelta | None
    license: str
    collected_by_publisher: bool
    collection_method: tuple[str, ...]
    provenance: tuple[str, ...]
    harvested_from: str
    access_conditions: bool
    declared_records: int | None
    missing_mandatory: tuple[str, ...]
    missing_recommended: tuple[str, ...]
    mandatory_fields: int
    recommended_fields: int
    personal_data_open: int
    resources: tuple[ResourceFacts, ...]
    statements: tuple[Statement, ...] = ()
    homes: tuple[str, ...] = ()
    path: str = ""
