"""Which openness marks a kind of problem weighs on, as the criteria in `catalog.openness.criteria` read it."""

from catalog.checks.kind import ERROR
from catalog.vocabulary.criteria import COMPLETE, MACHINE_READABLE, PRIMARY

# A file that can't be used gives no row, and no program can read it.
UNUSABLE = (COMPLETE, MACHINE_READABLE)

WEIGHS_ON: dict[str, tuple[str, ...]] = {
    "blank-header": (MACHINE_READABLE,),
    "duplicate-header": (MACHINE_READABLE,),
    "encoding": (MACHINE_READABLE,),
    "type-mismatch": (COMPLETE, MACHINE_READABLE),
    "spreadsheet-error": (COMPLETE, MACHINE_READABLE),
    "short-row": (COMPLETE,),
    "missing-mark": (COMPLETE,),
    "empty-column": (COMPLETE,),
    "broken-record": (COMPLETE,),
    "total-row": (PRIMARY,),
}
# Files of these kinds hold no table: no row can be counted, no program can read them.
NO_TABLE = "no-table-"

# A fault of the header is a fault of every row under it.
OF_EVERY_ROW = ("blank-header", "duplicate-header")


def weighs_on(code: str, severity: str) -> tuple[str, ...]:
    """Criteria by code, in page order; () for what is told and costs no mark."""
    if severity == ERROR or code.startswith(NO_TABLE):
        return UNUSABLE
    return WEIGHS_ON.get(code, ())
