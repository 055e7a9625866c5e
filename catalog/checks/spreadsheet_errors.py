"""A formula's error stands where its result should be. In a column that is no text, `wrong_cells` says so."""

from catalog.checks.text_rule import TextRule
from catalog.reading.wrong_cells import FORMULA_ERROR

SPREADSHEET_ERRORS = TextRule("spreadsheet-error", FORMULA_ERROR, coarse=r"^\s*#[A-Z]")
