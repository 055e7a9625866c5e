"""Profile: what the table holds, for people and for the openness criteria."""

from dataclasses import asdict

from catalog.language import Text
from catalog.models import Job, Stage, TableProfile
from catalog.pipeline.heartbeat import Progress
from catalog.pipeline.step import Outcome, Step
from catalog.pipeline.validate import version_of
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Profile
from catalog.profiling.table import profile_table
from catalog.storage.stores import tables

DESCRIBED = Text("{columns} columns described.", "已描述 {columns} 列。")
NOTHING = Text("There is no table to describe.", "没有可描述的表格。")


def prepare(job: Job, _progress: Progress) -> Profile | None:
    table = TableProfile.objects.filter(version=version_of(job)).first()
    if table is None:
        return None
    return profile_table(tables().path(table.parquet), columns_of(table.columns), rows_present=table.rows_present)


def record(job: Job, profile: Profile | None) -> Outcome:
    if profile is None:
        return Outcome(NOTHING)
    TableProfile.objects.filter(version=version_of(job)).update(
        columns=[asdict(column) for column in profile.columns],
        period_column=profile.period_column,
        period_start=profile.period_start,
        period_end=profile.period_end,
        bbox=list(profile.bbox) if profile.bbox else None,
        gaps=profile.gaps,
        total_rows=profile.total_rows,
    )
    return Outcome(DESCRIBED.fill({"columns": len(profile.columns)}))


STEP = Step(Stage.PROFILE, prepare, record)
