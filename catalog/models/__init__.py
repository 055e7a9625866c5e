"""The catalog's tables, one subject a file."""

from catalog.models.activity import PUBLIC_EVENTS, Activity, Event
from catalog.models.agency import Agency, Membership, Role
from catalog.models.dataset import Dataset, State
from catalog.models.job import UNFINISHED, Job, JobStage, Stage, Status, Upload
from catalog.models.openness import AccessCheck, Assessment, CriterionMark
from catalog.models.outbox import Outbox
from catalog.models.problem import Clearance, Problem, Severity
from catalog.models.resource import Origin, Resource, Version
from catalog.models.substance import VersionSubstance
from catalog.models.table import TableProfile
from catalog.models.token import Scope, Token

__all__ = [
    "PUBLIC_EVENTS",
    "UNFINISHED",
    "AccessCheck",
    "Activity",
    "Agency",
    "Assessment",
    "Clearance",
    "CriterionMark",
    "Dataset",
    "Event",
    "Job",
    "JobStage",
    "Membership",
    "Origin",
    "Outbox",
    "Problem",
    "Resource",
    "Role",
    "Scope",
    "Severity",
    "Stage",
    "State",
    "Status",
    "TableProfile",
    "Token",
    "Upload",
    "Version",
    "VersionSubstance",
]
