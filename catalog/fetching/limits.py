"""How much of our time, disk and patience one server may have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`max_bytes` counts unpacked bytes. `min_bytes_per_second` is asked of every stretch of `slow_after` seconds."""

    max_bytes: int = 2 * 1024**3
    connect_timeout: float = 5.0
    read_timeout: float = 20.0
    total_seconds: float = 600.0
    min_bytes_per_second: int = 1024
    slow_after: float = 30.0
    max_redirects: int = 5
