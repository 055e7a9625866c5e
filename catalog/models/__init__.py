"""The catalog's tables, one subject a file."""

from catalog.models.activity import PUBLIC_EVENTS, Activity, Event
from catalog.models.agency import Agency, Membership, Role
from catalog.models.bulk import Snapshot, Tombstone
from catalog.models.dataset import Dataset, State
from catalog.models.expectation import ContactColumn, ResourceSchema
from catalog.models.job import UNFINISHED, Job, JobStage, Stage, Status, Upload
from catalog.models.kept_answer import KeptAnswer
from catalog.models.link import HOST_TURN, Link, LinkCheck
from catalog.models.notice import Notice
from catalog.models.openness import AccessCheck, Assessment, CriterionMark
from catalog.models.outbox import Outbox
from catalog.models.problem import Clearance, Problem, Severity
from catalog.models.publication import Publication
from catalog.models.resource import Origin, Resource, Version
from catalog.models.robots import RobotsFile
from catalog.models.standing import Standing, standing_of
from catalog.models.substance import VersionSubstance
from catalog.models.table import TableProfile
from catalog.models.token import Scope, Token
from catalog.models.turn import Turn

__all__ = [
    "HOST_TURN",
    "PUBLIC_EVENTS",
    "UNFINISHED",
    "AccessCheck",
    "Activity",
    "Agency",
    "Assessment",
    "Clearance",
    "ContactColumn",
    "CriterionMark",
    "Dataset",
    "Event",
    "Job",
    "JobStage",
    "KeptAnswer",
    "Link",
    "LinkCheck",
    "Membership",
    "Notice",
    "Origin",
    "Outbox",
    "Problem",
    "Publication",
    "Resource",
    "ResourceSchema",
    "RobotsFile",
    "Role",
    "Scope",
    "Severity",
    "Snapshot",
    "Stage",
    "Standing",
    "State",
    "Status",
    "TableProfile",
    "Token",
    "Tombstone",
    "Turn",
    "Upload",
    "Version",
    "VersionSubstance",
    "standing_of",
]
