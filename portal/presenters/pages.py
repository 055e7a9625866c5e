"""Numbered pages of what the index finds."""

# Deeper pages of the index cost more than anybody reads of them.
LAST_PAGE = 500


def page_number(text: str) -> int:
    """1 for anything that is no page: people follow old links."""
    plain = text.isascii() and text.isdigit() and len(text) < 6
    return min(max(int(text), 1), LAST_PAGE) if plain else 1


def pages_of(number: int, count: int, size: int) -> dict[str, int | None]:
    last = min(LAST_PAGE, max(1, -(-count // size)))
    return {
        "number": number,
        "last": last,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number < last else None,
    }
