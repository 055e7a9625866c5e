"""`python -m catalog.reading.confine BYTES SECONDS MODULE REQUEST`: bounds this process, then becomes the module's.

What is bounded before the program begins stays bounded whatever the program does.
"""

import os
import resource
import sys

LARGEST_FILE = 256 * 1024 * 1024
OPEN_FILES = 64


def main(size: str, seconds: str, module: str, request: str) -> None:
    for limit, most in (
        (resource.RLIMIT_AS, int(size)),
        (resource.RLIMIT_CPU, int(seconds)),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    os.execv(sys.executable, [sys.executable, "-m", module, request])  # noqa: S606


if __name__ == "__main__":
    main(*sys.argv[1:])
