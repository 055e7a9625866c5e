"""Columns by letter, as spreadsheets call them."""


def column_letter(number: int) -> str:
    """1 is A, 26 Z, 27 AA, 16384 XFD; "" for what is no column."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
