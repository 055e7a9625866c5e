"""A column that tells rows apart by its name, and does but for a few rows: those few are a mistake.

A primary key is unique (https://specs.frictionlessdata.io/table-schema/#primary-key).
"""

from catalog.checks.keys import Key
from catalog.checks.places import SAMPLE
from catalog.checks.subject import Subject
from catalog.reading.duck import quote_name
from catalog.reading.personal import excerpt
from catalog.reading.table import Finding

# The share of rows that may repeat a value: with more, repeating is the column's nature.
FEW = 0.02
FEWEST_ROWS = 20

# Rows that are the same in every cell are duplicate rows, and said to be.
REPEATED = """
SELECT _row, first, substr(cell::VARCHAR, 1, 200), count(*) OVER () FROM (
    SELECT _row, {key} AS cell, min(_row) OVER same AS first, min(whole) OVER same <> max(whole) OVER same AS differ
    FROM (SELECT _row, {key}, hash({cells}) AS whole FROM {source} WHERE hash({key}) IN (
        SELECT hash({key}) FROM {source} GROUP BY 1 HAVING count(*) > 1
    ))
    WINDOW same AS (PARTITION BY {key})
) WHERE _row > first AND differ ORDER BY _row LIMIT {most}
"""


def check_duplicate_keys(subject: Subject) -> tuple[Finding, ...]:
    named = [key for key in subject.keys if key.named]
    if not named or subject.rows < FEWEST_ROWS or any(not key.repeated for key in named):
        return ()
    best = min(named, key=lambda key: key.repeated)
    return _repeated(subject, best) if best.repeated <= max(1, subject.rows * FEW) else ()


def _repeated(subject: Subject, key: Key) -> tuple[Finding, ...]:
    sql = REPEATED.format(
        key=quote_name(key.column.name),
        cells=", ".join(quote_name(column.name) for column in subject.columns),
        source=subject.source,
        most=SAMPLE,
    )
    places = subject.connection.execute(sql).fetchall()
    return tuple(
        Finding(
            "duplicate-key",
            row,
            key.number,
            key.column.title,
            excerpt(cell),
            count=all_ - len(places) + 1 if place == len(places) else 1,
            figures={"first": first},
        )
        for place, (row, first, cell, all_) in enumerate(places, start=1)
    )
