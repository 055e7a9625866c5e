"""Waiting for the web server that a benchmark has started."""

import time
import urllib.request


def wait_until_ready(port: int | str) -> None:
    """Asks 300 times at most, a tenth of a second apart where nobody listens yet."""
    for _try in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The web server did not come up.")
