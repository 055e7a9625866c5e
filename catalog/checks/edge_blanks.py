"""Blanks before or after a cell's text make two values of one: they are not seen, and yet they differ.

https://www.w3.org/TR/tabular-data-model/#parsing-cells strips them for the same reason.
"""

from catalog.checks.text_rule import BLANK, TextRule

EDGE_BLANKS = TextRule("edge-blanks", rf"^{BLANK}|{BLANK}$", coarse=rf"^{BLANK}|{BLANK}$")
