"""Profile: what the table holds, for people and for the openness criteria."""

from dataclasses import asdict, dataclass

from catalog.language import Text
from catalog.models import Job, Stage, TableProfile, Version, VersionSubstance
from catalog.pipeline.heartbeat import Progress
from catalog.pipeline.step import Outcome, Outdated, Step
from catalog.pipeline.validate import version_of
from catalog.pipeline.workplace import workplace
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Column, Profile
from catalog.profiling.substance import Substance, measure_substance, substance_without_table
from catalog.profiling.table import profile_table
from catalog.reading.duck import locked_down
from catalog.storage.stores import blobs, tables

DESCRIBED = Text("{columns} columns described.", "已描述 {columns} 列。")
NOTHING = Text("There is no table to describe.", "没有可描述的表格。")


@dataclass(frozen=True, slots=True)
class Described:
    """`profile` is None for a file without a table; every file has a substance.

    `parquet` and `columns` are the table that was described, as validation had left it.
    """

    profile: Profile | None
    substance: Substance
    parquet: str = ""
    columns: tuple[Column, ...] = ()


def prepare(job: Job, _progress: Progress) -> Described:
    version = version_of(job)
    path = blobs().path(version.sha256)
    table = TableProfile.objects.filter(version=version).first()
    if table is None:
        return Described(None, substance_without_table(path, version.format, version.sha256))
    parquet, columns = tables().path(table.parquet), columns_of(table.columns)
    # One connection for both: opening it takes longer than either does with a small table.
    with workplace() as folder, locked_down(folder, parquet.parent) as connection:
        substance = measure_substance(connection, path, (version.format, table.encoding), parquet, columns)
        profile = profile_table(connection, parquet, columns, rows_present=table.rows_present)
    return Described(profile, substance, table.parquet, columns)


def record(job: Job, described: Described) -> Outcome:
    """Another run may have validated the version again meanwhile."""
    version, profile = version_of(job), described.profile
    table = TableProfile.objects.select_for_update().filter(version=version).first()
    found = (table.parquet, columns_of(table.columns)) if table else ("", ())
    if found != (described.parquet, described.columns):
        raise Outdated
    _keep(version, described.substance)
    if profile is None:
        return Outcome(NOTHING)
    TableProfile.objects.filter(version=version).update(
        columns=[asdict(column) for column in profile.columns],
        period_column=profile.period_column,
        period_start=profile.period_start,
        period_end=profile.period_end,
        bbox=list(profile.bbox) if profile.bbox else None,
        gaps=profile.gaps,
        total_rows=profile.total_rows,
    )
    return Outcome(DESCRIBED.fill({"columns": len(profile.columns)}))


def _keep(version: Version, substance: Substance) -> None:
    measured = asdict(substance)
    digest = measured.pop("digest")
    VersionSubstance.objects.update_or_create(version=version, defaults={"digest": digest, "measured": measured})


STEP = Step(Stage.PROFILE, prepare, record)
