"""What several rules need to know of a table, found out once: which columns are odd, which are keys or personal."""

from collections.abc import Mapping
from dataclasses import replace

from catalog.checks.keys import find_keys
from catalog.checks.sample import first_cells
from catalog.checks.scientific_ids import WRITTEN
from catalog.checks.subject import Subject
from catalog.checks.text_cells import TEXT_RULES
from catalog.profiling.first_sight import Look, find_suspects, joined
from catalog.profiling.personal import find_personal_columns
from catalog.profiling.personal_kinds import FIRST_SIGHT as PERSONAL
from catalog.profiling.totals import FIRST_SIGHT as TOTALS

LOOK = joined(PERSONAL, TOTALS, *(Look(rule.coarse, {rule.code: rule.pattern}) for rule in (*TEXT_RULES, WRITTEN)))


def survey(subject: Subject, seen: Mapping[str, bool]) -> Subject:
    """`seen`: what staging saw of `LOOK.coarse`."""
    suspects = find_suspects(subject.connection, subject.parquet, subject.columns, LOOK, seen=seen)
    return replace(
        subject,
        suspects=suspects,
        first=first_cells(subject),
        keys=find_keys(subject.connection, subject.parquet, subject.columns, subject.rows),
        personal=find_personal_columns(subject.connection, subject.parquet, subject.columns, suspects=suspects),
    )
