"""Each kind of personal data: how a cell shows it, as SQL, and when what a column shows is evidence enough."""

from collections.abc import Callable
from dataclasses import dataclass

from catalog.profiling import headers
from catalog.profiling.first_sight import Look
from catalog.profiling.headers import Meaning, says
from catalog.profiling.profile import INTEGER, Column
from catalog.reading.duck import quote_text
from catalog.reading.personal import (
    BANK_CARD,
    CARD_FORM,
    CHECKS,
    EMAIL,
    EMAIL_FORM,
    ID_FORM,
    IP,
    LANDLINE,
    LANDLINE_FORM,
    MOBILE,
    MOBILE_FORM,
    PASSPORT,
    PLATE,
    PLATE_FORM,
    PROVINCES,
    RESIDENT_ID,
    WEIGHTS,
)

# What any text column is looked through for; the other kinds need a header that says so. A run of digits, digits in
# groups, and what marks an address of either sort or a plate: nearly every cell has none of it.
FIRST_SIGHT = Look(
    coarse=(
        rf"\d{{9}}|\d{{3}}[ -]\d{{3}}|\)\s?\d{{6}}|@[A-Za-z0-9]|[{PROVINCES}][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{{4}}"
        r"|\d\.\d+\.\d|:[0-9A-Fa-f]*:"
    ),
    exact={
        RESIDENT_ID: ID_FORM,
        MOBILE: MOBILE_FORM,
        LANDLINE: LANDLINE_FORM,
        EMAIL: EMAIL_FORM,
        PLATE: PLATE_FORM,
        BANK_CARD: CARD_FORM,
        IP: r"^\s*(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})\s*$",
    },
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Of a column's `filled` cells, `count` show the kind; in `alike` stands something of the same length or form, and
    `plain` are nothing but digits.
    """

    column: Column
    count: int
    alike: int
    plain: int

    @property
    def share(self) -> float:
        return self.count / max(1, self.column.filled)


@dataclass(frozen=True, slots=True)
class PersonalKind:
    """`seen` is SQL: what is seen in `{cell}`, '' for nothing; `alike` SQL that is true of what resembles it.

    A kind that is `asked` is looked for only where the header says so.
    """

    kind: str
    seen: str
    is_enough: Callable[[Counted], bool]
    alike: str = "false"
    asked: Meaning | None = None


# Digits after a letter or a point are part of a code or of a fraction.
NO_CODE = r"(?:^|[^0-9A-Za-z.])"


def _extract(form: str, before: str = r"(?:^|[^\d.])", after: str = r"(?:$|\D)") -> str:
    return f"regexp_extract({{cell}}, {quote_text(f'{before}({form}){after}')}, 1)"


def _whole(form: str) -> str:
    return _extract(form, r"^\s*", r"\s*$")


def _resident_id(cell: str = "{cell}") -> str:
    """The first identity number in the cell whose check character is right."""
    found = _extract(ID_FORM, after=r"(?:$|[^\dXx])").replace("{cell}", cell)
    number = f"regexp_replace({found}, '[ -]', '', 'g')"
    total = " + ".join(
        f"try_cast(substr({number}, {position}, 1) AS INTEGER) * {weight}"
        for position, weight in enumerate(WEIGHTS, start=1)
    )
    check = f"substr('{CHECKS}', ({total}) % 11 + 1, 1)"
    return f"CASE WHEN {number} <> '' AND {check} = upper(substr({number}, 18, 1)) THEN {number} ELSE '' END"


def _bank_card() -> str:
    number = _extract(CARD_FORM, NO_CODE, r"(?:$|[^0-9A-Za-z.])")
    digits = f"reverse(regexp_replace({number}, '[^0-9]', '', 'g'))"
    doubled = "CASE WHEN i % 2 = 1 THEN x::INT WHEN x::INT > 4 THEN x::INT * 2 - 9 ELSE x::INT * 2 END"
    total = f"list_sum(list_transform(string_split({digits}, ''), lambda x, i: {doubled}))"
    return f"CASE WHEN {number} = '' THEN '' WHEN ({total}) % 10 = 0 THEN {number} ELSE '' END"


def _share(least: float) -> Callable[[Counted], bool]:
    """A good part of the cells agrees with the header."""
    return lambda counted: counted.share >= least


def _is_id(counted: Counted) -> bool:
    """One in ten numbers of this form passes the check by chance, so a column of other numbers shows a few."""
    return says(counted.column.title, headers.ID_CARD) or counted.count * 2 >= counted.alike


def _is_mobile(counted: Counted) -> bool:
    """Among codes, eleven digits are a phone number only if most codes look so; in words, any is one."""
    if says(counted.column.title, headers.PHONE):
        return True
    codes = counted.column.type == INTEGER or counted.plain * 2 >= counted.column.filled
    return counted.share >= 0.5 if codes else True


def _is_landline(counted: Counted) -> bool:
    return says(counted.column.title, headers.PHONE) or counted.share >= 0.3


def _is_plate(counted: Counted) -> bool:
    return says(counted.column.title, headers.PLATE) or counted.count >= 3 or counted.share >= 0.05


def _is_card(counted: Counted) -> bool:
    """One in ten numbers passes Luhn's check by chance."""
    if says(counted.column.title, headers.BANK_ACCOUNT):
        return counted.count * 2 >= counted.alike
    return counted.count >= 5 and counted.share >= 0.5


def _is_ip(counted: Counted) -> bool:
    if says(counted.column.title, headers.VERSION):
        return False
    return says(counted.column.title, headers.IP_ADDRESS) or counted.share >= 0.5


OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
IPV6 = (
    r"(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}"
    r"|(?:[0-9A-Fa-f]{1,4}:){1,7}:"
)
ADDRESS = _whole(rf"(?:{OCTET}\.){{3}}{OCTET}|{IPV6}")
# Private, loopback and link-local addresses name no one (RFC 1918, RFC 6890).
PRIVATE = r"^\s*(?:10\.|127\.|0\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1?\s*$|[Ff][CcDd]|[Ff][Ee]80)"
PUBLIC_ADDRESS = f"CASE WHEN regexp_matches({{cell}}, '{PRIVATE}') THEN '' ELSE {ADDRESS} END"
LOCAL_PHONE = r"(?:0\d{2,3}[- ]?)?[2-8]\d{2,3}[- ]?\d{4}(?:[-转 ]\d{1,5})?|0\d{9,11}"
LIKE_ID = r"regexp_matches({cell}, '(^|\D)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]($|[^\dXx])')"
# What input methods for Chinese write, and whatever parts the digits: only where the header says that it is a number.
BARE = r"regexp_replace(translate({cell}, '０１２３４５６７８９Ｘｘ－', '0123456789Xx-'), '[\s·.　]', '', 'g')"
# Of fifteen digits, without a check, until 1999 (GB 11643-1989).
OLD_ID = r"[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
LIKE_CARD = r"regexp_matches({cell}, '(^|\D)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3,7}($|\D)')"

# The most telling first: a column is said to hold the first of these that it shows.
PERSONAL_KINDS = (
    PersonalKind(RESIDENT_ID, _resident_id(), _is_id, LIKE_ID),
    PersonalKind(RESIDENT_ID, _resident_id(BARE), _is_id, asked=headers.ID_CARD),
    PersonalKind(RESIDENT_ID, _whole(OLD_ID), _share(0.5), asked=headers.ID_CARD),
    PersonalKind(BANK_CARD, _bank_card(), _is_card, LIKE_CARD),
    PersonalKind(PASSPORT, _whole(r"(?:[EGDSPHK][A-Z]?\d{7,8}|\d{9})"), _share(0.3), asked=headers.PASSPORT),
    PersonalKind(MOBILE, _extract(MOBILE_FORM, NO_CODE, r"(?:$|[^0-9A-Za-z])"), _is_mobile),
    PersonalKind(MOBILE, _whole(r"[4-79]\d{3}[- ]?\d{4}"), _share(0.5), asked=headers.PHONE),
    PersonalKind(EMAIL, f"regexp_extract({{cell}}, '({EMAIL_FORM})', 1)", lambda _counted: True),
    PersonalKind(LANDLINE, _extract(LANDLINE_FORM), _is_landline),
    PersonalKind(LANDLINE, _whole(LOCAL_PHONE), _share(0.5), asked=headers.PHONE),
    PersonalKind(PLATE, _extract(PLATE_FORM, r"(?:^|[^A-Za-z0-9])", r"(?:$|[^A-Za-z0-9])"), _is_plate),
    PersonalKind(PLATE, _whole(r"[A-Z]{2} ?\d{1,4}"), _share(0.5), asked=headers.PLATE),
    PersonalKind(IP, PUBLIC_ADDRESS, _is_ip),
)
