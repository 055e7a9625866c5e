"""Personal data told by its form, and how it is masked wherever an excerpt is shown.

Resident identity numbers: GB 11643-1999, whose last character is a check (ISO 7064 MOD 11-2).
"""

import re

RESIDENT_ID, MOBILE, EMAIL = "resident-id", "mobile", "email"

ID_FORM = r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
MOBILE_FORM = r"1[3-9]\d{9}"
EMAIL_FORM = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"

ANY = re.compile(rf"(?<!\d){ID_FORM}(?![\dXx])|(?<!\d){MOBILE_FORM}(?!\d)|{EMAIL_FORM}")
EXCERPT = 60


def is_resident_id(text: str) -> bool:
    if not re.fullmatch(ID_FORM, text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], WEIGHTS, strict=True))
    return CHECKS[total % 11] == text[17].upper()


def mask(text: str) -> str:
    """The first three characters and the last two: enough to find the cell, too little to know the person."""
    return text[:3] + "*" * max(3, len(text) - 5) + text[-2:]


def excerpt(cell: str, longest: int = EXCERPT) -> str:
    """The start of a cell, with whatever looks personal in it masked."""
    # Masked before it is cut: a number that the cut parts would no longer look personal.
    masked = ANY.sub(lambda match: mask(match[0]), cell[: longest * 4])
    return masked if len(cell) <= longest else masked[: longest - 1] + "…"
