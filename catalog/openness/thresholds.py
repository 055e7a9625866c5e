"""Every threshold of the eight criteria, in one table. docs/openness.md shows the same figures; a test compares."""

# complete: shares of rows and cells, and of metadata fields, at or above which each part counts as met or partly met.
ROWS_MET, ROWS_PARTLY = 1.0, 0.99
CELLS_MET, CELLS_PARTLY = 0.95, 0.7
RECOMMENDED_MET = 0.5
GAPS_MET = 0.01  # missing steps of the period column, as a share of steps and rows
# primary: share of rows that are totals, above which a table is a summary.
TOTALS_SUMMARY = 0.2
# timely: age of the content as a multiple of the declared time between updates.
AGE_MET, AGE_PARTLY = 1.1, 2.0
# accessible: share of anonymous fetches of the last 30 days that brought the bytes at once.
CHECKED_DAYS = 30
REACHED_MET, REACHED_PARTLY = 0.95, 0.5
# machine-readable: share of cells that do not fit their column's type, above which a table is only partly readable.
WRONG_CELLS_PARTLY = 0.05
# non-discriminatory: how many different programs must have fetched the data before anything is said.
AGENTS_NEEDED = 2
