"""One value of a spreadsheet or JSON file as the text that a person would have typed."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal

MIDNIGHT = time()


def cell_text(value: object) -> str | None:
    """ISO 8601 for dates and times, plain digits for numbers, JSON for what is nested; None for an empty cell."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=float)
    return _moment_text(value)


def _moment_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat(sep="T")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_text(value)
    return str(value) if isinstance(value, int | Decimal) else repr(value)


def duration_text(value: timedelta) -> str:
    """Hours, minutes and seconds: spreadsheets keep a time of day as a duration since midnight."""
    seconds = int(value.total_seconds())
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
