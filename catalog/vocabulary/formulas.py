"""Text that a spreadsheet would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""

# What makes a spreadsheet take a cell for a formula, in half and full width, and what hides it from a first look.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BLANKS = " \u3000\u00a0"


def defused(text: str) -> str:
    """With an apostrophe before what would begin a formula: shown as it is by a spreadsheet, never run."""
    return f"'{text}" if text.startswith(RUNS) or text.lstrip(BLANKS).startswith(RUNS) else text
