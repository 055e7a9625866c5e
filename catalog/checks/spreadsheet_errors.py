"""A formula's error stands where its result should be.

ECMA-376 part 1, 18.17.3, lists the error values; dynamic arrays have added some since.
"""

from catalog.checks.text_rule import TextRule

ERRORS = ("REF!", "N/A", "DIV/0!", "VALUE!", r"NAME\?", "NUM!", "NULL!", "SPILL!", "CALC!", "FIELD!", "BLOCKED!")
SPREADSHEET_ERRORS = TextRule("spreadsheet-error", rf"^\s*#(?:{'|'.join(ERRORS)})\s*$", coarse=r"^\s*#[A-Z]")
