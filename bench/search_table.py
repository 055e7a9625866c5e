"""The figures as a table of Markdown."""

from typing import Any

HEAD = (
    "| class | found | engine p50 | p95 | HTTP p50 | p95 | PostgreSQL p50 |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)
COLUMNS = ("found", "p50_ms", "p95_ms", "http_p50_ms", "http_p95_ms", "postgres_p50_ms")


def table(figures: dict[str, Any]) -> str:
    rows = [
        f"| {name} | " + " | ".join(f"{one[column]:,}" for column in COLUMNS) + " |"
        for name, one in figures["classes"].items()
    ]
    return "\n".join([HEAD, *rows])
