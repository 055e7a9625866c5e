"""Personal data told by its form, and how it is masked wherever an excerpt is shown.

Resident identity numbers: GB 11643-1999, whose last character is a check (ISO 7064 MOD 11-2). Bank cards: ISO/IEC 7812,
with Luhn's check digit. Plates: GA 36-2018. Telephone numbers: the plans of ITU-T E.164 for +86, +852 and +886.
"""

import re
from collections.abc import Iterator

RESIDENT_ID, MOBILE, LANDLINE, EMAIL = "resident-id", "mobile", "landline", "email"
BANK_CARD, PASSPORT, PLATE, IP = "bank-card", "passport", "plate", "ip"
NAME, NAME_BESIDE_PHONE = "name", "name-beside-phone"
# What an agency may rightly publish of its own people: how to reach them at work.
CONTACT_KINDS = (MOBILE, LANDLINE, EMAIL, NAME_BESIDE_PHONE)

# In one, or parted as it is read out: the area, the date of birth, the rest.
ID_FORM = r"[1-9]\d{5}[ -]?(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dXx]"
MAINLAND_MOBILE = r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"
TAIWAN_MOBILE = r"(?:\+?886[- ]?|0)9\d{2}[- ]?\d{3}[- ]?\d{3}"
# Eight digits alone are anything; with the code they are a number in Hong Kong.
HONG_KONG_PHONE = r"\+?852[- ]?[2-9]\d{3}[- ]?\d{4}"
MOBILE_FORM = f"{MAINLAND_MOBILE}|{TAIWAN_MOBILE}|{HONG_KONG_PHONE}"
LANDLINE_FORM = r"(?:\(0\d{1,3}\) ?|0\d{1,3}[- ])\d{3,4}[- ]?\d{4}"
EMAIL_FORM = r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE_FORM = (
    rf"[{PROVINCES}][A-HJ-NP-Z][·• ]?"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[A-HJ-NP-Z][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJ-NP-Z])"
)
# UnionPay, Visa, Mastercard, JCB, American Express; by fours as they are printed, or in one.
CARD_FORM = r"(?:62|4\d|5[1-5]|2[2-7]|35|3[47])\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3,4}(?:[ -]?\d{1,3})?"

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"

ANY = re.compile(
    rf"(?<![\d.])(?P<id>{ID_FORM})(?![\dXx])|(?<![\d.])(?P<mobile>{MOBILE_FORM})(?!\d)|(?P<email>{EMAIL_FORM})"
    rf"|(?P<plate>{PLATE_FORM})(?![A-Za-z0-9])|(?<![\d.])(?P<card>{CARD_FORM})(?![\d.])",
    re.ASCII,
)
# Found ten times as quickly in text; all that is personal has one of these.
SIGN = re.compile(rf"\d{{3}}|@|[{PROVINCES}][A-HJ-NP-Z]", re.ASCII)
GROUPS = {"id": RESIDENT_ID, "mobile": MOBILE, "email": EMAIL, "plate": PLATE, "card": BANK_CARD}
EXCERPT = 60
LONGEST_MASK = 40


def is_resident_id(text: str) -> bool:
    if not re.fullmatch(ID_FORM, text, re.ASCII):
        return False
    number = text.replace(" ", "").replace("-", "")
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return CHECKS[total % 11] == number[17].upper()


def passes_luhn(text: str) -> bool:
    """Every second digit from the right but one is doubled (ISO/IEC 7812-1, annex B)."""
    digits = [int(character) for character in reversed(text) if character.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def mask(text: str) -> str:
    """The shape alone: `#` for a digit, `x` for a letter, `○` for a character of another script."""
    return "".join(_shape(character) for character in text[:LONGEST_MASK])


def _shape(character: str) -> str:
    if character.isdigit():
        return "#"
    if character.isascii():
        return "x" if character.isalpha() else character
    return "○" if character.isalnum() else character


def excerpt(cell: str, longest: int = EXCERPT) -> str:
    """The start of a cell, with whatever looks personal in it masked."""
    # Masked before it is cut: a number that the cut parts would no longer look personal.
    masked = ANY.sub(_mask_match, cell[: longest * 4])
    return masked if len(cell) <= longest else masked[: longest - 1] + "…"


def looks_personal(text: str) -> bool:
    """Whether something personal stands in it, whose check digit is right where it has one."""
    return first_personal(text) is not None


def first_personal(text: str) -> tuple[str, str] | None:
    """The first of `personal_in`."""
    return next(personal_in(text), None)


def personal_in(text: str) -> Iterator[tuple[str, str]]:
    """The kind and the text of whatever stands in it, with a right check digit where it has one."""
    for found in ANY.finditer(text) if SIGN.search(text) else ():
        if not _is_no_card(found) and not _is_no_id(found):
            yield GROUPS[str(found.lastgroup)], found[0]


def _mask_match(match: re.Match[str]) -> str:
    """An identity number is masked though its check is wrong: it may be a real one with a digit mistyped."""
    return match[0] if _is_no_card(match) else mask(match[0])


def _is_no_card(match: re.Match[str]) -> bool:
    return bool(match["card"]) and not passes_luhn(match[0])


def _is_no_id(match: re.Match[str]) -> bool:
    return bool(match["id"]) and not is_resident_id(match[0])
